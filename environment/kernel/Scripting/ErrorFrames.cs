using System.Diagnostics;

namespace Workbench.Kernel.Scripting;

/// <summary>Where an exception passed, as a reader wants it: the cells' frames first with their source lines, then the libraries', nothing of the kernel or the compiler.</summary>
/// <param name="Innermost">The first cell's frame, e.g. <c>at Cell[3] line 2, in Root</c>, or null.</param>
/// <param name="Lines">All that is shown.</param>
internal sealed record ErrorFrames(string? Innermost, IReadOnlyList<string> Lines)
{
    private const int ShownFrames = 20;

    /// <summary>The frames of one exception, without those of its causes.</summary>
    public static ErrorFrames Of(Exception exception, CellSources sources)
    {
        List<string> cells = [], libraries = [];
        string? innermost = null;
        foreach (var frame in new StackTrace(exception, fNeedFileInfo: true).GetFrames())
        {
            var method = frame.GetMethod();
            if (sources.NameAt(frame.GetFileName()) is { } source)
            {
                var name = FrameName.OfCellMethod(method);
                var place = $"at {CellSources.Place(source, frame.GetFileLineNumber())}{(name is null ? "" : $", in {name}")}";
                innermost ??= place;
                cells.Add("  " + place);
                if (sources.Line(source, frame.GetFileLineNumber())?.Trim() is { Length: > 0 } line) cells.Add("      " + line);
            }
            else if (method is not null && !FrameName.IsInternal(method))
            {
                libraries.Add($"  at {FrameName.OfLibraryMethod(method)}{(frame.GetFileName() is { } file ? $", {Path.GetFileName(file)} line {frame.GetFileLineNumber()}" : "")}");
            }
        }
        if (libraries.Count > ShownFrames) libraries = [.. libraries.Take(ShownFrames), $"  … and {libraries.Count - ShownFrames} more"];
        if (cells.Count > 2 * ShownFrames) cells = [.. cells.Take(2 * ShownFrames), $"  … and {cells.Count / 2 - ShownFrames} more"];
        return new ErrorFrames(innermost, [.. cells, .. libraries]);
    }
}
