using System.Text;

namespace Workbench.Figures.Report;

/// <summary>
/// Turns an executed notebook into one HTML file that works from disk without any network: text, folded code, outputs, and every Plotly figure
/// live, with plotly.js inside.
/// </summary>
/// <remarks>
/// A notebook is not trusted. Raw HTML in it is shown as text, HTML outputs other than tables are not shown, SVG is shown as a picture, in which nothing runs, links lead to http, https, mailto and places in the page
/// only, and a content security policy lets the page run its own two scripts (by hash) and load nothing.
/// </remarks>
public static class NotebookReport
{
    /// <summary>Largest notebook read, in bytes of UTF-8: 64 MiB.</summary>
    public const int MaximumNotebookBytes = 64 * 1024 * 1024;

    /// <summary>Reads a notebook file and writes its report. The output appears whole or not at all: it is written beside its place and renamed.</summary>
    /// <param name="notebookPath">An executed notebook (.ipynb, format 4), at most <see cref="MaximumNotebookBytes"/>.</param>
    /// <param name="outputPath">The HTML file to write; its folder is made where missing; an existing file is replaced.</param>
    /// <param name="options">Title, language, facts; null for the defaults.</param>
    /// <exception cref="FileNotFoundException">There is no notebook at the path.</exception>
    /// <exception cref="InvalidDataException">The file is too large or not a notebook; the message says what and where.</exception>
    /// <exception cref="ArgumentException">A path is blank, or the language is not a language tag.</exception>
    /// <exception cref="InvalidOperationException">The library was built without plotly.js.</exception>
    public static void Write(string notebookPath, string outputPath, NotebookReportOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(notebookPath);
        ArgumentException.ThrowIfNullOrWhiteSpace(outputPath);
        var file = new FileInfo(notebookPath);
        if (!file.Exists) throw new FileNotFoundException($"NotebookReport: expected an executed notebook at {file.FullName}, there is none. Run the notebook first.", file.FullName);
        RequireSize(file.Length, file.FullName);
        string html = ToHtml([new ReportedNotebook(file.Name, ExecutedNotebook.Decode(File.ReadAllBytes(file.FullName)))], options);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(outputPath))!);
        WholeFile.Write(outputPath, html);
    }

    /// <summary>The report of a notebook as HTML.</summary>
    /// <param name="notebookJson">Text of an executed notebook, format 4, at most <see cref="MaximumNotebookBytes"/> as UTF-8.</param>
    /// <param name="options">Title, language, facts; null for the defaults.</param>
    /// <returns>A whole HTML document; the same for the same notebook and options.</returns>
    /// <exception cref="InvalidDataException">The text is too large, not JSON, nested deeper than 64 levels, or not a notebook of format 4; the message says where.</exception>
    /// <exception cref="ArgumentException">The language is not a language tag.</exception>
    /// <exception cref="InvalidOperationException">The library was built without plotly.js.</exception>
    public static string ToHtml(string notebookJson, NotebookReportOptions? options = null) => ToHtml([new ReportedNotebook("", notebookJson)], options);

    /// <summary>One page of several notebooks: contents by notebook, figures numbered through the page, links between the notebooks lead to places in it.</summary>
    /// <param name="notebooks">At least one, in the order of the page; file names differ.</param>
    /// <param name="options">Title, language, facts; null for the defaults.</param>
    /// <returns>A whole HTML document; the same for the same notebooks and options.</returns>
    /// <exception cref="InvalidDataException">A notebook is too large, not JSON, nested deeper than 64 levels, or not of format 4; the message names it and says where.</exception>
    /// <exception cref="ArgumentException">There is no notebook, or the language is not a language tag.</exception>
    /// <exception cref="InvalidOperationException">The library was built without plotly.js.</exception>
    public static string ToHtml(IReadOnlyList<ReportedNotebook> notebooks, NotebookReportOptions? options = null) => Page(notebooks, options).ToHtml();

    /// <summary>The page before it is written.</summary>
    internal static ReportPage Page(IReadOnlyList<ReportedNotebook> notebooks, NotebookReportOptions? options)
    {
        ArgumentNullException.ThrowIfNull(notebooks);
        options ??= new NotebookReportOptions();
        if (notebooks.Count == 0) throw new ArgumentException("NotebookReport: expected at least one notebook, got none.", nameof(notebooks));
        if (options.Language.Length is 0 or > 35 || !options.Language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new ArgumentException($"NotebookReport: the language must be a tag of letters, digits and hyphens such as \"en\" or \"ko\", got \"{options.Language}\".", nameof(options));
        return new ReportPage([.. notebooks.Select(Parse)], options);
    }

    private static (string, ExecutedNotebook) Parse(ReportedNotebook notebook)
    {
        RequireSize(Encoding.UTF8.GetByteCount(notebook.Json), notebook.FileName.Length > 0 ? notebook.FileName : "the notebook");
        try
        {
            return (notebook.FileName, ExecutedNotebook.Parse(notebook.Json));
        }
        catch (InvalidDataException e) when (notebook.FileName.Length > 0)
        {
            throw new InvalidDataException($"{notebook.FileName}: {e.Message}", e);
        }
    }

    private static void RequireSize(long bytes, string what)
    {
        if (bytes > MaximumNotebookBytes)
            throw new InvalidDataException($"NotebookReport: {what} has {bytes} bytes, at most {MaximumNotebookBytes} (64 MiB) are read. Clear outputs that the report does not need.");
    }
}
