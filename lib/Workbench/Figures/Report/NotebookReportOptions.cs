namespace Workbench.Figures.Report;

/// <summary>Choices for a report. It holds no time of its own: two runs give the same bytes unless the caller states a time as a fact.</summary>
public sealed record NotebookReportOptions
{
    /// <summary>Title of the page.</summary>
    /// <value>Default null: the notebook's first heading of level 1.</value>
    public string? Title { get; init; }

    /// <summary>Language of the text, for hyphenation, fonts and screen readers; the page's own few words follow it.</summary>
    /// <value>A tag such as <c>en</c> or <c>ko</c>; letters, digits and hyphens; default <c>en</c>. Other languages than Korean get English words.</value>
    public string Language { get; init; } = "en";

    /// <summary>Facts for the head of the page: event, model, software version, a time of making.</summary>
    /// <value>Default none.</value>
    public IReadOnlyList<FigureFact> Facts { get; init; } = [];
}
