namespace Workbench.Figures.FullSequence;

/// <summary>Colours that can be read on white and on dark pages.</summary>
internal static class Ink
{
    public const string Text = "#7d8590";
    public const string Grid = "rgba(128,128,128,0.28)";
    public const string Bar = "#7b93b8";
    public const string Trend = "#c98500";
    public const string MostImportant = "#e5383b";
    public const string Prediction = "#3b82c4";
    public const string Analysed = "#228b3c";
    public const string ForecastShade = "rgba(59,130,196,0.12)";
    public const string HoverBack = "#1f2933";
    public const string HoverText = "#ffffff";
}
