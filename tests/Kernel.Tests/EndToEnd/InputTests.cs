using System.Text.Json.Nodes;

namespace Kernel.Tests.EndToEnd;

/// <summary>Cells that ask the user; all tests share one running kernel and leave it running.</summary>
public sealed class InputTests(KernelPeer peer) : IClassFixture<KernelPeer>
{
    [Fact]
    public void Input_Answered_GivesTheLineToTheCell()
    {
        var id = peer.SendCell("Console.Write(\"before\"); var name = input(\"Name? \"); $\"{name}!\"", allowsInput: true);
        var question = Question();
        var before = peer.Ask("published", new JsonObject { ["id"] = id, ["type"] = "stream" });
        Answer("한국 🌞");

        Assert.Equal("input_request", (string?)question["type"]);
        Assert.Equal(id, (string?)question["parent"]);
        Assert.Equal("Name? ", (string?)question["content"]!["prompt"]);
        Assert.False((bool)question["content"]!["password"]!);
        Assert.True((bool)before["came"]!);
        Assert.False((bool)before["idle"]!);
        Assert.Equal("한국 🌞!", peer.Collect(id).Result);
    }

    [Fact]
    public void Password_Asked_IsHidden()
    {
        var id = peer.SendCell("password(\"Key: \").Length", allowsInput: true);
        var question = Question();
        Answer("secret");

        Assert.True((bool)question["content"]!["password"]!);
        Assert.Equal("6", peer.Collect(id).Result);
    }

    [Fact]
    public void ReadLine_TwiceAndRead_AskAQuestionForEachLine()
    {
        var id = peer.SendCell("var first = Console.ReadLine(); var peeked = (char)Console.In.Peek(); var one = (char)Console.Read(); var rest = Console.ReadLine(); $\"{first}|{peeked}|{one}|{rest}\"", allowsInput: true);
        Question();
        Answer("a");
        Question();
        Answer("bcd");

        Assert.Equal("a|b|b|cd", peer.Collect(id).Result);
    }

    [Fact]
    public void Read_RestOfALineFromAnEarlierCell_IsNotTheNextCellsInput()
    {
        var first = peer.SendCell("(char)Console.Read()", allowsInput: true);
        Question();
        Answer("xyz");
        Assert.Equal("x", peer.Collect(first).Result);
        var second = peer.SendCell("Console.ReadLine()", allowsInput: true);
        Question();
        Answer("new");

        Assert.Equal("new", peer.Collect(second).Result);
    }

    [Fact]
    public void Input_EndOfInput_IsNullForReadLineAndAnErrorForInput()
    {
        var id = peer.SendCell("Console.WriteLine(Console.ReadLine() is null); input()", allowsInput: true);
        Question();
        Answer("\u0004");
        Question();
        Answer("\u0004");
        var cell = peer.Collect(id);

        Assert.Equal("True\n", cell.Stream("stdout"));
        Assert.Equal("EndOfStreamException", (string?)cell.Reply["ename"]);
    }

    [Theory]
    [InlineData("Console.ReadLine()")]
    [InlineData("Console.Read()")]
    [InlineData("input(\"x\")")]
    [InlineData("password(\"x\")")]
    public void Input_FrontEndThatGivesNone_FailsTheCellWithTheReason(string code)
    {
        var cell = peer.Execute(code);

        Assert.Equal("InvalidOperationException", (string?)cell.Reply["ename"]);
        Assert.Contains("allow_stdin", (string?)cell.Reply["evalue"]);
    }

    [Theory]
    [InlineData("message")]
    [InlineData("signal")]
    public void Input_InterruptedWhileWaiting_Ends(string mode)
    {
        var id = peer.SendCell("input(\"never\")", allowsInput: true);
        Question();
        if (mode == "signal") peer.Ask("signal");
        else peer.Send("interrupt_request", [], "control");
        var cell = peer.Collect(id);

        Assert.Equal("error", cell.Status);
        Assert.Equal("2", peer.Execute("1 + 1").Result);
    }

    [Fact]
    public void Input_AnswersThatAreLateDoubleOrForAnotherQuestion_AreIgnored()
    {
        Answer("nobody asked");
        var first = peer.SendCell("input(\"1\")", allowsInput: true);
        Question();
        Answer("for another question", parent: "0123456789abcdef");
        Answer("first");
        Answer("double");
        Assert.Equal("first", peer.Collect(first).Result);

        var second = peer.SendCell("input(\"2\")", allowsInput: true);
        var question = Question();
        Answer("second", parent: (string)question["id"]!);

        Assert.Equal("second", peer.Collect(second).Result);
    }

    [Fact]
    public void Input_AnswerOfAnotherFrontEnd_IsIgnored()
    {
        var id = peer.SendCell("input(\"whose?\")", allowsInput: true);
        Question();
        using var other = new RawFrontEnd(peer);
        other.Send("stdin", "input_reply", new JsonObject { ["value"] = "stolen" });
        peer.AwaitLog("ignored a message of type \"input_reply\" on stdin");
        Answer("own");

        Assert.Equal("own", peer.Collect(id).Result);
    }

    [Fact]
    public void Input_FrontEndNotOnStdin_FailsTheCellInsteadOfWaitingForEver()
    {
        using var other = new RawFrontEnd(peer);
        other.Send("shell", "execute_request", new JsonObject { ["code"] = "input(\"nobody hears\")", ["allow_stdin"] = true });

        var reply = other.Receive("shell");

        Assert.Equal("error", reply.Text("status", ""));
        Assert.Contains("stdin channel", reply.Text("evalue", ""));
    }

    [Fact]
    public void Input_FromAThreadThatOutlivesItsCell_EndsWithTheCell()
    {
        using var folder = new TemporaryFolder();
        var asking = peer.SendCell($"string how = \"waits\"; var asker = Task.Run(() => {{ try {{ input(\"left\"); }} catch (Exception e) {{ how = e.GetType().Name; }} }}); {Await(folder.File("asked"))}", allowsInput: true);
        Question();
        File.WriteAllText(folder.File("asked"), "");
        Assert.Equal("ok", peer.Collect(asking).Status);

        Assert.Equal("OperationCanceledException", peer.Execute("asker.Wait(); how").Result);
    }

    [Fact]
    public void Input_FromAThreadBetweenCells_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var id = peer.SendCell($"_ = Task.Run(async () => {{ {Await(folder.File("ended"))} try {{ input(); }} catch (Exception e) {{ Console.Write(e.Message); }} }});", allowsInput: true);
        Assert.Equal("ok", peer.Collect(id).Status);
        File.WriteAllText(folder.File("ended"), "");
        peer.AwaitOutput(id);

        Assert.Contains("has ended", peer.Collect(id).Stream("stdout"));
    }

    private JsonNode Question() => peer.Question();

    private void Answer(string value, string? parent = null) => peer.Reply(value, parent);

    /// <summary>A cell's statement that waits until a file is there.</summary>
    private static string Await(string path) => $"while (!File.Exists(\"{path}\")) await Task.Delay(10);";
}
