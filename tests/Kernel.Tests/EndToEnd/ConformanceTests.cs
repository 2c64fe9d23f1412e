using System.Text.Json.Nodes;

namespace Kernel.Tests.EndToEnd;

/// <summary>The field's own conformance suite for kernels (conformance.py holds its samples).</summary>
[Collection(PortsOfJupyter.Name)]
public sealed class ConformanceTests
{
    [Fact]
    public void Suite_Run_PassesAndSkipsOnlyThePager()
    {
        Assert.SkipUnless(Machine.HasJupyter, Machine.NoJupyter);
        Assert.SkipUnless(Machine.Run(Machine.Python, ["-c", "import jupyter_kernel_test"]).Exit == 0, "needs Debian's python3-jupyter-kernel-test for /usr/bin/python3 (apt-get install it)");
        using var data = new TemporaryFolder();
        var installed = Machine.RunKernel("install", "--user-dir", data.Path);
        Assert.True(installed.Exit == 0, installed.Error);

        var (_, output, error) = Machine.Run(Machine.Python, [Path.Combine(AppContext.BaseDirectory, "EndToEnd", "conformance.py")], data.Path);

        Assert.True(output.Length > 0, error);
        var record = JsonNode.Parse(output)!.AsObject();
        Assert.Empty(record["failed"]!.AsObject().Select(problem => $"{problem.Key}: {problem.Value}"));
        // A payload that opens a pager is for IPython's "?name"; no cell of this kernel makes one.
        Assert.Equal(["test_pager"], record["skipped"]!.AsObject().Select(skipped => skipped.Key));
        Assert.InRange(record["ran"]!.AsArray().Count, 12, 100);
    }
}
