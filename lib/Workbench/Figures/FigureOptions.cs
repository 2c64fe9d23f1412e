namespace Workbench.Figures;

/// <summary>What a caller may add to any of the guide's charts and grids; no option changes a value.</summary>
public abstract record FigureOptions
{
    private protected FigureOptions(string title) => Title = title;

    /// <summary>Title of the figure; not blank.</summary>
    public string Title { get; init; }

    /// <summary>Further facts for the caption (model, target, layer, baseline, seed, certificate), after those of the data.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<FigureFact> Facts { get; init; } = [];

    /// <summary>Remarks to show in the figure itself, e.g. a warning of a diagnosis.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
