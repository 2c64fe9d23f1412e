namespace Workbench.Kernel.Connection;

/// <summary>What <c>install</c> was asked for.</summary>
/// <param name="DataFolder">Jupyter's data folder, absolute.</param>
/// <param name="Plotly">The plotly.js file to bring along, absolute, or null.</param>
internal sealed record InstallOptions(string DataFolder, string? Plotly)
{
    /// <summary>Reads the words after <c>install</c>; null when one is unknown, has no value or comes twice.</summary>
    public static InstallOptions? Parse(ReadOnlySpan<string> words, Func<string, string?> environment)
    {
        string? folder = null, plotly = null;
        for (; words is [var option, { Length: > 0 } value, ..]; words = words[2..])
        {
            if (option == "--user-dir" && folder is null) folder = Path.GetFullPath(value);
            else if (option == "--plotly" && plotly is null) plotly = Path.GetFullPath(value);
            else return null;
        }
        return words.IsEmpty ? new InstallOptions(folder ?? KernelSpec.UserDataFolder(environment), plotly) : null;
    }
}
