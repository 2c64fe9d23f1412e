using System.Text.Json.Nodes;
using Workbench.Kernel.Protocol;

namespace Workbench.Kernel.Serving;

/// <summary>The cells that were run, with the plain text of their values, and the answers to <c>history_request</c>. It lives as long as the kernel and belongs to the thread that runs cells.</summary>
internal sealed class History
{
    private const int MaximumCells = 10_000;
    private const int MaximumOutputCharacters = 10_000;

    /// <summary>This session's number: the only one there is.</summary>
    private const int Session = 1;

    private readonly List<Cell> _cells = [];

    /// <summary>Keeps a cell; the oldest one is forgotten beyond 10,000.</summary>
    public void Add(int number, string code)
    {
        if (_cells.Count == MaximumCells) _cells.RemoveAt(0);
        _cells.Add(new Cell(number, JsonText.Sendable(code)));
    }

    /// <summary>Keeps the plain text of the last cell's value, its first 10,000 characters.</summary>
    public void AddOutput(string? text)
    {
        if (text?.Length > MaximumOutputCharacters) text = string.Concat(text.AsSpan(0, MaximumOutputCharacters), "…");
        _cells[^1] = _cells[^1] with { Output = text is null ? null : JsonText.Sendable(text) };
    }

    /// <summary>The answer to a <c>history_request</c>: lists of session, line and code, or with <c>output</c> of code and value.</summary>
    /// <exception cref="WireException">A field is wrong.</exception>
    public JsonObject Answer(Message request)
    {
        var withOutput = request.Flag("output", false);
        var access = request.Text("hist_access_type", "");
        var cells = access switch
        {
            "tail" => _cells.TakeLast(request.Number("n", 10)),
            "range" => Range(request.Number("session", 0), request.Number("start", 0), request.NumberOrNone("stop")),
            "search" => Search(request.Text("pattern", "*"), request.Flag("unique", false), request.NumberOrNone("n")),
            _ => throw new WireException("history_request: \"hist_access_type\": expected \"tail\", \"range\" or \"search\", got another text"),
        };
        return new JsonObject { ["status"] = "ok", ["history"] = new JsonArray([.. cells.Select(cell => cell.Entry(withOutput))]) };
    }

    /// <summary>Cells by number, the last one excluded. Session 0 is the running one, those before it are unknown; numbers below 0 count from the end.</summary>
    private IEnumerable<Cell> Range(int session, int start, int? stop)
    {
        if (session is not (0 or Session)) return [];
        var after = _cells.Count == 0 ? 1 : _cells[^1].Number + 1;
        var first = start < 0 ? after + start : start;
        var end = stop switch { null or 0 => after, < 0 => after + stop.Value, _ => stop.Value };
        return _cells.Where(cell => cell.Number >= first && cell.Number < end);
    }

    /// <summary>The last <paramref name="count"/> cells that a <see cref="Glob"/> matches as a whole; unique leaves the last of those with the same code.</summary>
    private IEnumerable<Cell> Search(string pattern, bool unique, int? count)
    {
        var matches = Glob.Matcher(pattern);
        var found = _cells.Where(cell => matches(cell.Code));
        if (unique) found = found.Reverse().DistinctBy(cell => cell.Code).Reverse();
        return count is { } most ? found.TakeLast(most) : found;
    }

    private sealed record Cell(int Number, string Code, string? Output = null)
    {
        public JsonArray Entry(bool withOutput) => new JsonArray(Session, Number, withOutput ? new JsonArray(Code, Output) : Code);
    }
}
