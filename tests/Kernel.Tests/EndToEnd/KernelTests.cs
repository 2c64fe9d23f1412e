using System.Text.Json.Nodes;

namespace Kernel.Tests.EndToEnd;

/// <summary>The kernel as jupyter_client sees it; all tests share one running kernel and leave it running.</summary>
public sealed class KernelTests(KernelPeer peer) : IClassFixture<KernelPeer>
{
    [Fact]
    public void KernelInfo_Asked_GivesProtocolAndLanguage()
    {
        foreach (var channel in (string[])["shell", "control"])
        {
            var answer = peer.Collect(peer.Send("kernel_info_request", [], channel));

            Assert.Equal("5.3", (string?)answer.Reply["protocol_version"]);
            Assert.Equal("C#", (string?)answer.Reply["language_info"]!["name"]);
            Assert.Equal(["status", "status"], answer.Types);
        }
    }

    [Fact]
    public void Execute_Expression_PublishesInOrderAndReplies()
    {
        var answer = peer.Execute("var answer = 6; answer * 7");

        Assert.Equal("ok", answer.Status);
        Assert.Equal(["status", "execute_input", "execute_result", "status"], answer.Types);
        Assert.Equal("42", answer.Result);
        Assert.Equal((int)answer.Reply["execution_count"]!, (int)answer.Published("execute_input")[0]["execution_count"]!);
    }

    [Fact]
    public void Execute_SilentOrNotStored_DoesNotCount()
    {
        var before = (int)peer.Execute("1").Reply["execution_count"]!;
        var silent = peer.Collect(peer.SendCell("Console.WriteLine(1); 5", silent: true));
        var notStored = peer.Collect(peer.SendCell("6", storeHistory: false));

        Assert.Equal(["status", "status"], silent.Types);
        Assert.Equal(before, (int)silent.Reply["execution_count"]!);
        Assert.Equal("6", notStored.Result);
        Assert.Equal(before + 1, (int)peer.Execute("1").Reply["execution_count"]!);
    }

    [Fact]
    public void Execute_UserExpressions_AreEvaluatedEachForItself()
    {
        var answer = peer.Collect(peer.SendCell("var z = 4;", expressions: new JsonObject { ["good"] = "z + 1", ["bad"] = "missingName" }));

        Assert.Equal("5", (string?)answer.Reply["user_expressions"]!["good"]!["data"]!["text/plain"]);
        Assert.Equal("error", (string?)answer.Reply["user_expressions"]!["bad"]!["status"]);
    }

    [Fact]
    public void Execute_Streams_ArriveWhileTheCellRuns()
    {
        var id = peer.SendAndAwaitOutput("Console.Write(\"early\"); await Task.Delay(-1, Interruption);");
        peer.Send("interrupt_request", [], "control");

        Assert.Equal("early", peer.Collect(id).Stream("stdout"));
    }

    [Fact]
    public void Execute_ManyWrites_AreBatchedAndAllThereBeforeIdle()
    {
        var answer = peer.Execute("var clock = System.Diagnostics.Stopwatch.StartNew(); for (var i = 0; i < 5000; i++) Console.Write(\"🌞\\n\"); Console.Error.WriteLine(\"end\"); Task.Run(() => Console.Write(\"background\")).Wait(); clock.ElapsedMilliseconds");

        Assert.Equal(string.Concat(Enumerable.Repeat("🌞\n", 5000)) + "background", answer.Stream("stdout"));
        Assert.Equal("end\n", answer.Stream("stderr"));
        // One each 50 ms, and the ends of three streams.
        Assert.InRange(answer.Published("stream").Count, 3, 4 + int.Parse(answer.Result!) / 50);
        Assert.Equal("status", answer.Types[^1]);
    }

    [Fact]
    public void Execute_DisplayAndUpdate_UseOneDisplayId()
    {
        var answer = peer.Execute("Console.Write(1); var handle = display(\"<b>a</b>\", \"text/html\"); handle.Update(\"b\"); handle");

        Assert.Equal(["status", "execute_input", "stream", "display_data", "update_display_data", "status"], answer.Types);
        var (shown, updated) = (answer.Published("display_data")[0], answer.Published("update_display_data")[0]);
        Assert.Equal("<b>a</b>", (string?)shown["data"]!["text/html"]);
        Assert.Equal("b", (string?)updated["data"]!["text/plain"]);
        Assert.Equal((string?)shown["transient"]!["display_id"], (string?)updated["transient"]!["display_id"]);
    }

    [Fact]
    public void Execute_TypeWithFormatters_SendsVendorJsonAsObject()
    {
        var answer = peer.Execute("""
            class TypeFormatterSourceAttribute(Type source) : Attribute { public Type FormatterSourceType => source; public string[] PreferredMimeTypes { get; set; } }
            public class Json { public string MimeType => "application/vnd.plotly.v1+json"; public bool Format(object value, TextWriter writer) { writer.Write("{\"data\": [1]}"); return true; } }
            public class Source { public IEnumerable<object> CreateTypeFormatters() => new[] { new Json() }; }
            [TypeFormatterSource(typeof(Source), PreferredMimeTypes = new[] { "application/vnd.plotly.v1+json" })] class Figure { public override string ToString() => "a figure"; }
            new Figure()
            """);

        var data = answer.Published("execute_result").Single()["data"]!.AsObject();
        Assert.Equal(["application/vnd.plotly.v1+json", "text/plain"], data.Select(entry => entry.Key));
        Assert.Equal(1, (int)data["application/vnd.plotly.v1+json"]!["data"]![0]!);
        Assert.Equal("a figure", (string?)data["text/plain"]);
    }

    [Fact]
    public void Execute_Error_PublishesAndRepliesTheSame()
    {
        var answer = peer.Execute("var before = 1;\nthrow new InvalidOperationException(\"lone \\ud800 half\");");

        var published = Assert.Single(answer.Published("error"));
        Assert.Equal("error", answer.Status);
        foreach (var part in (JsonObject[])[published, answer.Reply])
        {
            Assert.Equal("InvalidOperationException", (string?)part["ename"]);
            Assert.Equal("lone \ufffd half", (string?)part["evalue"]);
            Assert.Contains("line 2", (string?)part["traceback"]![1]);
        }
    }

    [Fact]
    public void Execute_QueuedBehindAFailure_IsAbortedAndTheNextOneRuns()
    {
        var failing = FailAfterAnAnswer(stopOnError: true);
        var first = peer.SendCell("Console.Write(\"must not run\");");
        var info = peer.Send("comm_info_request", []);
        var second = peer.SendCell("Console.Write(\"must not run\");");
        peer.Reply("go");

        Assert.Equal("error", peer.Collect(failing).Status);
        foreach (var aborted in (string[])[first, second])
        {
            Assert.Equal("aborted", peer.Collect(aborted).Status);
            Assert.Equal(["status", "status"], peer.Collect(aborted).Types);
        }
        Assert.Equal("ok", peer.Collect(info).Status);
        Assert.Equal("2", peer.Execute("1 + 1").Result);
    }

    [Fact]
    public void Execute_QueuedBehindAFailureThatStopsNothing_Runs()
    {
        var failing = FailAfterAnAnswer(stopOnError: false);
        var next = peer.SendCell("1 + 1");
        peer.Reply("go");

        Assert.Equal("error", peer.Collect(failing).Status);
        Assert.Equal("2", peer.Collect(next).Result);
    }

    [Fact]
    public void Control_WhileACellRuns_IsServed()
    {
        var id = peer.SendAndAwaitOutput("Console.Write(\"on\"); await Task.Delay(-1, Interruption);");

        Assert.Equal("ok", peer.Collect(peer.Send("kernel_info_request", [], "control")).Status);
        Assert.Equal("ping", (string?)peer.Ask("heartbeat")["echo"]);
        peer.Collect(peer.Send("interrupt_request", [], "control"));
        Assert.Equal("error", peer.Collect(id).Status);
    }

    [Theory]
    [InlineData("is_complete_request", """{"code": "if (true) {"}""", "incomplete")]
    [InlineData("is_complete_request", """{"code": "1 + 1"}""", "complete")]
    [InlineData("is_complete_request", """{"code": "int 5 = x;"}""", "invalid")]
    [InlineData("comm_info_request", "{}", "ok")]
    [InlineData("history_request", """{"hist_access_type": "tail", "n": 5}""", "ok")]
    [InlineData("complete_request", """{"code": "Con", "cursor_pos": 3}""", "ok")]
    [InlineData("inspect_request", """{"code": "Con", "cursor_pos": 3, "detail_level": 0}""", "ok")]
    [InlineData("is_complete_request", """{"code": 5}""", "error")]
    [InlineData("execute_request", """{"code": ["x"]}""", "error")]
    [InlineData("is_complete_request", """{"code": "var s = @\"open"}""", "incomplete")]
    public void Request_OfEachType_IsAnsweredWithItsStatus(string type, string content, string status)
    {
        var answer = peer.Collect(peer.Send(type, JsonNode.Parse(content)!.AsObject()));

        Assert.Equal(status, answer.Status);
        Assert.True(answer.IsIdle);
    }

    [Fact]
    public void Request_OfUnknownType_IsIdleWithoutReplyAndLogged()
    {
        var id = peer.Send("no_such_request", []);
        peer.Collect(peer.Send("kernel_info_request", [])); // after whose reply no other comes to what was sent before
        var answer = peer.CollectWithoutReply(id);

        Assert.False(answer.HasReply);
        Assert.True(answer.IsIdle);
        peer.AwaitLog("no_such_request");
    }

    [Fact]
    public void Message_HostileFrames_AreDroppedLoggedAndTheKernelLives()
    {
        const string Header = """{"msg_id": "1", "session": "s", "username": "u", "msg_type": "execute_request", "version": "5.3"}""";
        string[][] attacks =
        [
            ["<IDS|MSG>", new string('0', 64), Header, "{}", "{}", "{\"code\": \"Environment.Exit(1);\"}"],
            ["<IDS|MSG>", "", Header, "{}", "{}", "{\"code\": \"Environment.Exit(1);\"}"],
            ["nothing"],
            [""],
            ["<IDS|MSG>", "ab"],
            [.. Enumerable.Repeat("x", 200)],
            ["<IDS|MSG>", "\u00ff\u00fe", "\u00ff", "{", "[", "\u0000"],
        ];
        foreach (var attack in attacks)
            peer.Ask("raw", new JsonObject { ["frames"] = new JsonArray([.. attack.Select(frame => JsonValue.Create(frame))]) });

        Assert.Equal("2", peer.Execute("1 + 1").Result);
        // The attacks come over connections of their own, so they may still be on their way.
        peer.AwaitLog($"dropped message {attacks.Length} on shell");
    }

    [Fact]
    public void Execute_DeepRecursion_FitsTheCellThreadsStack() =>
        Assert.Equal("50000", peer.Execute("int Depth(int n) => n == 0 ? 0 : 1 + Depth(n - 1); Depth(50_000)").Result);

    [Fact]
    public void Execute_SurrogatePairInTwoWrites_ArrivesWhole() =>
        Assert.Equal("🌞", peer.Execute("Console.Write('\\ud83c'); await Task.Delay(200); Console.Write('\\udf1e');").Stream("stdout"));

    [Fact]
    public void Execute_OutputAfterTheCellsEnd_BelongsToThatCell()
    {
        using var folder = new TemporaryFolder();
        var id = peer.SendCell($"_ = Task.Run(async () => {{ while (!File.Exists(\"{folder.File("ended")}\")) await Task.Delay(10); Console.Write(\"late\"); }});");

        Assert.Equal("ok", peer.Collect(id).Status);
        File.WriteAllText(folder.File("ended"), "");
        peer.AwaitOutput(id, "late");
    }

    [Fact]
    public void Execute_ThreadThatThrows_IsReportedWithItsPlaceAndTheKernelLives()
    {
        var answer = peer.Execute("var kept = 5;\nvar thread = new System.Threading.Thread(() => throw new FormatException(\"lost\"));\nthread.Start(); thread.Join();");
        var id = peer.SendCell("Task.Run(Later).Wait(); await Task.Delay(-1, Interruption);\nasync void Later()\n{\n    await Task.Yield();\n    throw new IOException(\"gone\");\n}");
        peer.AwaitOutput(id);
        peer.Send("interrupt_request", [], "control");
        var later = peer.Collect(id);

        Assert.Matches(@"FormatException at Cell\[\d+\] line 2.*: lost", answer.Stream("stderr"));
        Assert.Matches(@"IOException at Cell\[\d+\] line 5, in Later: gone", later.Stream("stderr"));
        Assert.Equal("5", peer.Execute("kept").Result);
    }

    [Fact]
    public void Execute_AfterACellThatTookTheConsole_WritesAgain()
    {
        peer.Execute("Console.SetOut(new StringWriter()); Console.SetError(TextWriter.Null);");
        var answer = peer.Execute("Console.Write(\"out\"); Console.Error.Write(\"error\");");

        Assert.Equal(("out", "error"), (answer.Stream("stdout"), answer.Stream("stderr")));
    }

    /// <summary>A name of the cell's stands before the checks' own.</summary>
    [Fact]
    public void Execute_CodeThatCannotHaveChecks_RunsAndSaysSo()
    {
        var answer = peer.Execute("int Doubled(int __CellEnter) => Math.Abs(__CellEnter) * 2;\nDoubled(4)");

        Assert.Equal("8", answer.Result);
        Assert.Matches(@"^Cell\[\d+\] line 1: this code could not be given the checks", answer.Stream("stderr"));
    }

    [Fact]
    public void Execute_DisplayThatCannotBeSent_FailsTheCellAlone()
    {
        peer.Execute("var json = \"{\\\"a\\\": \\\"\\\\ud800\\\"}\"; display(json, \"application/json\");");

        Assert.Equal("2", peer.Execute("1 + 1").Result);
    }

    [Fact]
    public void Execute_ReadLine_SaysThatNoInputComes() =>
        Assert.Contains("input", (string?)peer.Execute("Console.ReadLine()").Reply["evalue"]);

    /// <summary>Sends a cell that fails half a second after the answer to its question, so that what is sent before the answer has arrived by then, however slow the machine.</summary>
    private string FailAfterAnAnswer(bool stopOnError)
    {
        var id = peer.SendCell("input(); await Task.Delay(500); throw new Exception(\"on purpose\");", stopOnError: stopOnError, allowsInput: true);
        peer.Question();
        return id;
    }
}
