using Workbench.Testing;

namespace Workbench.Tests.Data;

/// <summary>Real observations that development machines hold beside the repository; tests that need them skip elsewhere.</summary>
internal static class SharedData
{
    /// <summary>The folder <c>../shared/data</c> laid out as a filled cache; skips the test where it is absent.</summary>
    public static string Require()
    {
        string folder = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data"));
        Assert.SkipUnless(Directory.Exists(folder), $"needs the real frames in {folder}, which this machine does not have");
        return folder;
    }

    /// <summary>A file of <c>../shared/data/images</c>; skips the test where it is absent.</summary>
    public static string RequireImage(string name)
    {
        string file = Path.Combine(Require(), "images", name);
        Assert.SkipUnless(File.Exists(file), $"needs {file}, which this machine does not have");
        return file;
    }
}
