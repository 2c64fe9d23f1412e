using Workbench.Kernel.Scripting.Interrupts;

namespace Workbench.Kernel.Display;

/// <summary>What every cell can call without a prefix.</summary>
public sealed class NotebookGlobals : CellChecks
{
    private readonly IDisplaySurface _surface;
    private readonly Func<CancellationToken> _interruption;

    internal NotebookGlobals(IDisplaySurface surface, Func<CancellationToken> interruption) => (_surface, _interruption) = (surface, interruption);

    /// <summary>Cancelled when the user interrupts the running cell. Pass it to library calls that take a token; the cell's own code is stopped without it.</summary>
    public CancellationToken Interruption => _interruption();

    /// <summary>Shows a value below the cell, in every form its type's formatters know.</summary>
    /// <param name="value">What to show; null shows <c>null</c>.</param>
    /// <returns>A handle whose <see cref="DisplayHandle.Update(object)"/> changes the display in place.</returns>
    public DisplayHandle display(object? value)
    {
        var bundle = MimeBundle.Of(value);
        var id = Guid.NewGuid().ToString("N");
        _surface.Show(bundle, id);
        return new DisplayHandle(_surface, id);
    }

    /// <summary>Shows a text of a given MIME type below the cell.</summary>
    /// <param name="text">The text, e.g. HTML; base64 for binary types such as <c>image/png</c>.</param>
    /// <param name="mimeType">Its type, e.g. <c>text/html</c>.</param>
    /// <returns>A handle whose <see cref="DisplayHandle.Update(string, string)"/> changes the display in place.</returns>
    public DisplayHandle display(string text, string mimeType)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(mimeType);
        var bundle = MimeBundle.Of(text, mimeType);
        var id = Guid.NewGuid().ToString("N");
        _surface.Show(bundle, id);
        return new DisplayHandle(_surface, id);
    }
}
