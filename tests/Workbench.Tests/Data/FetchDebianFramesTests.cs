using System.Diagnostics;

namespace Workbench.Tests.Data;

/// <summary>The script with stand-ins for apt-get and dpkg-deb, so that no test needs a network.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public class FetchDebianFramesTests
{
    private const string First = "efz20040301.000010_s.fits", Second = "efz20040301.010016_s.fits";

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
    public void Run_PackageWithTheFrames_CachesThemOnceAndCleansUp()
    {
        string shared = Path.Combine(SharedData.Require(), "eit-2004-03-01");
        using var folder = new TemporaryFolder();
        string tools = Tools(folder);
        Stub(tools, "apt-get", "touch python3-sunpy_4_all.deb");
        Stub(tools, "dpkg-deb", $"d=$3/usr/lib/python3/dist-packages/sunpy/data/test/EIT; mkdir -p $d; cp {shared}/*.fits $d");
        (int exit, string text) = Run(folder, tools);
        Assert.True(exit == 0, text);
        string cache = Path.Combine(folder.Path, "cache", "eit-2004-03-01");
        Assert.Equal([First, Second], Directory.GetFileSystemEntries(cache).Select(Path.GetFileName).Order());
        Assert.Equal(File.ReadAllBytes(Path.Combine(shared, First)), File.ReadAllBytes(Path.Combine(cache, First)));
        Assert.Contains("2 of the 13", text, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(folder.Path, "tmp")));

        Stub(tools, "apt-get", "exit 9");
        (exit, text) = Run(folder, tools);
        Assert.True(exit == 0, text);
        Assert.Contains("already", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 1", "true", "apt-get")]
    [InlineData("touch python3-sunpy_4_all.deb", "mkdir -p $3", "no such file in the package")]
    [InlineData("touch python3-sunpy_4_all.deb", "d=$3/usr/lib/python3/dist-packages/sunpy/data/test/EIT; mkdir -p $d; echo cut > $d/efz20040301.000010_s.fits", "expected sha256 b1e0f0f9")]
    public void Run_DownloadThatFailsOrDiffers_LeavesNothingBehind(string apt, string dpkg, string mention)
    {
        using var folder = new TemporaryFolder();
        string tools = Tools(folder);
        Stub(tools, "apt-get", apt);
        Stub(tools, "dpkg-deb", dpkg);
        (int exit, string text) = Run(folder, tools);
        Assert.Equal(1, exit);
        Assert.Contains(mention, text, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(folder.Path, "tmp")));
        Assert.Empty(Directory.Exists(Path.Combine(folder.Path, "cache")) ? Directory.GetFiles(Path.Combine(folder.Path, "cache"), "*", SearchOption.AllDirectories) : []);
    }

    // A PATH of its own, so that the machine's apt-get is out of sight.
    private static string Tools(TemporaryFolder folder)
    {
        string tools = Path.Combine(folder.Path, "tools");
        Directory.CreateDirectory(tools);
        Directory.CreateDirectory(Path.Combine(folder.Path, "tmp"));
        foreach (string tool in new[] { "bash", "dirname", "sed", "sha256sum", "mktemp", "rm", "chmod", "cat", "mkdir", "cp", "mv", "grep", "touch" })
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
        var start = new ProcessStartInfo(Path.Combine(tools, "bash"), [Path.Combine(SharedData.RepositoryRoot, "environment", "fetch-debian-frames")])
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
