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
        if (new FileInfo(path) is { LinkTarget: { } target } link && link.ResolveLinkTarget(returnFinalTarget: true) is { Exists: false } && !Directory.Exists(path))
            throw new FileNotFoundException($"share: {Path.GetFullPath(path)} is a link to {target}, where there is nothing. Mend the link or remove it.", path);
        if (File.Exists(path)) return [Path.GetFullPath(path)];
        if (!Directory.Exists(path)) throw new FileNotFoundException($"share: expected a notebook or a folder with notebooks at {Path.GetFullPath(path)}, there is nothing. Check the path.", path);
        string[] files = [.. Directory.GetFiles(path, "*.ipynb").Select(Path.GetFullPath).Where(file => !Path.GetFileName(file).StartsWith('.')).Order(StringComparer.Ordinal)];
        foreach (string file in files) Files(file);
        return files.Length > 0 ? files : throw new FileNotFoundException($"share: expected notebooks (*.ipynb) in the folder {Path.GetFullPath(path)}, there is none. Name another folder, or a notebook.", path);
    }

    /// <summary>Reads one.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">What it will be called.</param>
    /// <param name="justExecuted">Whether it comes from being executed, so that it has been whatever it says.</param>
    /// <exception cref="InvalidDataException">It is too large, no notebook, or has not been executed.</exception>
    public static SharedNotebook Read(string path, string name, bool justExecuted)
    {
        long size = new FileInfo(path).Length;
        if (size > NotebookReport.MaximumNotebookBytes)
            throw new InvalidDataException($"{name}: the notebook has {size} bytes, at most {NotebookReport.MaximumNotebookBytes} (64 MiB) are read. Clear outputs that need not be shared.");
        byte[] bytes = File.ReadAllBytes(path);
        try
        {
            ExecutedNotebook notebook = ExecutedNotebook.Parse(ExecutedNotebook.Decode(bytes));
            if (!justExecuted) RequireExecuted(notebook);
            return new SharedNotebook(name, bytes, FigurePlaces.Find(bytes), notebook.Cells.Count(cell => cell.Outputs.Any(output => output.Kind == "error")));
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{name}: {e.Message}", e);
        }
    }

    // A notebook of text alone has nothing to execute; one whose code has neither numbers nor outputs was not run, or was cleared.
    private static void RequireExecuted(ExecutedNotebook notebook)
    {
        NotebookCell[] code = [.. notebook.Cells.Where(cell => cell.Kind == "code" && cell.Source.Trim().Length > 0)];
        if (code.Length > 0 && !code.Any(cell => cell.Ran))
            throw new InvalidDataException($"share: expected an executed notebook, but its code ({code.Length} cell{(code.Length == 1 ? "" : "s")}) has not run. Run it and save it, or share it with --run, which executes it first.");
    }
}
