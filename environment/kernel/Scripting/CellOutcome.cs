using Workbench.Kernel.Display;
using Workbench.Kernel.Display.Progress;

namespace Workbench.Kernel.Scripting;

/// <summary>What running a cell came to.</summary>
/// <param name="HasValue">Whether the cell ended in an expression without a semicolon.</param>
/// <param name="Value">That expression's value.</param>
/// <param name="Error">Why the cell failed, or null.</param>
internal sealed record CellOutcome(bool HasValue, object? Value, CellError? Error)
{
    /// <summary>Whether the value is still to be shown: a handle's or a bar's display is already there.</summary>
    public bool HasValueToShow => HasValue && Value is not (DisplayHandle or ProgressBar);

    /// <summary>The cell ran and has no value.</summary>
    public static CellOutcome Nothing { get; } = new(false, null, null);

    /// <summary>The cell failed.</summary>
    public static CellOutcome Failed(CellError error) => new(false, null, error);
}
