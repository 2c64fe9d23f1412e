namespace Workbench.Figures.Notebook;

/// <summary>Writes a figure under one MIME type. Kernels call it by convention: exactly one public instance method of this shape.</summary>
internal sealed class FigureFormatter(string mimeType, Func<Figure, string> write)
{
    /// <summary>The type this formatter writes.</summary>
    public Type Type { get; } = typeof(Figure);

    /// <summary>The MIME type it writes.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes <paramref name="value"/>; false, with nothing written, when it is not a figure.</summary>
    public bool Format(object value, TextWriter writer)
    {
        if (value is not Figure figure) return false;
        writer.Write(write(figure));
        return true;
    }
}
