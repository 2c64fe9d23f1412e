using System.Diagnostics;
using System.Reflection;

namespace Kernel.Tests.EndToEnd;

/// <summary>What the end-to-end tests need from the machine, and how they start programs on it.</summary>
internal static class Machine
{
    public const string Python = "/usr/bin/python3";
    public const string NoJupyter = "needs Debian's jupyter-client, python3-nbclient and jupyter-nbconvert for /usr/bin/python3 (apt-get install them)";
    private static readonly Lazy<bool> Found = new(() => File.Exists(Python) && Run(Python, ["-c", "import jupyter_client, nbclient, nbformat, nbconvert"]).Exit == 0);

    private static readonly Lazy<string?> FoundPlotly = new(() =>
        Run("/bin/bash", ["-c", $"source '{RepositoryRoot}/environment/parts' && echo -n \"$plotly_js\""]).Output is { Length: > 0 } path && File.Exists(path) ? path : null);

    public static bool HasJupyter => Found.Value;

    public static string RepositoryRoot { get; } =
        typeof(Machine).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string KernelAssembly { get; } = Path.Combine(AppContext.BaseDirectory, "Workbench.Kernel.dll");

    /// <summary>The plotly.js that setup brings, or null before setup; where it lies is for environment/parts to know.</summary>
    public static string? Plotly => FoundPlotly.Value;

    /// <summary>The dotnet command that runs these tests.</summary>
    public static string Dotnet { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "dotnet"));

    /// <summary>A program's start, with Jupyter looking for kernels in <paramref name="jupyterData"/> alone.</summary>
    public static ProcessStartInfo Start(string program, IEnumerable<string> arguments, string? jupyterData = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (jupyterData is null) return start;
        start.Environment["JUPYTER_DATA_DIR"] = jupyterData;
        start.Environment["JUPYTER_RUNTIME_DIR"] = Path.Combine(jupyterData, "runtime");
        start.Environment["JUPYTER_PATH"] = jupyterData;
        start.Environment["PYTHONNOUSERSITE"] = "1"; // the user's own kernels
        start.Environment["IPYTHONDIR"] = Path.Combine(jupyterData, "ipython");
        return start;
    }

    public static (int Exit, string Output, string Error) Run(string program, IEnumerable<string> arguments, string? jupyterData = null)
    {
        using var process = Process.Start(Start(program, arguments, jupyterData))!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    public static (int Exit, string Output, string Error) RunKernel(params string[] arguments) => Run(Dotnet, [KernelAssembly, .. arguments]);
}
