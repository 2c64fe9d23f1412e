using System.Text.Json.Nodes;
using Workbench.Kernel.Display;
using Workbench.Kernel.Scripting;

namespace Kernel.Tests.Scripting;

/// <summary>A session without a front end: cells are numbered from 1.</summary>
internal sealed class Notebook(string? folder = null)
{
    private readonly CSharpSession _session = new(new NotebookGlobals(new Nowhere(), () => CancellationToken.None), folder ?? "/");
    private int _count;

    /// <summary>Runs a cell that must succeed and returns its value.</summary>
    public object? Run(string code)
    {
        var outcome = _session.Run(code, ++_count, CancellationToken.None);
        Assert.True(outcome.Error is null, string.Join('\n', outcome.Error?.Traceback ?? []));
        return outcome.Value;
    }

    /// <summary>Runs a cell that must fail and returns its error.</summary>
    public CellError Fail(string code) => _session.Run(code, ++_count, CancellationToken.None).Error ?? throw new Xunit.Sdk.XunitException($"expected an error from: {code}");

    /// <summary>Runs a cell and returns the whole outcome.</summary>
    public CellOutcome Outcome(string code) => _session.Run(code, ++_count, CancellationToken.None);

    private sealed class Nowhere : IDisplaySurface
    {
        public void Show(JsonObject bundle, string id) { }

        public void Update(JsonObject bundle, string id) { }
    }
}
