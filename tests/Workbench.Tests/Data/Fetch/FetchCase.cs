using System.Globalization;
using System.Security.Cryptography;
using Workbench.Data;
using Workbench.Data.Fetch;

namespace Workbench.Tests.Data.Fetch;

/// <summary>A cache folder, a server and a manifest that points at it, for one test.</summary>
internal sealed class FetchCase : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FetchCase(Func<Asked, Reply> answer) => Server = new LoopbackServer(answer);

    public LoopbackServer Server { get; }

    public string Root => Path.Combine(_folder.Path, "cache");

    public DataCache Cache => new(Root);

    public FetchOptions Options { get; set; } = Quick;

    /// <summary>Waits of milliseconds, so that a test of patience takes none.</summary>
    public static FetchOptions Quick => new()
    {
        AllowsLoopbackHttp = true,
        FirstWait = TimeSpan.FromMilliseconds(1),
        LongestWait = TimeSpan.FromMilliseconds(4),
        Stall = TimeSpan.FromMinutes(5), // a loaded machine is not a stalled server; tests of stalls set their own
        Tries = 3,
    };

    /// <summary>A silence that is told from a machine busy with other things, and short enough to be waited for.</summary>
    public static TimeSpan Silence { get; } = TimeSpan.FromSeconds(3);

    /// <summary>Bytes that differ at every place of a resumed download.</summary>
    public static byte[] Content(int bytes, int seed = 1)
    {
        byte[] content = new byte[bytes];
        new Random(seed).NextBytes(content);
        return content;
    }

    /// <summary>Files of the data set <c>tiny</c>, each at its path on the server.</summary>
    public Manifest Manifest(params (string Path, byte[] Content)[] files)
        => ManifestReader.Parse(ManifestText.Valid, "tiny.yaml") with { Files = [.. files.Select(f => File(f.Path, f.Content))] };

    public ManifestFile File(string path, byte[] content)
        => new(path, new Uri(Server.Base, path), null, Convert.ToHexStringLower(SHA256.HashData(content)), content.Length, DataFormat.Text, "", [], [], "", "", null);

    public Task<FetchResult> Fetch(Manifest manifest, IProgress<FetchProgress>? progress = null, CancellationToken? cancel = null)
        => new DataFetcher(Cache, Options).FetchAsync(manifest, progress, cancel ?? TestContext.Current.CancellationToken);

    /// <summary>What lies in the cache, paths and sizes.</summary>
    public string[] Listing() => !Directory.Exists(Root) ? [] : [.. Directory.GetFiles(Root, "*", SearchOption.AllDirectories).Select(p => string.Create(CultureInfo.InvariantCulture, $"{Path.GetRelativePath(Root, p)} {new FileInfo(p).Length}")).Order(StringComparer.Ordinal)];

    public void Write(string path, byte[] bytes) => _folder.Write("cache/" + path, bytes);

    public byte[] Read(string path) => System.IO.File.ReadAllBytes(Path.Combine(Root, path));

    public void Dispose()
    {
        Server.Dispose();
        _folder.Dispose();
    }
}
