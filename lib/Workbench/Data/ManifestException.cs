namespace Workbench.Data;

/// <summary>A data manifest breaks the format of <c>data-manifests/README.md</c>; the message names file, key, what was expected and what came.</summary>
public sealed class ManifestException : Exception
{
    private const int MaxQuoted = 200;

    /// <summary>Creates the error.</summary>
    /// <param name="file">The manifest's file name.</param>
    /// <param name="key">The key at fault as a path, e.g. <c>files[2].sha256</c>; empty for the document as a whole.</param>
    /// <param name="expected">What was expected.</param>
    /// <param name="found">What came.</param>
    /// <param name="inner">The underlying error, if any.</param>
    public ManifestException(string file, string key, string expected, string found, Exception? inner = null)
        : base($"Manifest {file}: {(string.IsNullOrEmpty(key) ? "document" : $"key '{Printable(key)}'")}: expected {expected}, found {Printable(found)}. Correct the manifest; data-manifests/README.md describes every key.", inner)
        => (File, Key) = (file, key);

    /// <summary>The manifest's file name.</summary>
    public string File { get; }

    /// <summary>The key at fault as a path; empty for the document as a whole.</summary>
    public string Key { get; }

    // Keys and values are hostile until checked: their control characters and their length must not reach a terminal.
    private static string Printable(string text)
        => string.Concat(text.Take(MaxQuoted).Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString())) + (text.Length > MaxQuoted ? "..." : "");
}
