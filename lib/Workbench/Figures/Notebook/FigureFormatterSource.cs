using System.Diagnostics.CodeAnalysis;

namespace Workbench.Figures.Notebook;

/// <summary>Makes the two formatters of <see cref="Figure"/>: Plotly JSON for hosts that draw it, plain text for the rest.</summary>
internal sealed class FigureFormatterSource
{
    /// <summary>One formatter object for each MIME type in the attribute on <see cref="Figure"/>.</summary>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "Kernels call it by convention on an instance.")]
    public IEnumerable<object> CreateTypeFormatters() =>
        [new FigureFormatter(Figure.PlotlyMimeType, figure => figure.Json), new FigureFormatter(Figure.TextMimeType, figure => figure.Summary)];
}
