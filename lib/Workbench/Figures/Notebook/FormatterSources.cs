namespace Workbench.Figures.Notebook;

/// <summary>Makes one formatter for each MIME type; the attribute on a displayed type names a subclass and the same types.</summary>
internal abstract class FormatterSource(params string[] mimeTypes)
{
    /// <summary>One formatter object a MIME type, in their order.</summary>
    public IEnumerable<object> CreateTypeFormatters() => mimeTypes.Select(mimeType => new NotebookFormatter(mimeType));
}

/// <summary>Formatters of figures: Plotly JSON for hosts that draw it, plain text for the rest.</summary>
internal sealed class FigureFormatterSource() : FormatterSource(Figure.PlotlyMimeType, MimeTypes.PlainText);

/// <summary>Formatters of tables: Markdown, which VS Code, JupyterLab, nbconvert and GitHub all show, and plain text.</summary>
internal sealed class TableFormatterSource() : FormatterSource(MimeTypes.Markdown, MimeTypes.PlainText);

/// <summary>Names of text types.</summary>
internal static class MimeTypes
{
    public const string PlainText = "text/plain", Markdown = "text/markdown";
}
