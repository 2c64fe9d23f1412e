using System.Diagnostics;
using System.Text.RegularExpressions;
using Workbench.Kernel.Scripting.Directives;

namespace Workbench.Kernel.Scripting.Packages;

/// <summary>Runs the SDK's restore and keeps what it found out, one file a set of packages: a set is restored once on a machine.</summary>
/// <param name="cacheFolder">Where the files are kept.</param>
internal sealed partial class PackageRestore(string cacheFolder)
{
    private const int ShownProblems = 4;
    private static readonly TimeSpan ProgressTime = TimeSpan.FromMilliseconds(250);

    /// <summary>The user's own cache folder, by the environment's conventions.</summary>
    public static string UserCacheFolder(Func<string, string?> environment) =>
        Path.Combine(environment("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache : Path.Combine(environment("HOME") is { Length: > 0 } home ? home : Path.GetTempPath(), ".cache"), "workbench-csharp", "packages");

    /// <summary>The files of a set of packages, fetched where they are not on this machine yet.</summary>
    /// <param name="project">The set.</param>
    /// <param name="progress">Called a few times a second with the time passed, while the restore runs.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="DirectiveException">The restore failed; with NuGet's own words.</exception>
    public PackageAssets Restore(RestoreProject project, Action<TimeSpan> progress, CancellationToken cancellation)
    {
        var known = Path.Combine(cacheFolder, project.Key + ".assets.json");
        if (File.Exists(known) && PackageAssets.Read(known) is { AreAllThere: true } assets) return assets;
        var folder = Directory.CreateDirectory(Path.Combine(cacheFolder, $"{project.Key}-{Environment.ProcessId}")).FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "notebook.csproj"), project.Text);
            Run(folder, progress, cancellation);
            File.Move(Path.Combine(folder, "obj", "project.assets.json"), known, overwrite: true);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        return PackageAssets.Read(known);
    }

    private static void Run(string folder, Action<TimeSpan> progress, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(DotnetCommand.Path, ["restore", "-nologo", "-verbosity:quiet", "-tl:off", "-nodeReuse:false"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["DOTNET_NOLOGO"], start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"], start.Environment["DOTNET_CLI_UI_LANGUAGE"]) = ("1", "1", "en");
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        while (!process.WaitForExit(ProgressTime))
        {
            if (cancellation.IsCancellationRequested)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
                cancellation.ThrowIfCancellationRequested();
            }
            progress(Stopwatch.GetElapsedTime(began));
        }
        if (process.ExitCode != 0) throw new DirectiveException(Problem(output.Result + errors.Result));
    }

    private static string Problem(string output)
    {
        var lines = NuGetLine().Matches(output).Select(match => $"{match.Groups["code"].Value}: {match.Groups["text"].Value.Trim()}").Distinct().ToList();
        if (lines.Count > 0) return "the packages could not be fetched: " + string.Join('\n', lines.Take(ShownProblems));
        if (output.Contains("No .NET SDKs were found", StringComparison.Ordinal)) return $"packages are fetched by the .NET SDK: expected one at {DotnetCommand.Path}, got a runtime alone. Install the SDK, or #r the assembly's path.";
        return "the packages could not be fetched: " + string.Join('\n', output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(ShownProblems));
    }

    [GeneratedRegex(@"error (?<code>[A-Z]+\d+): (?<text>.*)")]
    private static partial Regex NuGetLine();
}
