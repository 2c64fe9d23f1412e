namespace Workbench.Kernel.Connection;

/// <summary>How Jupyter starts this kernel again: the command before the connection file, and where the command finds .NET if it does not know by itself.</summary>
/// <param name="Command">Absolute paths.</param>
/// <param name="DotnetRoot">The folder of the <c>dotnet</c> command for a tool's starter, which looks for .NET only in the usual places; else null.</param>
internal sealed record Launch(IReadOnlyList<string> Command, string? DotnetRoot = null)
{
    /// <summary>The command's name when the kernel is installed as a .NET tool.</summary>
    public const string ToolName = "workbench-kernel";

    /// <summary>How a process was started, for starting another like it.</summary>
    /// <param name="process">The running program: <c>dotnet</c>, the tool's starter or the build's own.</param>
    /// <param name="assembly">The kernel's assembly.</param>
    /// <param name="framework">The folder of the running framework, <c>DOTNET/shared/Microsoft.NETCore.App/VERSION</c>.</param>
    public static Launch Like(string process, string assembly, string framework)
    {
        var root = Path.GetFullPath(Path.Combine(framework, "..", "..", ".."));
        return Path.GetFileNameWithoutExtension(process) switch
        {
            "dotnet" => new Launch([process, assembly]),
            // The starter stays where it is when the tool is updated, the assembly's folder carries the version.
            ToolName => new Launch([process], root),
            _ => new Launch([Path.Combine(root, "dotnet"), assembly]),
        };
    }
}
