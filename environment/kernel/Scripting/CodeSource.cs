namespace Workbench.Kernel.Scripting;

/// <summary>Where code comes from.</summary>
/// <param name="Name">What the compiler calls it: <c>Cell[3]</c>, a file's absolute path, or that of a notebook with the cell's number, <c>/path/shared.ipynb[2]</c>.</param>
/// <param name="Folder">What paths in it are relative to.</param>
internal sealed record CodeSource(string Name, string Folder)
{
    /// <summary>The name as errors show it: without the folder.</summary>
    public string ShownName => Path.GetFileName(Name);
}
