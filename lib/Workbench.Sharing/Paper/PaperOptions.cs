namespace Workbench.Sharing.Paper;

/// <summary>Which figures are made for paper, and how wide.</summary>
public sealed record PaperOptions
{
    /// <summary>Widths.</summary>
    /// <value>At least one; default <see cref="ColumnWidth.Aas"/>, 3.5 and 7.1 inches.</value>
    public IReadOnlyList<ColumnWidth> Widths { get; init; } = ColumnWidth.Aas;

    /// <summary>Figures: numbers as the page counts them, from 1, or parts of titles, in capitals or not.</summary>
    /// <value>Default none, which means all figures.</value>
    public IReadOnlyList<string> Figures { get; init; } = [];
}
