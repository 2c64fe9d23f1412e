using System.Text;
using Workbench.Figures.Notebook;

namespace Workbench.Figures;

/// <summary>
/// Rows of text under headings. Displayed in a notebook it is Markdown, which every host shows, and plain text. Its cells may come from anywhere: whatever
/// they hold is shown as it was written, never obeyed.
/// </summary>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed class Table : INotebookOutput
{
    /// <summary>Puts a table together.</summary>
    /// <param name="title">What the table is, shown above it; not blank.</param>
    /// <param name="headings">One heading a column; at least one.</param>
    /// <param name="rows">As many cells in each row as there are headings; a cell may be empty.</param>
    /// <exception cref="ArgumentException">No heading, or a row of another length; the message holds both counts.</exception>
    public Table(string title, IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentNullException.ThrowIfNull(headings);
        ArgumentNullException.ThrowIfNull(rows);
        if (headings.Count == 0) throw new ArgumentException("Table: expected at least one heading, got none.", nameof(headings));
        for (int r = 0; r < rows.Count; r++)
            if (rows[r].Count != headings.Count) throw new ArgumentException($"Table: expected {headings.Count} cells in every row, row {r} has {rows[r].Count}.", nameof(rows));
        (Title, Headings, Rows) = (title, headings, rows);
    }

    /// <summary>What the table is.</summary>
    public string Title { get; }

    /// <summary>One heading a column.</summary>
    public IReadOnlyList<string> Headings { get; }

    /// <summary>The rows, top to bottom, each with one cell a column.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    /// <summary>The table as Markdown; every cell escaped.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder();
        text.Append("**").Append(MarkdownText.Escape(Title)).Append("**\n\n");
        Line(Headings);
        text.Append('|').Insert(text.Length, "---|", Headings.Count).Append('\n');
        foreach (var row in Rows) Line(row);
        return text.ToString();

        void Line(IReadOnlyList<string> cells) => text.Append("| ").AppendJoin(" | ", cells.Select(MarkdownText.Escape)).Append(" |\n");
    }

    /// <summary>The table as plain text: the first cell of a row on a line of its own, the others below it under their headings.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(MarkdownText.OneLine(Title));
        foreach (var row in Rows)
        {
            text.Append("\n\n").Append(MarkdownText.OneLine(row[0]));
            for (int c = 1; c < row.Count; c++)
                if (row[c].Length > 0) text.Append("\n  ").Append(MarkdownText.OneLine(Headings[c])).Append(": ").Append(MarkdownText.OneLine(row[c]));
        }

        return text.ToString();
    }

    string? INotebookOutput.Written(string mimeType) => mimeType switch { MimeTypes.Markdown => ToMarkdown(), MimeTypes.PlainText => ToString(), _ => null };
}
