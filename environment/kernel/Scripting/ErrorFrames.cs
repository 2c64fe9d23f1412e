using System.Diagnostics;

namespace Workbench.Kernel.Scripting;

/// <summary>Where an exception passed, as a reader wants it: the cells' frames first with their source lines, then the libraries', nothing of the kernel or the compiler.</summary>
/// <param name="Innermost">The first cell's frame, e.g. <c>at Cell[3] line 2, in Root</c>, or null.</param>
/// <param name="Lines">All that is shown.</param>
internal sealed record ErrorFrames(string? Innermost, IReadOnlyList<string> Lines)
{
    /// <summary>Of endless recursion a reader wants to see what turns, and what began it.</summary>
    private const int ShownInner = 15;
    private const int ShownOuter = 5;

    /// <summary>The frames of one exception, without those of its causes.</summary>
    public static ErrorFrames Of(Exception exception, CellSources sources)
    {
        List<(StackFrame Frame, string Cell)> cells = [];
        List<StackFrame> libraries = [];
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetMethod() is not { } method || FrameName.IsInternal(method)) continue;
            if ((sources.NameAt(frame.GetFileName()) ?? sources.NameOf(method.Module.Assembly)) is { } cell) cells.Add((frame, cell));
            else libraries.Add(frame);
        }
        return new ErrorFrames(cells.Count > 0 ? Place(cells[0].Frame, cells[0].Cell) : null,
            [.. Shown(cells, one => OfCell(one.Frame, one.Cell, sources)), .. Shown(libraries, frame => [OfLibrary(frame)])]);
    }

    private static IEnumerable<string> Shown<T>(List<T> frames, Func<T, IEnumerable<string>> lines) => frames.Count <= ShownInner + ShownOuter ? frames.SelectMany(lines)
        : [.. frames[..ShownInner].SelectMany(lines), $"  … and {frames.Count - ShownInner - ShownOuter} more", .. frames[^ShownOuter..].SelectMany(lines)];

    private static IEnumerable<string> OfCell(StackFrame frame, string cell, CellSources sources)
    {
        yield return "  " + Place(frame, cell);
        if (sources.NameAt(frame.GetFileName()) is { } source && sources.Line(source, frame.GetFileLineNumber())?.Trim() is { Length: > 0 } line) yield return "      " + line;
    }

    /// <summary>A <c>#line</c> directive names another file; code that the compiler wrote, such as a record's own text, has none.</summary>
    private static string Place(StackFrame frame, string cell)
    {
        var place = frame.GetFileName() is { } file ? CellSources.Place(file, frame.GetFileLineNumber()) : Path.GetFileName(cell);
        return $"at {place}{(FrameName.OfCellMethod(frame.GetMethod()) is { } name ? $", in {name}" : "")}";
    }

    private static string OfLibrary(StackFrame frame) =>
        $"  at {FrameName.OfLibraryMethod(frame.GetMethod()!)}{(frame.GetFileName() is { } file ? $", {Path.GetFileName(file)} line {frame.GetFileLineNumber()}" : "")}";
}
