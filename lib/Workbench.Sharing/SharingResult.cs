namespace Workbench.Sharing;

/// <summary>What was written.</summary>
/// <param name="Report">Path of the page.</param>
/// <param name="Notebooks">Paths of the notebooks.</param>
/// <param name="Paper">Paths of the files for paper.</param>
/// <param name="Figures">Figures in the notebooks.</param>
/// <param name="Kept">How many of them had a picture already, which was kept.</param>
/// <param name="Warnings">What a reader of the results should know: figures that could not be drawn, cells that failed, pictures that stayed large.</param>
public sealed record SharingResult(string Report, IReadOnlyList<string> Notebooks, IReadOnlyList<string> Paper, int Figures, int Kept, IReadOnlyList<string> Warnings);
