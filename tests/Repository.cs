namespace Workbench.Testing;

/// <summary>Where things are: the repository's root, and the development data beside it where they exist.</summary>
internal static class Repository
{
    internal static string Root { get; } = FindRoot();

    internal static string Oracle => Path.Combine(Root, "..", "shared", "oracle");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Workbench.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Workbench.sln.");
    }
}
