using System.Text;
using Workbench.Figures.Report;

namespace Workbench.Sharing.Notebooks;

/// <summary>A notebook to be shared: its bytes, and its figures.</summary>
/// <param name="Name">Name of its file.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Figures">Its figures, in order.</param>
/// <param name="Errors">How many of its cells failed.</param>
internal sealed record SharedNotebook(string Name, byte[] Bytes, IReadOnlyList<FigurePlace> Figures, int Errors)
{
    /// <summary>The files that a path means: a notebook, or the notebooks of a folder (not of folders in it) by name.</summary>
    /// <exception cref="FileNotFoundException">There is nothing at the path, or no notebook in the folder.</exception>
    public static IReadOnlyList<string> Files(string path)
    {
        if (File.Exists(path)) return [Path.GetFullPath(path)];
        if (!Directory.Exists(path)) throw new FileNotFoundException($"share: expected a notebook or a folder with notebooks at {Path.GetFullPath(path)}, there is nothing. Check the path.", path);
        string[] files = [.. Directory.GetFiles(path, "*.ipynb").Select(Path.GetFullPath).Where(file => !Path.GetFileName(file).StartsWith('.')).Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new FileNotFoundException($"share: expected notebooks (*.ipynb) in the folder {Path.GetFullPath(path)}, there is none. Name another folder, or a notebook.", path);
    }

    /// <summary>Reads one.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">What it will be called.</param>
    /// <exception cref="InvalidDataException">It is too large, no notebook, or has not been executed.</exception>
    public static SharedNotebook Read(string path, string name)
    {
        long size = new FileInfo(path).Length;
        if (size > NotebookReport.MaximumNotebookBytes)
            throw new InvalidDataException($"{name}: the notebook has {size} bytes, at most {NotebookReport.MaximumNotebookBytes} (64 MiB) are read. Clear outputs that need not be shared.");
        byte[] bytes = File.ReadAllBytes(path);
        try
        {
            ExecutedNotebook notebook = ExecutedNotebook.Parse(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'));
            RequireOutputs(notebook);
            return new SharedNotebook(name, bytes, FigurePlaces.Find(bytes), notebook.Cells.Count(cell => cell.Outputs.Any(output => output.Kind == "error")));
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{name}: {e.Message}", e);
        }
    }

    // A notebook of text alone has nothing to execute; one with code but no output at all was not run, or its outputs were cleared.
    private static void RequireOutputs(ExecutedNotebook notebook)
    {
        NotebookCell[] code = [.. notebook.Cells.Where(cell => cell.Kind == "code" && cell.Source.Trim().Length > 0)];
        if (code.Length > 0 && code.All(cell => cell.Outputs.Count == 0))
            throw new InvalidDataException($"share: expected an executed notebook, but none of its {code.Length} code cells has an output. Run it and save it, or share it with --run, which executes it first.");
    }
}
