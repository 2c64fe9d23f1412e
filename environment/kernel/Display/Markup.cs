namespace Workbench.Kernel.Display;

/// <summary>A text in a language that front ends draw, such as Markdown or HTML. Shown as the value of a cell or by <c>display</c>.</summary>
public sealed class Markup
{
    internal Markup(string text, string mimeType) => (Text, MimeType) = (text, mimeType);

    /// <summary>The text as it was written.</summary>
    public string Text { get; }

    /// <summary>The language's MIME type, e.g. <c>text/markdown</c>.</summary>
    public string MimeType { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
