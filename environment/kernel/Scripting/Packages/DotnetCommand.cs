namespace Workbench.Kernel.Scripting.Packages;

/// <summary>The dotnet command that belongs to the running process.</summary>
internal static class DotnetCommand
{
    /// <summary>Its path; with the kernel's own executable, that of the runtime it uses.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        var process = Environment.ProcessPath!;
        if (System.IO.Path.GetFileNameWithoutExtension(process) == "dotnet") return process;
        // .../dotnet/shared/Microsoft.NETCore.App/10.0.0/System.Private.CoreLib.dll
        return System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "dotnet"));
    }
}
