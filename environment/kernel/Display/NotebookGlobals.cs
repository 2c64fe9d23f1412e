using System.Diagnostics.CodeAnalysis;

namespace Workbench.Kernel.Display;

/// <summary>What every cell can call without a prefix.</summary>
public sealed class NotebookGlobals
{
    private readonly IDisplaySurface _surface;
    private readonly Func<CancellationToken> _interruption;
    private readonly IFrontEnd? _frontEnd;

    /// <summary>The globals of one session; <paramref name="frontEnd"/> is null where nobody is there to be asked, as during the warm-up.</summary>
    internal NotebookGlobals(IDisplaySurface surface, Func<CancellationToken> interruption, IFrontEnd? frontEnd = null) =>
        (_surface, _interruption, _frontEnd) = (surface, interruption, frontEnd);

    /// <summary>Cancelled when the user interrupts the running cell. Pass it on, or watch it in long loops: a cell that does neither goes on.</summary>
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

    /// <summary>Asks the user for a line of text and waits for it; an interrupt ends the waiting.</summary>
    /// <param name="prompt">What the front end shows beside the field.</param>
    /// <returns>The line without its end.</returns>
    /// <exception cref="InvalidOperationException">The front end gives no input (nbconvert and other programs that run notebooks without a person).</exception>
    /// <exception cref="EndOfStreamException">The user ended the input (Ctrl-D in a terminal).</exception>
    /// <exception cref="OperationCanceledException">The cell was interrupted or ended.</exception>
    public string input(string prompt = "") => Ask(prompt, hidden: false);

    /// <summary>Asks the user for a text that is not shown while it is typed; otherwise like <see cref="input"/>.</summary>
    /// <param name="prompt">What the front end shows beside the field.</param>
    /// <returns>The text. It is not kept anywhere, unless the cell shows it.</returns>
    /// <inheritdoc cref="input" path="/exception"/>
    public string password(string prompt = "") => Ask(prompt, hidden: true);

    /// <summary>Removes what the cell has shown so far.</summary>
    /// <param name="wait">Whether to remove it only when the next output comes, which avoids flicker.</param>
    [SuppressMessage("Naming", "CA1707", Justification = "The protocol's own word, which notebook authors know.")]
    public void clear_output(bool wait = false) => _frontEnd?.ClearOutput(wait);

    private string Ask(string prompt, bool hidden)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        if (_frontEnd is null) throw new InvalidOperationException("input: expected a front end that gives input, got none.");
        return _frontEnd.Ask(prompt, hidden) ?? throw new EndOfStreamException("input: expected a line, got the end of the input.");
    }
}
