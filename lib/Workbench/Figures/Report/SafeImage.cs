namespace Workbench.Figures.Report;

/// <summary>Pictures out of a notebook: PNG and JPEG only, and only when the bytes are what the type says.</summary>
internal static class SafeImage
{
    private static readonly Dictionary<string, byte[]> Beginnings = new()
    {
        ["image/png"] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
        ["image/jpeg"] = [0xFF, 0xD8, 0xFF],
    };

    /// <summary>The types shown, best first.</summary>
    public static IReadOnlyList<string> Types { get; } = ["image/png", "image/jpeg"];

    /// <summary>A <c>data:</c> address of the picture, or null where the base64 or the first bytes are wrong.</summary>
    public static string? ToDataUri(string type, string base64)
    {
        if (!Beginnings.TryGetValue(type, out byte[]? beginning)) return null;
        byte[] buffer = new byte[(base64.Length / 4 * 3) + 3];
        if (!Convert.TryFromBase64String(base64, buffer, out int count) || !buffer.AsSpan(0, count).StartsWith(beginning)) return null;
        return $"data:{type};base64,{Convert.ToBase64String(buffer, 0, count)}";
    }

    /// <summary>The same picture when it already is a <c>data:</c> address, or null.</summary>
    public static string? FromDataUri(string address)
    {
        foreach (string type in Types)
            if (address.StartsWith($"data:{type};base64,", StringComparison.Ordinal)) return ToDataUri(type, address[(address.IndexOf(',') + 1)..]);
        return null;
    }
}
