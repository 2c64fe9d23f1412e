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
        var exit = peer.End();

        Assert.Equal("ok", answer.Status);
        Assert.Equal(restart, (bool)answer.Reply["restart"]!);
        Assert.Contains("shutdown_reply", answer.Types);
        Assert.Equal(0, exit);
    }

    [Fact]
    public void Shutdown_WhileACellRunsForEver_EndsTheProcess()
    {
        using var peer = new KernelPeer();
        peer.SendAndAwaitOutput("Console.Write(\"on\"); while (true) { }");

        var answer = peer.Collect(peer.Send("shutdown_request", new JsonObject { ["restart"] = false }, "control"));

        Assert.Equal("ok", answer.Status);
        Assert.Equal(0, peer.End());
    }

    [Theory]
    [InlineData("var before = 1;")]
    [InlineData("Console.Write(\"on\"); Console.ReadLine();")]
    public void Restart_WhateverTheCellDoes_GivesAFreshKernelOnTheSamePorts(string code)
    {
        using var peer = new KernelPeer();
        if (code.Contains("on")) peer.SendAndAwaitOutput(code, allowsInput: true);
        else peer.Execute(code);
        var ports = peer.Ask("connection").ToJsonString();

        Assert.True((bool)peer.Ask("restart")["other_process"]!);
        var cell = peer.Execute("1 + 1");

        Assert.Equal("2", cell.Result);
        Assert.Equal(1, (int)cell.Reply["execution_count"]!);
        Assert.Equal("error", peer.Execute("before").Status);
        Assert.Equal(ports, peer.Ask("connection").ToJsonString());
    }

    [Theory]
    [InlineData("class Endless { ~Endless() { while (true) { } } }\nvoid Leave() => new Endless();\nLeave(); GC.Collect();")]
    [InlineData("new Thread(() => { while (true) { } }).Start();")]
    public void Shutdown_SomethingOfACellNeverEnds_EndsTheProcess(string code)
    {
        using var peer = new KernelPeer();
        peer.Execute(code);
        peer.Collect(peer.Send("shutdown_request", new JsonObject { ["restart"] = false }, "control"));

        Assert.Equal(0, peer.End());
    }

    [Fact]
    public void Parent_Killed_EndsTheProcess()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("c.json"), """{"transport": "ipc", "ip": "IP", "key": "k", "signature_scheme": "hmac-sha256", "shell_port": 1, "control_port": 2, "stdin_port": 3, "iopub_port": 4, "hb_port": 5}""".Replace("IP", folder.File("k")));
        using var parent = Process.Start("sleep", "3600");
        var start = Machine.Start(Machine.Dotnet, [Machine.KernelAssembly, folder.File("c.json")]);
        start.Environment["JPY_PARENT_PID"] = $"{parent.Id}";
        using var kernel = Process.Start(start)!;
        Assert.False(kernel.WaitForExit(TimeSpan.FromSeconds(1.5)));

        parent.Kill();
        parent.WaitForExit();

        Assert.True(kernel.WaitForExit(KernelPeer.Patience));
        Assert.Equal(0, kernel.ExitCode);
    }
}
