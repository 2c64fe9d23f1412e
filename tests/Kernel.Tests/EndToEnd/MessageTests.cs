using System.Text.Json.Nodes;

namespace Kernel.Tests.EndToEnd;

/// <summary>The messages around execution, each as jupyter_client sees it; all tests share one running kernel and leave it running.</summary>
public sealed class MessageTests(KernelPeer peer) : IClassFixture<KernelPeer>
{
    [Fact]
    public void History_Tail_GivesTheCellsWithTheirValues()
    {
        var first = (int)peer.Execute("6 * 7").Reply["execution_count"]!;
        peer.Execute("var silentValue = 1;");
        peer.Collect(peer.SendCell("\"not stored\"", storeHistory: false));
        peer.Collect(peer.SendCell("\"silent\"", silent: true));

        var plain = Rows(new JsonObject { ["hist_access_type"] = "tail", ["n"] = 2, ["output"] = false, ["raw"] = true });
        var withOutput = Rows(new JsonObject { ["hist_access_type"] = "tail", ["n"] = 2, ["output"] = true, ["raw"] = true });

        Assert.Equal([$"[1,{first},\"6 * 7\"]", $"[1,{first + 1},\"var silentValue = 1;\"]"], plain);
        Assert.Equal([$"[1,{first},[\"6 * 7\",\"42\"]]", $"[1,{first + 1},[\"var silentValue = 1;\",null]]"], withOutput);
    }

    [Fact]
    public void History_Range_GivesTheCellsOfTheSessionAndNoneOfAnother()
    {
        var first = (int)peer.Execute("var ranged = 1;").Reply["execution_count"]!;
        peer.Execute("ranged + 1");

        Assert.Equal([$"[1,{first},\"var ranged = 1;\"]"], Rows(new JsonObject { ["hist_access_type"] = "range", ["session"] = 0, ["start"] = first, ["stop"] = first + 1 }));
        Assert.Equal([$"[1,{first + 1},\"ranged \\u002B 1\"]"], Rows(new JsonObject { ["hist_access_type"] = "range", ["session"] = 1, ["start"] = -1, ["stop"] = null }));
        Assert.Empty(Rows(new JsonObject { ["hist_access_type"] = "range", ["session"] = 2, ["start"] = first }));
    }

    [Fact]
    public void History_Search_MatchesThePatternUniqueAndLastFirst()
    {
        foreach (var code in (string[])["var sought = 1;", "sought * 2", "sought * 2", "sought * 3"]) peer.Execute(code);

        Assert.Equal(3, Rows(new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "sought [*] ?" }).Count);
        Assert.Equal(2, Rows(new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "sought*", ["unique"] = true }).Count);
        Assert.EndsWith("\"sought * 3\"]", Assert.Single(Rows(new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "sought*", ["n"] = 1 })));
        Assert.Empty(Rows(new JsonObject { ["hist_access_type"] = "search", ["pattern"] = "Sought*" }));
    }

    [Fact]
    public void History_FieldsWrong_AreAnsweredWithTheField()
    {
        var answer = peer.Collect(peer.Send("history_request", new JsonObject { ["hist_access_type"] = "all" }));

        Assert.Equal("error", answer.Status);
        Assert.Contains("hist_access_type", (string?)answer.Reply["evalue"]);
    }

    [Fact]
    public void Comm_Opened_IsClosedAtOnceWithoutAReply()
    {
        var opened = Brief(peer.Send("comm_open", new JsonObject { ["comm_id"] = "c1", ["target_name"] = "jupyter.widget", ["data"] = new JsonObject() }));

        Assert.Equal(["status", "comm_close", "status"], opened.Types);
        Assert.Equal("c1", (string?)opened.Published("comm_close")[0]["comm_id"]);
        Assert.False(opened.HasReply);
    }

    [Theory]
    [InlineData("comm_msg")]
    [InlineData("comm_close")]
    public void Comm_MessageOfAClosedOne_IsTakenSilently(string type)
    {
        var answer = Brief(peer.Send(type, new JsonObject { ["comm_id"] = "gone", ["data"] = new JsonObject() }));

        Assert.Equal(["status", "status"], answer.Types);
        Assert.False(answer.HasReply);
    }

    [Fact]
    public void Comm_IdWrong_IsIdleWithoutReply()
    {
        var answer = Brief(peer.Send("comm_open", new JsonObject { ["comm_id"] = 5 }));

        Assert.True(answer.IsIdle);
        Assert.False(answer.HasReply);
        peer.AwaitLog("comm_id");
    }

    [Fact]
    public void CommInfo_Asked_SaysNoneIsOpen() =>
        Assert.Empty(peer.Collect(peer.Send("comm_info_request", new JsonObject { ["target_name"] = "jupyter.widget" })).Reply["comms"]!.AsObject());

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ClearOutput_Called_StandsBetweenTheOutputs(bool wait)
    {
        var answer = peer.Execute($"Console.Write(\"a\"); clear_output({(wait ? "true" : "")}); Console.Write(\"b\");");

        Assert.Equal(["status", "execute_input", "stream", "clear_output", "stream", "status"], answer.Types);
        Assert.Equal(wait, (bool)answer.Published("clear_output")[0]["wait"]!);
    }

    [Fact]
    public void Debug_Asked_SaysThatThereIsNoDebugger()
    {
        var answer = peer.Collect(peer.Send("debug_request", new JsonObject { ["type"] = "request", ["seq"] = 7, ["command"] = "initialize" }, "control"));

        Assert.False((bool)answer.Reply["success"]!);
        Assert.Equal(7, (int)answer.Reply["request_seq"]!);
        Assert.Equal("initialize", (string?)answer.Reply["command"]);
        Assert.False((bool)peer.Collect(peer.Send("kernel_info_request", [])).Reply["debugger"]!);
    }

    [Theory]
    [InlineData("control")]
    [InlineData("shell")]
    public void Request_OfUnknownType_IsLoggedAndIdle(string channel)
    {
        var answer = Brief(peer.Send($"unknown_on_{channel}_request", [], channel), channel);

        Assert.False(answer.HasReply);
        Assert.True(answer.IsIdle);
        peer.AwaitLog($"unknown_on_{channel}_request");
    }

    [Theory]
    [InlineData("control")]
    [InlineData("shell")]
    public void Shutdown_FieldWrong_IsAnsweredAndTheKernelLives(string channel)
    {
        var answer = peer.Collect(peer.Send("shutdown_request", new JsonObject { ["restart"] = "yes" }, channel));

        Assert.Equal("error", answer.Status);
        Assert.Equal(["status", "status"], answer.Types);
        Assert.Equal("ok", peer.Collect(peer.Send("kernel_info_request", [], channel)).Status);
    }

    [Fact]
    public void Execute_CodeWithoutANumber_LeavesTheLinesOfTheNumberedCells()
    {
        var numbered = (int)peer.Execute("int First(int n)\n{\n    return 1 / n; // numbered\n}").Reply["execution_count"]!;
        peer.Collect(peer.SendCell("int Second(int n)\n{\n    return 2 / n; // aside\n}", storeHistory: false));
        peer.Collect(peer.SendCell("\n\nvar silent = 1;", silent: true, expressions: new JsonObject { ["a"] = "\n\n1 + 1" }));

        Assert.Contains("      return 1 / n; // numbered", Traceback("First(0)"));
        Assert.Contains("      return 2 / n; // aside", Traceback("Second(0)"));
        Assert.Contains(Traceback("Second(0)"), line => line.StartsWith($"  at Cell[{numbered}] aside ") && line.EndsWith(" line 3, in Second"));

        List<string> Traceback(string code) => [.. peer.Execute(code).Reply["traceback"]!.AsArray().Select(line => (string)line!)];
    }

    [Fact]
    public void Execute_FieldThatIsNull_CountsAsMissing()
    {
        var answer = peer.Collect(peer.Send("execute_request", new JsonObject { ["code"] = "1 + 1", ["silent"] = null, ["user_expressions"] = null, ["stop_on_error"] = null }));

        Assert.Equal("ok", answer.Status);
        Assert.Equal("2", answer.Result);
    }

    [Theory]
    [InlineData("code", "5")]
    [InlineData("silent", "\"no\"")]
    [InlineData("store_history", "1")]
    [InlineData("allow_stdin", "[]")]
    [InlineData("user_expressions", "[]")]
    [InlineData("user_expressions", """{"a": 5}""")]
    public void Execute_FieldWrong_RunsNothingAndNamesIt(string field, string value)
    {
        var content = new JsonObject { ["code"] = "Console.Write(\"must not run\");" };
        content[field] = JsonNode.Parse(value);
        var answer = peer.Collect(peer.Send("execute_request", content));

        Assert.Equal("error", answer.Status);
        Assert.Contains(field, (string?)answer.Reply["evalue"]);
        Assert.Equal(["status", "status"], answer.Types);
        Assert.Equal((int)peer.Execute("1").Reply["execution_count"]! - 1, (int)answer.Reply["execution_count"]!);
    }

    [Fact]
    public void Execute_Error_ComesBeforeIdleAndAfterTheText()
    {
        var answer = peer.Execute("Console.Write(\"text\"); throw new Exception(\"e\");");

        Assert.Equal(["status", "execute_input", "stream", "error", "status"], answer.Types);
        Assert.Equal("busy", (string?)answer.Published("status")[0]["execution_state"]);
        Assert.Equal("idle", (string?)answer.Published("status")[1]["execution_state"]);
    }

    [Fact]
    public void Interrupt_BySignal_StopsTheCell()
    {
        var id = peer.SendAndAwaitOutput("Console.Write(\"on\"); await Task.Delay(-1, Interruption);");
        peer.Ask("signal");
        var cell = peer.Collect(id);

        Assert.Equal("error", cell.Status);
        Assert.Equal("Interrupted", (string?)cell.Reply["ename"]);
        Assert.Equal("2", peer.Execute("1 + 1").Result);
    }

    [Fact]
    public void Interrupt_BySignalBetweenCells_LeavesTheKernelRunning()
    {
        peer.Ask("signal");
        // The signal may come while a cell runs, and then stops it; but no further one.
        var results = new[] { peer.Execute("1 + 1").Result, peer.Execute("1 + 1").Result, peer.Execute("1 + 1").Result };

        Assert.InRange(results.Count(result => result == "2"), 2, 3);
    }

    private List<string> Rows(JsonObject request)
    {
        var answer = peer.Collect(peer.Send("history_request", request));
        Assert.Equal("ok", answer.Status);
        return [.. answer.Reply["history"]!.AsArray().Select(row => row!.ToJsonString())];
    }

    /// <summary>What comes for a message that has no reply: up to its idle, which the next request's reply on the same channel follows.</summary>
    private KernelPeer.Answer Brief(string id, string channel = "shell")
    {
        peer.Collect(peer.Send("kernel_info_request", [], channel));
        return peer.CollectWithoutReply(id);
    }
}
