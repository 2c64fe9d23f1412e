namespace Workbench.Sun;

/// <summary>The same remark about many images as one sentence. A remark may end with an amount after a colon, which stands with its image then.</summary>
internal sealed class NotesByFrame
{
    private const int Named = 3;
    private readonly List<string> _order = [];
    private readonly Dictionary<string, List<string>> _images = [];

    public IEnumerable<string> Sentences => _order.Select(note =>
    {
        List<string> images = _images[note];
        string more = images.Count > Named ? $" and {images.Count - Named} more" : "";
        return $"{note}: {string.Join("; ", images.Take(Named))}{more}.";
    });

    public void Add(string remark, string image)
    {
        (string note, string amount) = Split(remark.TrimEnd('.'));
        if (amount.Length > 0) image = $"{image}, {amount}";
        if (!_images.TryGetValue(note, out List<string>? images))
        {
            _order.Add(note);
            _images[note] = images = [];
        }

        images.Add(image);
    }

    // "Saturated: 0.4 %" has an amount; "Missing block: rows 3 to 9. Set to NaN" has none.
    private static (string, string) Split(string remark)
    {
        int colon = remark.LastIndexOf(": ", StringComparison.Ordinal);
        string after = colon < 0 ? "" : remark[(colon + 2)..];
        return after.Length > 0 && char.IsAsciiDigit(after[0]) && !after.Contains(". ", StringComparison.Ordinal) ? (remark[..colon], after) : (remark, "");
    }
}
