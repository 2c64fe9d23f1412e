using System.Globalization;
using Workbench.Sun;

namespace Workbench.Data;

/// <summary>Reads a data manifest strictly: unknown, missing and ill-typed keys are errors, as are absurd sizes and paths that leave their folder.</summary>
public static class ManifestReader
{
    /// <summary>Most characters a manifest may have: 1 MiB.</summary>
    public const int MaxManifestCharacters = 1 << 20;

    /// <summary>Most bytes a data file may have: 1 GiB.</summary>
    public const long MaxFileBytes = 1L << 30;

    private const int MaxAxisLength = 65_536;
    private const double MaxPixels = 65_536;
    private static readonly string[] Dtypes = ["u1", "i2", "i4", "f4", "f8"];

    /// <summary>Parses the text of a manifest.</summary>
    /// <param name="text">The YAML text, at most <see cref="MaxManifestCharacters"/> characters.</param>
    /// <param name="file">The manifest's file name, for messages.</param>
    /// <returns>The manifest, every field checked.</returns>
    /// <exception cref="ManifestException">The text breaks the format; the message names file, key, expected and found.</exception>
    public static Manifest Parse(string text, string file)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrWhiteSpace(file);
        if (text.Length > MaxManifestCharacters)
            throw new ManifestException(file, "", $"at most {MaxManifestCharacters} characters", $"{text.Length}");
        var root = new YamlSection(YamlDocument.Parse(text, file), file, "");
        YamlSection source = root.Section("source");
        string id = root.Text("id");
        if (!DataPath.IsDataSetId(id)) throw root.Wrong("id", "lower-case letters, digits and dashes", id);
        var manifest = new Manifest(
            id,
            root.Text("title"),
            root.Text("description"),
            HttpsAddress(source, "page", source.Text("page")).AbsoluteUri,
            source.Text("location"),
            root.Text("licence"),
            root.Text("attribution"),
            root.Texts("citation"),
            [.. root.Sections("files").Select(ReadFile)],
            root.Texts("caveats"),
            ReadSequence(root.Section("sequence")));
        source.NothingElse();
        root.NothingElse();
        string? twice = manifest.Files.GroupBy(f => f.Path, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key;
        return twice is null ? manifest : throw root.Wrong("files", "every path once", $"'{twice}' twice");
    }

    private static ManifestFile ReadFile(YamlSection file)
    {
        string path = file.Text("path");
        if (DataPath.Fault(path) is { } fault) throw file.Wrong("path", "a relative path that stays inside the data set's folder", $"{fault} in '{path}'");
        string sha256 = file.Text("sha256");
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower)) throw file.Wrong("sha256", "64 lower-case hexadecimal digits", sha256);
        string dtype = file.Text("dtype");
        if (!Dtypes.Contains(dtype)) throw file.Wrong("dtype", $"one of {string.Join(", ", Dtypes)}", dtype);
        (Uri? url, string? because) = ReadUrl(file);
        (IReadOnlyList<int> shape, IReadOnlyList<string> axes) = ReadAxes(file);
        var read = new ManifestFile(
            path, url, because, sha256, file.Whole("bytes", 1, MaxFileBytes), ReadFormat(file), dtype, shape, axes,
            file.Text("channel"), file.Text("units"), ReadTime(file));
        file.NothingElse();
        return read;
    }

    private static (Uri?, string?) ReadUrl(YamlSection file)
    {
        string? because = file.TextOrNull("no_url_because");
        if (file.TextOrNull("url") is not { } url)
            return because is null ? throw file.Wrong("no_url_because", "a reason, because url is null", "null") : (null, because);
        return because is null ? (HttpsAddress(file, "url", url), null) : throw file.Wrong("no_url_because", "null, because there is a url", because);
    }

    private static Uri HttpsAddress(YamlSection section, string key, string text)
        => Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0
            ? uri : throw section.Wrong(key, "an https address", text);

    private static (IReadOnlyList<int>, IReadOnlyList<string>) ReadAxes(YamlSection file)
    {
        IReadOnlyList<string> axes = file.Texts("axes");
        IReadOnlyList<int> shape = file.Wholes("shape", 1, MaxAxisLength);
        if (axes.Distinct().Count() != axes.Count || axes.Any(a => a is not ("T" or "C" or "H" or "W")))
            throw file.Wrong("axes", "distinct letters of T, C, H, W", string.Join(", ", axes));
        return shape.Count == axes.Count ? (shape, axes) : throw file.Wrong("shape", $"one length per axis, {axes.Count}", $"{shape.Count}");
    }

    private static DataFormat ReadFormat(YamlSection file) => file.Text("format") switch
    {
        "npy" => DataFormat.Npy,
        "fits" => DataFormat.Fits,
        string other => throw file.Wrong("format", "npy or fits", other),
    };

    private static DateTimeOffset? ReadTime(YamlSection file)
    {
        if (file.TextOrNull("time") is not { } text) return null;
        return DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time : throw file.Wrong("time", "UTC as 2004-03-01T00:00:10Z, or null", text);
    }

    private static ManifestSequence ReadSequence(YamlSection sequence)
    {
        YamlSection frames = sequence.Section("frames");
        YamlSection disk = sequence.Section("disk");
        IReadOnlyList<string> channels = sequence.Texts("channels");
        if (channels.FirstOrDefault(key => !SolarChannel.All.Any(channel => channel.Key == key)) is { } unknown)
            throw sequence.Wrong("channels", $"channels of {string.Join(", ", SolarChannel.All.Select(c => c.Key))}", unknown);
        if (channels.Distinct().Count() != channels.Count) throw sequence.Wrong("channels", "every channel once", string.Join(", ", channels));
        var read = new ManifestSequence(
            channels,
            (int)frames.Whole("first", 0, MaxAxisLength),
            (int)frames.Whole("count", 1, MaxAxisLength),
            sequence.NumberOrNull("cadence_hours", 1e-4, 1e5),
            new SolarDisk(
                disk.Number("centre_x", -MaxPixels, MaxPixels),
                disk.Number("centre_y", -MaxPixels, MaxPixels),
                disk.Number("radius_pixels", 1e-3, MaxPixels)));
        disk.NothingElse();
        frames.NothingElse();
        sequence.NothingElse();
        return read;
    }
}
