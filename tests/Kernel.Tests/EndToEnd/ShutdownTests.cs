using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Kernel.Tests.EndToEnd;

/// <summary>Every way a kernel ends; each test has a kernel of its own.</summary>
public sealed class ShutdownTests
{
    [Theory]
    [InlineData("control", false)]
    [InlineData("shell", true)]
    public void Shutdown_Asked_RepliesAndEndsTheProcess(string channel, bool restart)
    {
        using var peer = new KernelPeer();
        var id = peer.Send("shutdown_request", new JsonObject { ["restart"] = restart }, channel);
        var answer = peer.Collect(id);
        var end = peer.Ask("end", new JsonObject { ["seconds"] = 5 });

        Assert.Equal("ok", answer.Status);
        Assert.Equal(restart, (bool)answer.Reply["restart"]!);
        Assert.Contains("shutdown_reply", answer.Types);
        Assert.Equal(0, (int?)end["exit"]);
    }

    [Fact]
    public void Shutdown_WhileACellRunsForEver_EndsTheProcess()
    {
        using var peer = new KernelPeer();
        var cell = peer.SendCell("Console.Write(\"on\"); while (true) { }");
        peer.Ask("published", new JsonObject { ["id"] = cell, ["type"] = "stream" });

        var answer = peer.Collect(peer.Send("shutdown_request", new JsonObject { ["restart"] = false }, "control"));

        Assert.Equal("ok", answer.Status);
        Assert.Equal(0, (int?)peer.Ask("end", new JsonObject { ["seconds"] = 5 })["exit"]);
    }

    [Fact]
    public void Parent_Killed_EndsTheProcess()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("c.json"), """{"transport": "ipc", "ip": "IP", "key": "k", "signature_scheme": "hmac-sha256", "shell_port": 1, "control_port": 2, "stdin_port": 3, "iopub_port": 4, "hb_port": 5}""".Replace("IP", folder.File("k")));
        using var parent = Process.Start("sleep", "60");
        var start = Machine.Start(Machine.Dotnet, [Machine.KernelAssembly, folder.File("c.json")]);
        start.Environment["JPY_PARENT_PID"] = $"{parent.Id}";
        using var kernel = Process.Start(start)!;
        Assert.False(kernel.WaitForExit(TimeSpan.FromSeconds(1.5)));

        parent.Kill();
        parent.WaitForExit();

        Assert.True(kernel.WaitForExit(TimeSpan.FromSeconds(10)));
        Assert.Equal(0, kernel.ExitCode);
    }
}
