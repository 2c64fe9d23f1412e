using System.IO.Compression;

namespace Kernel.Tests.Scripting;

/// <summary>A folder of packages and a notebook folder whose NuGet configuration knows no other place: packages without a network.</summary>
internal sealed class PackageFeed
{
    private readonly string _folder;

    public PackageFeed(TemporaryFolder folder)
    {
        _folder = folder.File("feed");
        Directory.CreateDirectory(_folder);
        Directory.CreateDirectory(Notebook = folder.File("notebook"));
        File.WriteAllText(Path.Combine(Notebook, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{folder.File("installed")}" /></config>
              <packageSources><clear /><add key="feed" value="{_folder}" /></packageSources>
            </configuration>
            """);
    }

    /// <summary>Where the notebook lies.</summary>
    public string Notebook { get; }

    /// <summary>Adds a package with one assembly of one class, whose <c>Version</c> says which package it came from.</summary>
    public void Add(string name, string version, string members = "", (string Name, string Version)? dependency = null, string? native = null, string? feed = null)
    {
        var build = Path.Combine(_folder, "build", version);
        var library = LibraryBuilder.Build(build, name, $"[assembly: System.Reflection.AssemblyVersion(\"{version}\")] public static class {name} {{ public static string Version => \"{version}\"; {members} }}");
        Directory.CreateDirectory(feed ?? _folder);
        using var package = ZipFile.Open(Path.Combine(feed ?? _folder, $"{name}.{version}.nupkg"), ZipArchiveMode.Create);
        using (var facts = new StreamWriter(package.CreateEntry($"{name}.nuspec").Open()))
        {
            facts.Write($"""
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata><id>{name}</id><version>{version}</version><authors>a</authors><description>d</description>
                <dependencies><group targetFramework="net10.0">{(dependency is { } other ? $"<dependency id=\"{other.Name}\" version=\"{other.Version}\" />" : "")}</group></dependencies></metadata></package>
                """);
        }
        package.CreateEntryFromFile(library, $"lib/net10.0/{name}.dll");
        if (native is not null) package.CreateEntryFromFile(native, $"runtimes/linux-x64/native/libprobe.so");
    }
}
