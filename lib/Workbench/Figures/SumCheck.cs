namespace Workbench.Figures;

/// <summary>Whether attributions add up to what they explain: the completeness of a gradient-path method, as numbers to show.</summary>
/// <param name="AttributedTotal">Sum of the attributions over all inputs, those that a figure shows and others.</param>
/// <param name="TargetDifference">What they must add up to: the target at the inputs minus the target at the baseline.</param>
/// <param name="Unit">Unit of both.</param>
public sealed record SumCheck(double AttributedTotal, double TargetDifference, string Unit)
{
    /// <summary>What the figure's maps do not show but the total holds, e.g. the solar wind and its sum; null (default) where the maps are all.</summary>
    public (string Name, double Total)? Elsewhere { get; init; }

    /// <summary>What is missing or too much: <see cref="AttributedTotal"/> − <see cref="TargetDifference"/>.</summary>
    public double Delta => AttributedTotal - TargetDifference;

    /// <summary>The check in one sentence.</summary>
    internal string Text => double.IsFinite(Delta)
        ? $"{Parts} {PlotlyText.Number(AttributedTotal)} {Unit}, the prediction minus the baseline's is {PlotlyText.Number(TargetDifference)} {Unit}: off by {PlotlyText.Number(Delta)} {Unit}"
        : "cannot be checked, a total is NaN or infinite";

    private string Parts => Elsewhere is (var name, var total)
        ? $"all maps add up to {PlotlyText.Number(AttributedTotal - total)} {Unit}, with {PlotlyText.Number(total)} {Unit} of the {name} to"
        : "attributions add up to";
}
