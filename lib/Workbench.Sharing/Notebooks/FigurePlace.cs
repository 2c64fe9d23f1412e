using Workbench.Figures.Report;

namespace Workbench.Sharing.Notebooks;

/// <summary>A Plotly figure in the bytes of a notebook, and where its picture goes.</summary>
internal sealed record FigurePlace
{
    /// <summary>Cell in which the figure stands, counted from 1.</summary>
    public required int Cell { get; init; }

    /// <summary>The figure, or null where it cannot be drawn.</summary>
    public required CheckedFigure? Figure { get; init; }

    /// <summary>The type of trace for which it cannot be drawn, or null.</summary>
    public required string? Undrawn { get; init; }

    /// <summary>The picture that stands there already, as base64, or null where there is none that is a PNG.</summary>
    public required string? Picture { get; init; }

    /// <summary>First byte that a picture replaces.</summary>
    public required int Start { get; init; }

    /// <summary>The byte behind the last one that a picture replaces; equal to <see cref="Start"/> where it is put in.</summary>
    public required int End { get; init; }

    /// <summary>What stands before the picture's base64 in the file.</summary>
    public required string Before { get; init; }
}
