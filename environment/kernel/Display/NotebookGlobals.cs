using System.Diagnostics.CodeAnalysis;
using Workbench.Kernel.Display.Progress;
using Workbench.Kernel.Scripting.Interrupts;

namespace Workbench.Kernel.Display;

/// <summary>What every cell can call without a prefix.</summary>
public sealed class NotebookGlobals : CellChecks
{
    private readonly IDisplaySurface _surface;
    private readonly Func<CancellationToken> _interruption;
    private readonly IFrontEnd? _frontEnd;

    /// <summary>The globals of one session; <paramref name="frontEnd"/> is null where nobody is there to be asked, as during the warm-up.</summary>
    internal NotebookGlobals(IDisplaySurface surface, Func<CancellationToken> interruption, IFrontEnd? frontEnd = null) =>
        (_surface, _interruption, _frontEnd) = (surface, interruption, frontEnd);

    /// <summary>Cancelled when the user interrupts the running cell. Pass it to library calls that take a token; the cell's own code is stopped without it.</summary>
    public CancellationToken Interruption => _interruption();

    /// <summary>Shows a value below the cell: as its type's formatters write it, else as text or a small table.</summary>
    /// <param name="value">What to show; null shows <c>null</c>.</param>
    /// <returns>A handle whose <see cref="DisplayHandle.Update(object)"/> changes the display in place.</returns>
    public DisplayHandle display(object? value) => DisplayHandle.Show(_surface, MimeBundle.Of(value));

    /// <summary>Shows a text of a given MIME type below the cell.</summary>
    /// <param name="text">The text, e.g. HTML; base64 for binary types such as <c>image/png</c>.</param>
    /// <param name="mimeType">Its type, e.g. <c>text/html</c>.</param>
    /// <returns>A handle whose <see cref="DisplayHandle.Update(string, string)"/> changes the display in place.</returns>
    public DisplayHandle display(string text, string mimeType)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(mimeType);
        return DisplayHandle.Show(_surface, MimeBundle.Of(text, mimeType));
    }

    /// <summary>Shows bytes of a given MIME type below the cell, e.g. a picture's file.</summary>
    /// <param name="bytes">The bytes, not as base64.</param>
    /// <param name="mimeType">Their type, e.g. <c>image/png</c>.</param>
    /// <returns>A handle that changes the display in place.</returns>
    public DisplayHandle display(byte[] bytes, string mimeType)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return display(Convert.ToBase64String(bytes), mimeType);
    }

    /// <summary>Text with headings, lists, tables and formulas (<c>$x^2$</c>) for the reader: <c>Markdown($"The peak is at frame **{peak}**.")</c></summary>
    /// <param name="text">Markdown. Values put into it are not escaped.</param>
    /// <returns>What to end a cell with, or to pass to <see cref="display(object)"/>.</returns>
    public static Markup Markdown(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Markup(text, "text/markdown");
    }

    /// <summary>HTML, as it is.</summary>
    /// <param name="text">HTML. Values put into it are not escaped: text that comes from elsewhere needs <c>System.Net.WebUtility.HtmlEncode</c>.</param>
    /// <returns>What to end a cell with, or to pass to <see cref="display(object)"/>.</returns>
    public static Markup HTML(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Markup(text, "text/html");
    }

    /// <summary>Shows a progress bar below the cell, to be passed to whatever reports to an <see cref="IProgress{T}"/>: <c>study.Explain(4, progress: progress("Explain"))</c></summary>
    /// <param name="label">What progresses.</param>
    /// <param name="total">How many steps there are, where they are counted; null where fractions 0..1 are reported, or where nobody knows.</param>
    /// <returns>The bar. It ends with the cell at the latest, saying where it stopped.</returns>
    public ProgressBar progress(string label, long? total = null)
    {
        ArgumentNullException.ThrowIfNull(label);
        if (total < 0) throw new ArgumentOutOfRangeException(nameof(total), total, $"progress(\"{label}\"): expected a total of 0 or more steps. Leave it out where nobody knows it.");
        return new ProgressBar(_surface, TimeProvider.System, label, total);
    }

    /// <summary>Goes through items behind a progress bar: <c>foreach (var frame in progress("Frames", frames))</c>. Ends between two items when the user interrupts the cell.</summary>
    /// <param name="label">What progresses.</param>
    /// <param name="items">The items. Their number is shown where they know it without being enumerated.</param>
    /// <returns>The same items; each enumeration shows a bar of its own.</returns>
    public IEnumerable<T> progress<T>(string label, IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return ProgressItems.Over(items, () => progress(label, items.TryGetNonEnumeratedCount(out var count) ? count : null), _interruption);
    }

    /// <summary>Goes through asynchronous items behind a progress bar: <c>await foreach (var line in progress("Lines", lines))</c>. Ends between two items when the user interrupts the cell.</summary>
    /// <param name="label">What progresses.</param>
    /// <param name="items">The items.</param>
    /// <param name="total">How many there are; null where nobody knows.</param>
    /// <returns>The same items; each enumeration shows a bar of its own.</returns>
    public IAsyncEnumerable<T> progress<T>(string label, IAsyncEnumerable<T> items, long? total = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        return ProgressItems.Over(items, () => progress(label, total), _interruption);
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
