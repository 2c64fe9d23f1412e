using System.Text.Json.Nodes;
using Workbench.Figures.Charts;
using Workbench.Figures.FullSequence;

namespace Workbench.Figures;

/// <summary>Choices of view for <see cref="InsertionDeletionFigure"/>.</summary>
public sealed record InsertionDeletionOptions() : FigureOptions("Insertion and deletion");

/// <summary>Insertion and deletion curves (figure F8) with their areas, beside those of random rankings: does the forecast depend on the places that a map calls important?</summary>
public static class InsertionDeletionFigure
{
    private const int PlotPixels = 280, LeftMargin = 80;

    /// <summary>
    /// Draws two panels on one forecast axis: deletion at the left, where the lower curve is the better map, insertion at the right, where the higher is. Where the
    /// forecast does not fall from all places to none, or hardly changes at all, neither is, and the headings do not say so.
    /// </summary>
    /// <param name="curves">The curves.</param>
    /// <param name="options">Choices of view; null for the defaults.</param>
    /// <returns>The figure. Random rankings are their mean and, where there are several, the range from smallest to largest at each point. Gaps are left out and said in a note.</returns>
    public static Figure Create(InsertionDeletionCurves curves, InsertionDeletionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(curves);
        var sheet = new Sheet(LeftMargin, 56);
        (string low, string high) = curves.FallsOnRemoval && !curves.HardlyChanges ? ("low is good", "high is good") : ("the forecast as places go", "the forecast as places come");
        RemovalPanel deletion = new(curves, "x", "y", "Deletion", low, c => c.Deletion), insertion = new(curves, "x2", "y2", "Insertion", high, c => c.Insertion);
        deletion.Draw(sheet, "part of the places removed, most important first", 0, 0.47);
        insertion.Draw(sheet, "part of the places put in, most important first", 0.53, 1);
        sheet.Axes["yaxis"]!["title"]!["text"] = $"{PlotlyText.Label(curves.ForecastName, Labels.NameLength)}<br>({PlotlyText.Label(curves.Unit, Labels.UnitLength)})";
        (sheet.Axes["yaxis2"]!["matches"], sheet.Axes["yaxis2"]!["showticklabels"]) = ("y", false);
        foreach (string unused in (string[])["tickformat", "tickfont"]) sheet.Axes["yaxis2"]!.AsObject().Remove(unused);
        AddNotes(sheet, curves);
        FigureFact[] facts =
        [
            new("curves", $"{curves.ForecastName} in {curves.Unit} at {curves.Fractions.Length} points, from {Percent(curves.Fractions[0])} to {Percent(curves.Fractions[^1])} of the places"),
            new("area", $"under the curve over the part of the places, trapezoid rule, in {curves.Unit}"),
            .. curves.Rankings.Select(r => new FigureFact(r.Name, $"deletion {Area(curves, r.Deletion)}, insertion {Area(curves, r.Insertion)}, insertion − deletion {PlotlyText.Measured(curves.Score(r), curves.Unit)}")),
            .. curves.RandomRankings.Count == 0 ? Array.Empty<FigureFact>() : [new FigureFact("random", $"{curves.RandomRankings.Count} random ranking{(curves.RandomRankings.Count == 1 ? "" : "s")}: mean insertion − deletion {PlotlyText.Measured(curves.RandomRankings.Average(curves.Score), curves.Unit)}")],
        ];
        return sheet.ToFigure(options ?? new(), Summary(curves), facts, [new(["yaxis", "yaxis2"], Pixels: PlotPixels)]);
    }

    private static string Summary(InsertionDeletionCurves curves)
    {
        string own = $"Insertion minus deletion in {curves.Unit}: {string.Join(", ", curves.Rankings.Select(ranking => $"{ranking.Name} {PlotlyText.Number(curves.Score(ranking))}"))}";
        double random = curves.RandomRankings.Select(curves.Score).DefaultIfEmpty(double.NaN).Average();
        if (curves.RandomRankings.Count > 0) own += $"; of random rankings {PlotlyText.Number(random)}";
        if (curves.HardlyChanges) return $"{own}; the forecast hardly changes, by {Largest(curves)} at most, so no ranking can be judged.";
        if (curves.RandomRankings.Count == 0) return $"{own}; no random ranking to compare with.";
        if (!curves.FallsOnRemoval) return $"{own}; the forecast does not fall from all places to none, so neither says which map is better.";
        if (!double.IsFinite(random) || curves.Rankings.Any(ranking => !double.IsFinite(curves.Score(ranking)))) return $"{own}.";
        string[] better = [.. curves.Rankings.Where(ranking => curves.Score(ranking) > random).Select(ranking => ranking.Name)];
        return better.Length == 0 ? $"{own}: no map ranks better than chance." : $"{own}: better than chance rank{(better.Length == 1 ? "s" : "")} {string.Join(", ", better)}.";
    }

    private static void AddNotes(Sheet sheet, InsertionDeletionCurves curves)
    {
        double[] all = [.. curves.Rankings.Concat(curves.RandomRankings).SelectMany(c => c.Deletion.Concat(c.Insertion))];
        int missing = all.Count(v => !double.IsFinite(v));
        if (missing > 0) sheet.Notes.Add($"{missing} of {all.Length} values of the curves are NaN or infinite: gaps there, and no area for their curve.");
        if (missing < all.Length && all.Where(double.IsFinite).Max() <= all.Where(double.IsFinite).Min()) sheet.Notes.Add("The forecast is the same at every point: it does not depend on these places.");
        else if (curves.HardlyChanges) sheet.Notes.Add($"The forecast hardly changes, by {Largest(curves)} at most: no ranking can be judged, whatever the areas say.");
        else if (missing == 0 && !curves.FallsOnRemoval) sheet.Notes.Add("The forecast does not fall from all places to none: low deletion and high insertion are no mark of a good map here.");
        if (curves.RandomRankings.Count == 0) sheet.Notes.Add("There is no random ranking: whether the areas are good cannot be told from this figure alone.");
    }

    private static string Largest(InsertionDeletionCurves curves) => PlotlyText.Measured(curves.LargestChange, curves.Unit);

    private static string Area(InsertionDeletionCurves curves, double[] values) => PlotlyText.Measured(curves.AreaOf(values), curves.Unit);

    private static string Percent(double fraction) => $"{PlotlyText.Plain(100 * fraction)} %";
}
