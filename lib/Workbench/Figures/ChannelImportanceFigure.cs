using Workbench.Figures.Charts;

namespace Workbench.Figures;

/// <summary>Choices of view for <see cref="ChannelImportanceFigure"/>.</summary>
public sealed record ChannelImportanceFigureOptions() : FigureOptions("Channel importance");

/// <summary>Channel importance (figure F6): a bar for each channel, the largest 1, with what the channel shows of the Sun; the solar wind as a bar of its own.</summary>
public static class ChannelImportanceFigure
{
    private const int LeftMargin = 18;

    /// <summary>Draws the bars, in the order of the channels.</summary>
    /// <param name="importances">Signed changes; raw values with their sign stand at the bars and under the mouse.</param>
    /// <param name="options">Choices of view; null for the defaults.</param>
    /// <returns>The figure. Bars are |change| over the largest |change| of a channel (M13); the solar wind is on the same scale and may be above 1. What was not measured has no bar, and a note.</returns>
    public static Figure Create(ChannelImportances importances, ChannelImportanceFigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(importances);
        var sheet = new Sheet(LeftMargin, 52);
        var panel = new ChannelBars(importances);
        panel.Draw(sheet, "x", "y");
        panel.AddNotes(sheet);
        FigureFact[] facts =
        [
            new("channel importance", $"|change| over the largest |change| of a channel; change: {importances.Measures}, in {importances.Unit}; a positive change raises the prediction"),
            new("scale", importances.LargestChange > 0 ? $"1 = {PlotlyText.Number(importances.LargestChange)} {importances.Unit}" : "none: no channel has a change other than zero"),
            .. importances.Channels.Select(channel => new FigureFact(channel.Name, channel.Shows)),
            .. importances.SolarWindChange is null ? Array.Empty<FigureFact>() : [new FigureFact(ChannelBars.SolarWind, $"on the scale of the channels, so it may be above 1; {ChannelBars.SolarWindShows}")],
        ];
        return sheet.ToFigure(options ?? new(), Summary(importances), facts, [new(["yaxis"], Pixels: panel.Pixels)]);
    }

    private static string Summary(ChannelImportances importances)
    {
        string count = $"Importance of {importances.Channels.Count} channel{(importances.Channels.Count == 1 ? "" : "s")}: ";
        if (importances.MostImportant is not { } best) return count + "no single channel is the most important.";
        double change = importances.Changes[importances.Channels.ToList().IndexOf(best)];
        return $"{count}{best.Name} matters most, {PlotlyText.Change(change)} {importances.Unit} ({best.Shows}).";
    }
}
