using System.Text.Json.Nodes;

namespace Workbench.Kernel.Display;

/// <summary>A display in the notebook that can be changed after it was shown: what <c>display(value)</c> returns.</summary>
public sealed class DisplayHandle
{
    /// <summary>Updates that come faster replace one another unseen: 20 a second are as live as a reader can see.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly IDisplaySurface _surface;
    private readonly string _id = Guid.NewGuid().ToString("N");

    private DisplayHandle(IDisplaySurface surface) => _surface = surface;

    /// <summary>Shows another value where the first one stood, in every place the front end shows this display, from any later cell too.</summary>
    /// <param name="value">What to show now, as it is now; null shows <c>null</c>.</param>
    public void Update(object? value) => Update(MimeBundle.Of(value));

    /// <summary>Shows a text of a given MIME type where the first value stood.</summary>
    /// <param name="text">The text, e.g. HTML; base64 for binary types such as <c>image/png</c>.</param>
    /// <param name="mimeType">Its type, e.g. <c>text/html</c>.</param>
    public void Update(string text, string mimeType)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(mimeType);
        Update(MimeBundle.Of(text, mimeType));
    }

    /// <summary>Shows a new display.</summary>
    internal static DisplayHandle Show(IDisplaySurface surface, JsonObject bundle)
    {
        var handle = new DisplayHandle(surface);
        surface.Show(bundle, handle._id);
        return handle;
    }

    private void Update(JsonObject bundle) => _surface.Update(() => bundle, _id, Interval);
}
