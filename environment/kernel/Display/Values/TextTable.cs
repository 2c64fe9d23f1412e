using System.Text;

namespace Workbench.Kernel.Display.Values;

/// <summary>A table in letters of equal width: columns aligned, numbers to the right, no frame.</summary>
internal static class TextTable
{
    private const string Gap = "  ";

    /// <summary>The table's lines.</summary>
    public static string Of(Table table)
    {
        var header = Cut(table.Header, table);
        var rows = table.Rows.Select(row => Cut(row.Select(cell => cell.Text), table)).ToList();
        var columns = Enumerable.Range(0, rows.Count > 0 ? rows[0].Length : header.Length).ToArray();
        int[] widths = [.. columns.Select(column => rows.Select(row => SafeText.Width(row[column])).Append(header.Length > 0 ? SafeText.Width(header[column]) : 0).Max())];
        var text = new StringBuilder();
        if (table.Caption.Length > 0) Line(SafeText.Line(table.Caption));
        if (header.Length > 0)
        {
            Line(Row(header));
            Line(string.Join(Gap, widths.Select(width => new string('-', width))));
        }
        foreach (var row in rows) Line(Row(row));
        if (table.Rest.Length > 0) Line(table.Rest);
        return text.ToString();

        string Row(string[] cells) => string.Join(Gap, columns.Select(column => Padded(cells[column], widths[column], table.IsNumeric(column)))).TrimEnd();

        void Line(string line) => text.Append(text.Length > 0 ? "\n" : "").Append(line);
    }

    private static string[] Cut(IEnumerable<string> cells, Table table) => [.. cells.Select(cell => SafeText.Cut(SafeText.Line(cell), table.CellWidth))];

    private static string Padded(string cell, int width, bool toTheRight)
    {
        var space = new string(' ', width - SafeText.Width(cell));
        return toTheRight ? space + cell : cell + space;
    }
}
