namespace Workbench.Kernel.Display;

/// <summary>A display in the notebook that can be changed after it was shown: what <c>display(value)</c> returns.</summary>
public sealed class DisplayHandle
{
    private readonly IDisplaySurface _surface;
    private readonly string _id;

    internal DisplayHandle(IDisplaySurface surface, string id) => (_surface, _id) = (surface, id);

    /// <summary>Shows another value where the first one stood, in every place the front end shows this display.</summary>
    /// <param name="value">What to show now; null shows <c>null</c>.</param>
    public void Update(object? value) => _surface.Update(MimeBundle.Of(value), _id);

    /// <summary>Shows a text of a given MIME type where the first value stood.</summary>
    /// <param name="text">The text, e.g. HTML; base64 for binary types such as <c>image/png</c>.</param>
    /// <param name="mimeType">Its type, e.g. <c>text/html</c>.</param>
    public void Update(string text, string mimeType)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(mimeType);
        _surface.Update(MimeBundle.Of(text, mimeType), _id);
    }
}
