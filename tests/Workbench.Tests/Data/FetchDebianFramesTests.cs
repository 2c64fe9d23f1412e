using System.Diagnostics;
using Workbench.Testing;

namespace Workbench.Tests.Data;

/// <summary>The script with stand-ins for apt-get, dpkg-deb and id, so that no test needs a network or a certain user.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public class FetchDebianFramesTests
{
    private const string Frame = "aia_171_level1.fits";
    private const string MakeFolder = "d=$3/usr/lib/python3/dist-packages/sunpy/data/test; mkdir -p $d; ";
    private const string Download = "touch python3-sunpy_4_all.deb";

    [Fact]
    public void Run_WithoutApt_ExitsTwoNamesItAndWritesNothing()
    {
        using var folder = new TemporaryFolder();
        (int exit, string text) = Run(folder, Tools(folder));
        Assert.Equal(2, exit);
        Assert.Contains("apt-get", text, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "cache")));
    }

    [Fact]
    public void Run_PackageWithTheFrame_CachesItOnceAndCleansUp()
    {
        string real = SharedData.RequireImage(Frame);
        using var folder = new TemporaryFolder();
        string tools = Tools(folder);
        Stub(tools, "apt-get", Download);
        Stub(tools, "dpkg-deb", $"{MakeFolder}cp {real} $d");
        (int exit, string text) = Run(folder, tools);
        Assert.True(exit == 0, text);
        Assert.Equal([Path.Combine(Cache(folder), Frame)], CachedFiles(folder));
        Assert.Equal(File.ReadAllBytes(real), File.ReadAllBytes(Path.Combine(Cache(folder), Frame)));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(folder.Path, "tmp")));

        Stub(tools, "apt-get", "exit 9");
        (exit, text) = Run(folder, tools);
        Assert.True(exit == 0, text);
        Assert.Contains("already", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_DamagedFrameInTheCache_IsReplaced()
    {
        string real = SharedData.RequireImage(Frame);
        using var folder = new TemporaryFolder();
        folder.Write($"cache/debian-aia171/{Frame}", [1, 2, 3]);
        string tools = Tools(folder);
        Stub(tools, "apt-get", Download);
        Stub(tools, "dpkg-deb", $"{MakeFolder}cp {real} $d");
        (int exit, string text) = Run(folder, tools);
        Assert.True(exit == 0, text);
        Assert.Equal(File.ReadAllBytes(real), File.ReadAllBytes(Path.Combine(Cache(folder), Frame)));
    }

    [Fact]
    public void Run_RootAndPackageUnknown_UpdatesTheListsOnce()
    {
        string real = SharedData.RequireImage(Frame);
        using var folder = new TemporaryFolder();
        string tools = Tools(folder), calls = Path.Combine(folder.Path, "calls");
        Stub(tools, "id", "echo 0");
        Stub(tools, "apt-get", $"echo $1 >> {calls}; case $1 in update) ;; *) grep -q update {calls} || exit 100; {Download} ;; esac");
        Stub(tools, "dpkg-deb", $"{MakeFolder}cp {real} $d");
        (int exit, string text) = Run(folder, tools);
        Assert.True(exit == 0, text);
        Assert.Equal(["download", "update", "download"], File.ReadAllLines(calls));
        Assert.Equal([Path.Combine(Cache(folder), Frame)], CachedFiles(folder));
    }

    [Theory]
    [InlineData("1000", "download", "sudo apt-get update")]
    [InlineData("0", "download update download", "after 'apt-get update'")]
    public void Run_PackageUnknownForGood_ShowsAptsWordsAndWhatToDo(string user, string expectedCalls, string mention)
    {
        using var folder = new TemporaryFolder();
        string tools = Tools(folder), calls = Path.Combine(folder.Path, "calls");
        Stub(tools, "id", $"echo {user}");
        Stub(tools, "apt-get", $"echo $1 >> {calls}; test $1 = update || {{ echo 'E: Unable to locate package' >&2; exit 100; }}");
        Stub(tools, "dpkg-deb", "true");
        (int exit, string text) = Run(folder, tools);
        Assert.Equal(1, exit);
        Assert.Equal(expectedCalls, string.Join(' ', File.ReadAllLines(calls)));
        Assert.Contains("Unable to locate", text, StringComparison.Ordinal);
        Assert.Contains(mention, text, StringComparison.Ordinal);
        AssertNothingLeft(folder);
    }

    [Theory]
    [InlineData("mkdir -p $3", "found no such file")]
    [InlineData("exit 2", "expected dpkg-deb to unpack")]
    [InlineData(MakeFolder + "echo cut > $d/" + Frame, "expected sha256 71d7f9f5")]
    public void Run_PackageThatDiffers_LeavesNothingBehind(string dpkg, string mention)
    {
        using var folder = new TemporaryFolder();
        string tools = Tools(folder);
        Stub(tools, "apt-get", Download);
        Stub(tools, "dpkg-deb", dpkg);
        (int exit, string text) = Run(folder, tools);
        Assert.Equal(1, exit);
        Assert.Contains(mention, text, StringComparison.Ordinal);
        AssertNothingLeft(folder);
    }

    [Theory]
    [InlineData("cache")] // the cache folder is a file, which even root cannot write into
    [InlineData("cache/debian-aia171")]
    public void Run_CacheThatCannotBeWritten_SaysSoBeforeTheDownload(string file)
    {
        using var folder = new TemporaryFolder();
        folder.Write(file, [1]);
        string tools = Tools(folder), calls = Path.Combine(folder.Path, "calls");
        Stub(tools, "apt-get", $"echo $1 >> {calls}");
        Stub(tools, "dpkg-deb", "true");
        (int exit, string text) = Run(folder, tools);
        Assert.Equal(1, exit);
        Assert.Contains($"expected a folder that can be written at {Cache(folder)}", text, StringComparison.Ordinal);
        Assert.Contains("WORKBENCH_DATA", text, StringComparison.Ordinal);
        Assert.False(File.Exists(calls));
    }

    private static string Cache(TemporaryFolder folder) => Path.Combine(folder.Path, "cache", "debian-aia171");

    private static string[] CachedFiles(TemporaryFolder folder)
    {
        string cache = Path.Combine(folder.Path, "cache");
        return Directory.Exists(cache) ? Directory.GetFiles(cache, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }) : [];
    }

    private static void AssertNothingLeft(TemporaryFolder folder)
    {
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(folder.Path, "tmp")));
        Assert.Empty(CachedFiles(folder));
    }

    // A PATH of its own, so that the machine's apt-get is out of sight.
    private static string Tools(TemporaryFolder folder)
    {
        string tools = Path.Combine(folder.Path, "tools");
        Directory.CreateDirectory(tools);
        Directory.CreateDirectory(Path.Combine(folder.Path, "tmp"));
        foreach (string tool in new[] { "bash", "dirname", "sed", "sha256sum", "cut", "mktemp", "rm", "chmod", "cat", "mkdir", "cp", "mv", "grep", "touch" })
        {
            string path = new[] { "/bin", "/usr/bin" }.Select(f => Path.Combine(f, tool)).FirstOrDefault(File.Exists) ?? "";
            Assert.SkipUnless(path.Length > 0, $"needs the command {tool}");
            File.CreateSymbolicLink(Path.Combine(tools, tool), path);
        }

        return tools;
    }

    private static void Stub(string tools, string name, string body)
    {
        string path = Path.Combine(tools, name);
        File.WriteAllText(path, $"#!{tools}/bash\n{body}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static (int Exit, string Text) Run(TemporaryFolder folder, string tools)
    {
        var start = new ProcessStartInfo(Path.Combine(tools, "bash"), [Path.Combine(Repository.Root, "environment", "fetch-debian-frames")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = tools;
        start.Environment["TMPDIR"] = Path.Combine(folder.Path, "tmp");
        start.Environment["WORKBENCH_DATA"] = Path.Combine(folder.Path, "cache");
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string text = process.StandardOutput.ReadToEnd() + errors.Result;
        process.WaitForExit();
        return (process.ExitCode, text);
    }
}
