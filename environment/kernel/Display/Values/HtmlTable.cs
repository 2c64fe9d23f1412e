using System.Net;
using System.Text;

namespace Workbench.Kernel.Display.Values;

/// <summary>A table as HTML: every text escaped, no colours (the front end's own work in light and dark), the whole text of a shortened cell in its <c>title</c>.</summary>
internal static class HtmlTable
{
    /// <summary>The table's markup, without scripts or styles beyond alignment.</summary>
    public static string Of(Table table)
    {
        var html = new StringBuilder("<table>");
        if (table.Caption.Length > 0) html.Append("<caption style=\"text-align: left\">").Append(Escape(table.Caption)).Append("</caption>");
        if (table.Header.Count > 0)
        {
            html.Append("\n<thead><tr>");
            for (var column = 0; column < table.Header.Count; column++) Cell("th scope=\"col\"", table.Header[column], column);
            html.Append("</tr></thead>");
        }
        html.Append("\n<tbody>");
        foreach (var row in table.Rows)
        {
            html.Append("\n<tr>");
            for (var column = 0; column < row.Count; column++) Cell(column == 0 && table.IsNamed ? "th scope=\"row\"" : "td", row[column].Text, column);
            html.Append("</tr>");
        }
        if (table.Rest.Length > 0) html.Append($"\n<tr><td colspan=\"{(table.Rows.Count > 0 ? table.Rows[0].Count : 1)}\" style=\"text-align: left\">{Escape(table.Rest)}</td></tr>");
        return html.Append("\n</tbody>\n</table>").ToString();

        void Cell(string tag, string text, int column)
        {
            var shown = SafeText.Cut(SafeText.Line(text), table.CellWidth);
            html.Append('<').Append(tag).Append(" style=\"text-align: ").Append(table.IsNumeric(column) ? "right" : "left").Append('"');
            if (shown != text) html.Append(" title=\"").Append(Escape(SafeText.Cut(SafeText.Line(text), InlineText.Longest))).Append('"');
            html.Append('>').Append(Escape(shown)).Append("</").Append(tag.AsSpan(0, 2)).Append('>');
        }
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(SafeText.Line(text));
}
