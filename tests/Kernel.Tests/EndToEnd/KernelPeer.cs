using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Kernel.Tests.EndToEnd;

/// <summary>A real front end (peer.py) with a running kernel behind it.</summary>
public sealed class KernelPeer : IDisposable
{
    /// <summary>How long something that must come may take on a machine that is busy with other things.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _data = new();
    private readonly Process? _process;

    public KernelPeer() : this(null) { }

    /// <summary>A front end, and with it a kernel, started by a command that starts another, such as <c>env LANG=C</c>.</summary>
    internal KernelPeer(string[]? starter)
    {
        if (!Machine.HasJupyter) return;
        var installed = Machine.RunKernel("install", "--user-dir", _data.Path);
        Assert.True(installed.Exit == 0, installed.Error);
        string[] command = [.. starter ?? [], Machine.Python, Path.Combine(AppContext.BaseDirectory, "EndToEnd", "peer.py"), _data.File("kernel.log")];
        var start = Machine.Start(command[0], command[1..], _data.Path);
        start.RedirectStandardError = false;
        _process = Process.Start(start);
    }

    /// <summary>Asks the peer to do one of its operations.</summary>
    public JsonObject Ask(string operation, JsonObject? arguments = null)
    {
        Assert.SkipUnless(Machine.HasJupyter, Machine.NoJupyter);
        var request = arguments ?? [];
        request["op"] = operation;
        _process!.StandardInput.WriteLine(request.ToJsonString());
        var line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"peer.py ended during {operation}");
        var answer = JsonNode.Parse(line)!.AsObject();
        Assert.False(answer.ContainsKey("failure"), (string?)answer["failure"]);
        return answer;
    }

    /// <summary>Sends a request without waiting for its answer.</summary>
    public string Send(string type, JsonObject content, string channel = "shell") =>
        (string)Ask("send", new JsonObject { ["channel"] = channel, ["type"] = type, ["content"] = content })["id"]!;

    /// <summary>Sends a cell without waiting for its end.</summary>
    public string SendCell(string code, bool silent = false, bool storeHistory = true, JsonObject? expressions = null, bool stopOnError = true, bool allowsInput = false) => Send("execute_request", new JsonObject
    {
        ["code"] = code,
        ["silent"] = silent,
        ["store_history"] = storeHistory,
        ["user_expressions"] = expressions ?? [],
        ["allow_stdin"] = allowsInput,
        ["stop_on_error"] = stopOnError,
    });

    /// <summary>Waits for a request's reply and its idle.</summary>
    public Answer Collect(string id) => new(Ask("collect", new JsonObject { ["id"] = id }));

    /// <summary>Waits for the idle of a request that has no reply.</summary>
    public Answer CollectWithoutReply(string id) => new(Ask("collect", new JsonObject { ["id"] = id, ["replied"] = false }));

    /// <summary>Runs a cell to its end.</summary>
    public Answer Execute(string code) => Collect(SendCell(code));

    /// <summary>Sends a cell and waits until it has written something, so that it is known to run.</summary>
    public string SendAndAwaitOutput(string code, bool allowsInput = false)
    {
        var id = SendCell(code, allowsInput: allowsInput);
        AwaitOutput(id);
        return id;
    }

    /// <summary>Waits until a cell has written a text, or anything.</summary>
    public void AwaitOutput(string id, string text = "") =>
        Assert.True((bool)Ask("published", new JsonObject { ["id"] = id, ["type"] = "stream", ["text"] = text })["came"]!);

    /// <summary>Waits for a question on stdin.</summary>
    public JsonNode Question() => Ask("question")["question"] ?? throw new Xunit.Sdk.XunitException("expected a question on stdin, got none");

    /// <summary>Answers as jupyter_client does, or names the question.</summary>
    public void Reply(string value, string? parent = null) => Ask("answer", new JsonObject { ["value"] = value, ["parent"] = parent });

    /// <summary>Waits until the kernel's process has ended by itself, and gives its exit status; null where it has not.</summary>
    public int? End() => (int?)Ask("end")["exit"];

    /// <summary>The kernel's log so far.</summary>
    public string Log() => (string)Ask("log")["text"]!;

    /// <summary>Waits until the kernel's log holds a text.</summary>
    public void AwaitLog(string text)
    {
        var limit = DateTime.UtcNow + Patience;
        while (!Log().Contains(text))
        {
            Assert.True(DateTime.UtcNow < limit, $"expected \"{text}\" in the kernel's log, got:\n{Log()}");
            Thread.Sleep(20);
        }
    }

    public void Dispose()
    {
        if (_process is not null)
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(Patience)) _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
            _process.Dispose();
        }
        _data.Dispose();
    }

    /// <summary>What came back for a request.</summary>
    public sealed class Answer(JsonObject collected)
    {
        public JsonObject Reply => collected["reply"]?["content"]?.AsObject() ?? throw new Xunit.Sdk.XunitException("expected a reply, got none");

        public bool HasReply => collected["reply"] is not null;

        public bool IsIdle => (bool)collected["idle"]!;

        public string Status => (string)Reply["status"]!;

        public IReadOnlyList<string> Types => [.. collected["published"]!.AsArray().Select(message => (string)message!["type"]!)];

        public IReadOnlyList<JsonObject> Published(string type) =>
            [.. collected["published"]!.AsArray().Where(message => (string?)message!["type"] == type).Select(message => message!["content"]!.AsObject())];

        public string Stream(string name) => string.Concat(Published("stream").Where(stream => (string?)stream["name"] == name).Select(stream => (string?)stream["text"]));

        public string? Result => (string?)Published("execute_result").SingleOrDefault()?["data"]?["text/plain"];
    }
}
