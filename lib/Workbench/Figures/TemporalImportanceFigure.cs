using System.Text.Json.Nodes;
using Workbench.Figures.Charts;
using Workbench.Figures.FullSequence;

namespace Workbench.Figures;

/// <summary>Choices of view for <see cref="TemporalImportanceFigure"/>.</summary>
public sealed record TemporalImportanceFigureOptions() : FigureOptions("Temporal importance");

/// <summary>Temporal importance (figure F5): a bar for each frame, the trend, the most important frame, the pattern A to D, and how long before the forecast the peak lies.</summary>
public static class TemporalImportanceFigure
{
    private const int PlotPixels = 240, LeftMargin = 80;

    /// <summary>Draws the bars over time in hours from the last frame.</summary>
    /// <param name="importance">T values; signed changes, where given, stand under the mouse.</param>
    /// <param name="times">The T frames' times; dated ones show UTC under the mouse.</param>
    /// <param name="forecast">The predicted values, whose analysed horizon is marked green; null for none.</param>
    /// <param name="options">Choices of view; null for the defaults.</param>
    /// <returns>The figure. What is missing (NaN), all zero or tied is left out and said in a note.</returns>
    /// <exception cref="ArgumentException">The count of values differs from the count of times; the message holds both.</exception>
    /// <remarks>
    /// Lead time: the analysed horizon minus the time of the most important frame, in hours. Trend: <c>t − 2</c> to <c>t + 2</c>. Where bars would be slivers beside the
    /// horizon (frames minutes apart, a horizon of half a day), it stands in a strip beside the bars' axis, not to scale, which a fact states. Deterministic.
    /// </remarks>
    public static Figure Create(FrameImportance importance, FrameTimes times, Forecast? forecast = null, TemporalImportanceFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(importance);
        ArgumentNullException.ThrowIfNull(times);
        if (importance.Values.Length != times.Count)
            throw new ArgumentException($"TemporalImportanceFigure: importance has {importance.Values.Length} values but there are T = {times.Count} times. Pass one value for each frame, NaN where it was not measured.", nameof(importance));
        var sheet = new Sheet(LeftMargin, 64);
        var panel = new TemporalBars(importance, times, forecast?.HoursAt(forecast.AnalysedHorizon));
        panel.Draw(sheet, "x", "y", "x2");
        panel.AddNotes(sheet);
        TemporalPatternReading reading = importance.Reading;
        sheet.Heading($"<b>{PlotlyText.Escape(Capital(reading.Name))}</b>", 2);
        sheet.Heading($"<span style=\"color:{Ink.Trend}\">line: centred mean of {MovingMean.Window} frames</span>{(forecast is null ? "" : $"; <span style=\"color:{Ink.Analysed}\">green: the horizon analysed{(panel.IsHorizonApart ? ", not to scale" : "")}</span>")}", 1);
        sheet.Heading(" ", 0);
        FigureFact[] facts =
        [
            new("temporal importance", $"{importance.Measures}, in {importance.Unit}; trend: centred mean of {MovingMean.Window} frames, of the frames there are at the ends and beside gaps"),
            new("pattern", $"{reading.Name}: {reading.Reason}"),
            .. panel.LeadHours is double lead ? [new FigureFact("lead time", $"{PlotlyText.Plain(lead)} h from the most important frame to the analysed horizon {PlotlyText.Hours(panel.HorizonHours!.Value)}")] : Array.Empty<FigureFact>(),
            .. panel.TimeFacts(),
            times.Fact(),
        ];
        return sheet.ToFigure(options ?? new(), Summary(importance, times, panel, reading), facts, [new(["yaxis"], Pixels: PlotPixels)]);
    }

    private static string Summary(FrameImportance importance, FrameTimes times, TemporalBars panel, TemporalPatternReading reading)
    {
        string first = $"Importance of {times.Count} frame{(times.Count == 1 ? "" : "s")}: {reading.Name}";
        if (importance.MostImportantFrame is not int t) return $"{first}; no single frame is the most important.";
        string utc = times.Utc(times.HoursFromLastFrame[t]) is string date ? $", {date}" : "";
        string lead = panel.LeadHours is double hours ? $", {PlotlyText.Plain(hours)} h before the analysed horizon" : "";
        return $"{first}; the most important is {times.NameOf(t)}{utc} with {PlotlyText.Number(importance.Values[t])} {importance.Unit}{lead}.";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
