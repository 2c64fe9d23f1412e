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

    /// <summary>The first byte of what stands there as a PNG and the one behind its last, or null where nothing does.</summary>
    public required (int Start, int End)? Png { get; init; }

    /// <summary>Whether a WebP stands there.</summary>
    public required bool HasWebp { get; init; }

    /// <summary>The byte behind the figure, where a picture is put in.</summary>
    public required int End { get; init; }

    /// <summary>What stands in the file before the name of an entry that is put in, and between name and value: comma, line end, indentation, spaces.</summary>
    public required (string Before, string Between) Gaps { get; init; }
}
