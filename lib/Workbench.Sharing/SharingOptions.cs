using Workbench.Sharing.Paper;

namespace Workbench.Sharing;

/// <summary>Choices for sharing notebooks.</summary>
public sealed record SharingOptions
{
    /// <summary>Language of the page.</summary>
    /// <value>A tag such as <c>en</c> or <c>ko</c>; default <c>en</c>.</value>
    public string Language { get; init; } = "en";

    /// <summary>Title of the page.</summary>
    /// <value>Default null: the notebook's first heading; with several notebooks, the word for notebooks.</value>
    public string? Title { get; init; }

    /// <summary>Pixels of a picture for a CSS pixel; a figure is 1000 CSS pixels wide.</summary>
    /// <value>From 0.5 to 4; default 2. Pictures that would have more than <see cref="MostPictureBytes"/> get fewer pixels, down to 1.</value>
    public double Scale { get; init; } = 2;

    /// <summary>Bytes that a picture should not exceed; one that does so at the smallest scale is used all the same, or with 256 colours, with a warning.</summary>
    /// <value>Default 600 000.</value>
    public int MostPictureBytes { get; init; } = 600_000;

    /// <summary>Figures for paper.</summary>
    /// <value>Default null: none.</value>
    public PaperOptions? Paper { get; init; }

    /// <summary>Executes a notebook before it is shared: given the path of the notebook, the path to write the executed one to, and whom to tell what is being done.</summary>
    /// <value>Default null: notebooks are shared as they are, and must have been executed.</value>
    public Func<string, string, IProgress<string>, CancellationToken, Task>? Execute { get; init; }
}
