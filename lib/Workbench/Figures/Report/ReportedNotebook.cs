namespace Workbench.Figures.Report;

/// <summary>A notebook for a page.</summary>
/// <param name="FileName">Name of its file without folder, e.g. <c>01-overview.ipynb</c>, to which links of other notebooks lead; empty for none.</param>
/// <param name="Json">Its text, format 4, at most <see cref="NotebookReport.MaximumNotebookBytes"/> as UTF-8.</param>
public sealed record ReportedNotebook(string FileName, string Json);
