namespace Workbench.Figures.Notebook;

/// <summary>Writes a value under one MIME type. Kernels call it by convention: exactly one public instance method of this shape.</summary>
internal sealed class NotebookFormatter(string mimeType)
{
    /// <summary>The MIME type it writes.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes <paramref name="value"/>; false, with nothing written, when it has no form of this type.</summary>
    public bool Format(object value, TextWriter writer)
    {
        if ((value as INotebookOutput)?.Written(MimeType) is not { } text) return false;
        writer.Write(text);
        return true;
    }
}
