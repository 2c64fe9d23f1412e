using System.Text;

namespace Workbench.Kernel.Connection;

/// <summary>A kernel's folder in Jupyter's data folder: its <c>kernel.json</c>, logos, and what the classic Notebook needs to draw figures.</summary>
internal sealed class SpecFolder(string dataFolder, string name)
{
    private const string Resources = "Spec.";
    private readonly string _folder = Path.Combine(dataFolder, "kernels", name);

    /// <summary>Writes the kernel's folder, and one under .NET Interactive's name if that name is free or already ours.</summary>
    /// <param name="dataFolder">Jupyter's data folder; made when missing.</param>
    /// <param name="launch">What Jupyter starts.</param>
    /// <param name="plotly">A plotly.js file by which the classic Notebook draws figures, or null: what an earlier installation brought stays.</param>
    /// <returns>What was done, one sentence a line.</returns>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static IReadOnlyList<string> Install(string dataFolder, Launch launch, string? plotly)
    {
        var own = new SpecFolder(dataFolder, KernelSpec.Name);
        // One copy serves both names: kernel.js asks for it below the kernel's own.
        var drawing = plotly is not null && own.Write("plotly.min.js", File.ReadAllBytes(plotly));
        return [own.Write(launch, drawing), new SpecFolder(dataFolder, KernelSpec.DotNetInteractiveName).WriteUnlessTaken(launch)];
    }

    private string WriteUnlessTaken(Launch launch)
    {
        var spec = Path.Combine(_folder, "kernel.json");
        return !File.Exists(spec) || KernelSpec.IsOurs(File.ReadAllText(spec)) ? Write(launch, false) : $"Left {spec} as it is: another kernel has that name.";
    }

    private string Write(Launch launch, bool changed)
    {
        var assembly = typeof(SpecFolder).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(resource => resource.StartsWith(Resources, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            changed |= Write(resource[Resources.Length..], content);
        }
        // Last: with it the folder becomes a kernel.
        changed |= Write("kernel.json", Encoding.UTF8.GetBytes(KernelSpec.Json(name, launch)));
        return changed ? $"Installed kernel {name} in {_folder}." : $"Kernel {name} was already installed in {_folder}.";
    }

    /// <summary>Writes a file whole or not at all.</summary>
    /// <returns>False when it was already there with this content.</returns>
    private bool Write(string file, byte[] content)
    {
        var target = Path.Combine(_folder, file);
        if (File.Exists(target) && File.ReadAllBytes(target).AsSpan().SequenceEqual(content)) return false;
        Directory.CreateDirectory(_folder);
        var temporary = Path.Combine(_folder, $".{file}.{Environment.ProcessId}");
        File.WriteAllBytes(temporary, content);
        File.Move(temporary, target, overwrite: true);
        return true;
    }
}
