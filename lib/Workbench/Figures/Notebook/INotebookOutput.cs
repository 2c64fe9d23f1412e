namespace Workbench.Figures.Notebook;

/// <summary>A value that a notebook shows in a form of its own: one text for each MIME type of its formatters.</summary>
internal interface INotebookOutput
{
    /// <summary>The value under one MIME type, or null where it has no such form.</summary>
    string? Written(string mimeType);
}
