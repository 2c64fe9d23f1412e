using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace Workbench.Kernel.Scripting.Packages;

/// <summary>The project that stands for a notebook's packages, so that the SDK's own restore finds, checks and fetches them.</summary>
/// <param name="requests">All packages of the notebook: restored together they fit together.</param>
/// <param name="sources">Places to look besides the configured ones.</param>
/// <param name="notebookFolder">From where NuGet's configuration is searched.</param>
internal sealed class RestoreProject(IEnumerable<PackageRequest> requests, IEnumerable<string> sources, string notebookFolder)
{
    /// <summary>The framework and platform packages are chosen for, as the assets file names them.</summary>
    public static string Target { get; } = $"net{Environment.Version.Major}.{Environment.Version.Minor}/{RuntimeInformation.RuntimeIdentifier}";

    /// <summary>The project file. Build files of folders above it do not apply.</summary>
    public string Text { get; } = new XElement("Project",
        new XElement("PropertyGroup", Property("ImportDirectoryBuildProps", "false"), Property("ImportDirectoryBuildTargets", "false"), Property("ImportDirectoryPackagesProps", "false")),
        new XElement("Import", new XAttribute("Project", "Sdk.props"), new XAttribute("Sdk", "Microsoft.NET.Sdk")),
        new XElement("PropertyGroup",
            Property("TargetFramework", Target.Split('/')[0]), Property("RuntimeIdentifier", Target.Split('/')[1]), Property("SelfContained", "false"), Property("UseAppHost", "false"),
            // The audit asks the registry for advisories at every restore; an air-gapped cluster has none to ask.
            Property("NuGetAudit", "false"), Property("EnableDefaultItems", "false"),
            Property("RestoreRootConfigDirectory", notebookFolder), Property("RestoreAdditionalProjectSources", string.Join(';', sources))),
        new XElement("ItemGroup", requests.Select(request => new XElement("PackageReference", new XAttribute("Include", request.Name), new XAttribute("Version", request.Version)))),
        new XElement("Import", new XAttribute("Project", "Sdk.targets"), new XAttribute("Sdk", "Microsoft.NET.Sdk"))).ToString();

    /// <summary>Names the project by its contents.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))[..32];

    private static XElement Property(string name, string value) => new(name, value);
}
