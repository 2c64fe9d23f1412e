namespace Workbench.Figures.Report;

/// <summary>One notebook as part of a page: its text, folded code and outputs, and what the page says about it.</summary>
internal sealed class ReportArticle
{
    /// <summary>Writes a notebook.</summary>
    /// <param name="fileName">Name of its file, or empty.</param>
    /// <param name="notebook">The notebook.</param>
    /// <param name="id">Its place in the page, which its own ids begin with; empty where it is the page.</param>
    /// <param name="outputs">Turns outputs into HTML and numbers figures through the page.</param>
    /// <param name="markdown">Turns its text into HTML.</param>
    /// <param name="words">The page's words.</param>
    public ReportArticle(string fileName, ExecutedNotebook notebook, string id, OutputHtml outputs, MarkdownText markdown, ReportWords words)
    {
        int figuresBefore = outputs.Figures, errorsBefore = outputs.Errors, notShownBefore = outputs.NotShown.Count;
        (FileName, Id) = (fileName, id);
        Html = markdown.WithHeadingLinks(string.Concat(notebook.Cells.Select(cell => Cell(cell, outputs, markdown, words))));
        NotShown = [.. markdown.NotShown, .. outputs.NotShown.Skip(notShownBefore)];
        string title = markdown.Title ?? (fileName.Length > 0 ? Path.GetFileNameWithoutExtension(fileName) : words.Untitled);
        Title = string.Join(" · ", notebook.Settings.Select(setting => setting.Value).Where(value => value.Length > 0).Prepend(title));
        Headings = [.. markdown.Headings.Where(heading => heading.Level <= 3)];
        if (fileName.Length > 0 && id.Length > 0) Facts.Add(new(words.Notebook, fileName));
        if (notebook.KernelName.Length > 0) Facts.Add(new(words.Kernel, notebook.KernelName));
        Facts.AddRange(notebook.Settings.Select(setting => new FigureFact(setting.Key, setting.Value)));
        Facts.Add(new(words.Cells, $"{notebook.Cells.Count}"));
        Facts.Add(new(words.Figures, $"{outputs.Figures - figuresBefore}"));
        if (NotShown.Count > 0) Facts.Add(new(words.NotShown, $"{NotShown.Count}"));
        if (outputs.Errors > errorsBefore) Facts.Add(new(words.Errors, $"{outputs.Errors - errorsBefore}"));
    }

    /// <summary>Name of the notebook's file, or empty.</summary>
    public string FileName { get; }

    /// <summary>Its place in the page; empty where it is the page.</summary>
    public string Id { get; }

    /// <summary>Its first heading of level 1, or its file's name; then what was set in it, which tells apart two runs of one notebook.</summary>
    public string Title { get; }

    /// <summary>Its headings down to level 3.</summary>
    public IReadOnlyList<Heading> Headings { get; }

    /// <summary>What the page states about it.</summary>
    public List<FigureFact> Facts { get; } = [];

    /// <summary>Addresses of pictures that the page does not hold, and types of outputs that it cannot show.</summary>
    public IReadOnlyList<string> NotShown { get; }

    /// <summary>Its cells.</summary>
    public string Html { get; }

    private static string Cell(NotebookCell cell, OutputHtml outputs, MarkdownText markdown, ReportWords words) => cell.Kind switch
    {
        "markdown" => $"<section class=\"text{(HtmlText.HasEndlessWord(cell.Source) ? " endless" : "")}\">\n{string.Concat(FoldedText.Split(cell.Source).Select(part => Text(part, cell, markdown)))}</section>\n",
        "code" => $"<section class=\"code\">\n{Source(cell.Source, words)}{string.Concat(cell.Outputs.Select(output => outputs.ToHtml(output, markdown)))}</section>\n",
        _ => $"<section class=\"raw\"><pre dir=\"auto\">{HtmlText.Escape(cell.Source)}</pre></section>\n",
    };

    private static string Text(FoldedText.Part part, NotebookCell cell, MarkdownText markdown)
    {
        string html = markdown.ToHtml(part.Markdown, cell.Attachments);
        return part.Summary is null ? html : $"<details class=\"folded\"><summary dir=\"auto\">{HtmlText.Escape(part.Summary)}</summary>\n{html}</details>\n";
    }

    private static string Source(string source, ReportWords words) =>
        source.Trim().Length == 0 ? "" : $"<details><summary>{words.Code}</summary><pre tabindex=\"0\"><code>{HtmlText.Escape(source)}</code></pre></details>\n";
}
