namespace Workbench.Figures.Charts;

/// <summary>Which frames stand for a sequence.</summary>
internal static class GridColumns
{
    /// <summary>The first, the middle (T / 2) and the last frame, each once.</summary>
    public static int[] FirstMiddleLast(int frames) => [.. new[] { 0, frames / 2, frames - 1 }.Distinct().Order()];

    /// <summary>The first, the most important (where there is a single one) and the last frame, each once, with what they are.</summary>
    public static (int Frame, string Role)[] FirstImportantLast(int frames, int? mostImportant)
    {
        (int Frame, string Role)[] all = [(0, "first"), .. mostImportant is int t ? [(t, "most important")] : Array.Empty<(int, string)>(), (frames - 1, "last")];
        return [.. all.GroupBy(frame => frame.Frame).OrderBy(group => group.Key).Select(group => (group.Key, string.Join(", ", group.Select(frame => frame.Role))))];
    }
}
