namespace Kernel.Tests.Scripting;

/// <summary>Packages through the SDK's own restore.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PackageFeed _feed;

    public PackageTests() => _feed = new PackageFeed(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reference_Package_BringsItsDependenciesAndIsThereAtOnceTheSecondTime()
    {
        _feed.Add("Ground", "1.2.0");
        _feed.Add("Tower", "2.0.0", dependency: ("Ground", "1.0.0"));
        var first = Open();

        Assert.Equal("2.0.0 1.2.0", first.Run("#r \"nuget: Tower, 2.0.0\"\nTower.Version + \" \" + Ground.Version"));
        Assert.Equal("Tower 2.0.0", Shown(first));
        Assert.Equal("1.2.0", first.Run("#r \"nuget: Tower\"\n#r \"nuget: Tower, 2.0.0\"\nGround.Version"));
        Assert.Single(first.Displayed);

        // Another kernel on this machine: no restore, so not even the feed is needed.
        Directory.Delete(_folder.File("feed"), recursive: true);
        Assert.Equal("2.0.0", Open().Run("#r \"nuget: Tower, 2.0.0\"\nTower.Version"));
    }

    [Fact]
    public void Reference_WithoutVersion_TakesTheNewestRelease()
    {
        foreach (var version in (string[])["1.0.0", "1.10.0", "1.9.0"]) _feed.Add("Single", version);
        _feed.Add("Beside", "3.0.0", feed: _folder.File("notebook/more"));
        var notebook = Open();

        Assert.Equal("1.10.0 3.0.0", notebook.Run("#i \"nuget: more\"\n#r \"nuget: Single\"\n#r \"nuget: Beside\"\nSingle.Version + \" \" + Beside.Version"));
        Assert.Equal("Single 1.10.0\nBeside 3.0.0", Shown(notebook));
    }

    [Fact]
    public void Reference_PackageWithNativeLibrary_Loads()
    {
        _feed.Add("Native", "1.0.0", "[System.Runtime.InteropServices.DllImport(\"probe\")] static extern void zmq_version(out int major, out int minor, out int patch); public static int Major() { zmq_version(out var major, out _, out _); return major; }", native: "/usr/lib/x86_64-linux-gnu/libzmq.so.5");

        Assert.Equal(4, Open().Run("#r \"nuget: Native, 1.0.0\"\nNative.Major()"));
    }

    [Fact]
    public void Reference_AnotherVersionThanLoaded_SaysToRestart()
    {
        _feed.Add("Ground", "1.0.0");
        _feed.Add("Ground", "2.0.0");
        var notebook = Open();
        notebook.Run("#r \"nuget: Ground, 1.0.0\"\nvar version = Ground.Version;");

        var error = notebook.Fail("#r \"nuget: Ground, 2.0.0\"");

        Assert.Matches("^Cell.2. line 1: Ground 2.0.0.0: .*which this notebook already uses. Restart the kernel", error.Message);
        Assert.Equal("1.0.0", notebook.Run("#r \"nuget: Ground, 1.0.0\"\nGround.Version"));
    }

    [Fact]
    public void Reference_UnknownPackageOrVersion_ShowsNuGetsLine()
    {
        _feed.Add("Ground", "1.0.0");
        var notebook = Open();

        Assert.Contains("NU1101: Unable to find package Nowhere.Found", notebook.Fail("#r \"nuget: Nowhere.Found, 1.0.0\"").Message);
        var version = notebook.Fail("#r \"nuget: Ground, 9.0.0\"");
        Assert.Contains("NU1102: Unable to find package Ground with version (>= 9.0.0)", version.Message);
        Assert.Contains(version.Traceback, line => line.Contains("Nearest version: 1.0.0"));
        Assert.InRange(version.Traceback.Count, 2, 6);
    }

    [Fact]
    public void Reference_SourceThatIsNotThere_SaysSoShortly()
    {
        var error = Open().Fail("#i \"nuget: file:///nowhere\"\n#r \"nuget: Ground, 1.0.0\"");

        Assert.Matches("NU1301: .*/nowhere", error.Message);
        Assert.InRange(error.Traceback.Count, 2, 6);
    }

    [Fact]
    public void Reference_Interrupted_StopsTheRestore()
    {
        _feed.Add("Ground", "1.0.0");
        var notebook = Open();

        // The progress is what the notebook shows first, so the interrupt comes while the restore runs.
        Assert.Equal("Interrupted", notebook.Stop("#r \"nuget: Ground, 1.0.0\"").Name);
        Assert.Equal("1.0.0", notebook.Run("#r \"nuget: Ground, 1.0.0\"\nGround.Version"));
        Assert.Empty(Directory.GetDirectories(_folder.File("cache")));
    }

    [Fact]
    public void Reference_PackageOfTheConfiguredSources_IsFetched()
    {
        var notebook = new Notebook(_folder.Path, _folder.File("cache"));
        var outcome = notebook.Outcome("#r \"nuget: CsvHelper, 33.0.1\"\ntypeof(CsvHelper.CsvReader).Assembly.GetName().Version.Major");
        Assert.SkipWhen(outcome.Error?.Message.Contains("NU1301") == true, $"no feed can be reached: {outcome.Error?.Message}");

        Assert.Null(outcome.Error);
        Assert.Equal(33, outcome.Value);
    }

    private Notebook Open() => new(_feed.Notebook, _folder.File("cache"));

    private static string? Shown(Notebook notebook) => (string?)notebook.Displayed[^1]["text/plain"];
}
