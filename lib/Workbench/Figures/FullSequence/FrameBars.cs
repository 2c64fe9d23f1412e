using System.Text.Json.Nodes;

namespace Workbench.Figures.FullSequence;

/// <summary>
/// How wide the bars of frames are: as wide as the smallest step leaves room for, all alike. Where that would make hairlines of all for the sake of a few frames that
/// are close together, each bar is as wide as its frame while it does not reach the next, and the narrowest keep an outline that can be seen.
/// </summary>
internal static class FrameBars
{
    private const double Part = 0.8, HairlinePixels = 3, OutlinePixels = 2;

    /// <summary>The width of all bars, or of each, on the axis.</summary>
    public static JsonNode Width(TimeAxis time)
    {
        if (!HasHairlines(time)) return time.Step * Part;
        double StepTo(int t) => t <= 0 || t >= time.Places.Count ? time.FrameWidth : time.Places[t] - time.Places[t - 1];
        return new JsonArray([.. time.Places.Select((_, t) => JsonValue.Create(Part * Math.Min(time.FrameWidth, Math.Min(StepTo(t), StepTo(t + 1)))))]);
    }

    /// <summary>The marker of the bars: the most important frame is red.</summary>
    public static JsonObject Marker(TimeAxis time, int? mostImportant)
    {
        JsonArray Colours() => [.. time.Places.Select((_, t) => JsonValue.Create(t == mostImportant ? Ink.MostImportant : Ink.Bar))];
        var marker = new JsonObject { ["color"] = Colours() };
        if (HasHairlines(time)) marker["line"] = new JsonObject { ["width"] = OutlinePixels, ["color"] = Colours() };
        return marker;
    }

    /// <summary>What a reader must see where bars cover each other.</summary>
    public static IEnumerable<string> Notes(TimeAxis time)
    {
        if (!HasHairlines(time)) yield break;
        int covering = Enumerable.Range(1, time.Places.Count - 1).Count(t => IsHairline(time, time.Places[t] - time.Places[t - 1]));
        yield return $"{covering} of {time.Places.Count} frames {(covering == 1 ? "stands" : "stand")} so close to the one before that their bars cover each other: zoom in to part them.";
    }

    private static bool HasHairlines(TimeAxis time) => time.IsUneven && IsHairline(time, time.Step);

    private static bool IsHairline(TimeAxis time, double step) => TimeAxis.LaptopPixels * step * Part / (time.End - time.Start) < HairlinePixels;
}
