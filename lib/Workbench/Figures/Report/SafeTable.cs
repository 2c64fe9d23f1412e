using System.Net;
using System.Text;

namespace Workbench.Figures.Report;

/// <summary>
/// HTML outputs that are tables, built anew: what is read is a list of known elements with text between them, what is written is made from that list. Anything
/// else in the HTML (an unknown element, an end tag out of place, a stray bracket) and the whole of it is refused, for the plain text to be shown instead.
/// </summary>
internal static class SafeTable
{
    private static readonly HashSet<string> Kept = ["table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "p", "b", "strong", "i", "em", "code", "sub", "sup"];
    private static readonly HashSet<string> Transparent = ["div", "span"];

    /// <summary>The table, or null where the HTML is anything but one.</summary>
    public static string? TryRead(string html)
    {
        var written = new StringBuilder(html.Length);
        Stack<string> open = [];
        bool hasTable = false;
        int at = 0;
        while (at < html.Length)
        {
            int bracket = html.IndexOf('<', at);
            string text = html[at..(bracket < 0 ? html.Length : bracket)];
            written.Append(HtmlText.Escape(WebUtility.HtmlDecode(text)));
            if (bracket < 0) break;
            at = bracket;
            if (string.CompareOrdinal(html, at, "<!--", 0, 4) == 0)
            {
                int end = html.IndexOf("-->", at + 4, StringComparison.Ordinal);
                if (end < 0) return null;
                at = end + 3;
            }
            else if (Tag.TryRead(html, ref at) is not { } tag || !Write(tag, written, open, ref hasTable)) return null;
            else if (tag is { Name: "style", IsEnd: false })
            {
                // Its text is no text of the table.
                int end = html.IndexOf("</style>", at, StringComparison.OrdinalIgnoreCase);
                if (end < 0) return null;
                at = end + "</style>".Length;
            }
        }
        return open.Count == 0 && hasTable ? written.ToString().Trim() : null;
    }

    private static bool Write(Tag tag, StringBuilder written, Stack<string> open, ref bool hasTable)
    {
        if (tag.Name == "style") return !tag.IsEnd;
        if (tag.Name == "br")
        {
            written.Append("<br>");
            return true;
        }
        bool kept = Kept.Contains(tag.Name);
        if (!kept && !Transparent.Contains(tag.Name)) return false;
        if (tag.IsEnd)
        {
            if (!open.TryPop(out string? last) || last != tag.Name) return false;
            if (kept) written.Append("</").Append(tag.Name).Append('>');
            return true;
        }
        open.Push(tag.Name);
        hasTable |= tag.Name == "table";
        if (!kept) return true;
        written.Append('<').Append(tag.Name);
        if (tag.Name is "td" or "th")
            foreach ((string name, string value) in tag.Attributes.Where(IsKept))
                written.Append(' ').Append(name).Append("=\"").Append(value.ToLowerInvariant()).Append('"');
        if (tag.Name is "td" or "th" or "caption") written.Append(" dir=\"auto\"");
        written.Append('>');
        return true;
    }

    private static bool IsKept((string Name, string Value) attribute) => attribute.Name switch
    {
        "colspan" or "rowspan" => attribute.Value.Length <= 3 && attribute.Value.Length > 0 && attribute.Value.All(char.IsAsciiDigit),
        "scope" => attribute.Value.ToLowerInvariant() is "row" or "col",
        _ => false,
    };

    private sealed record Tag(string Name, bool IsEnd, List<(string Name, string Value)> Attributes)
    {
        // A tag that begins at the place, which moves behind it; null where it is none.
        public static Tag? TryRead(string html, ref int at)
        {
            int i = at + 1;
            bool isEnd = i < html.Length && html[i] == '/';
            if (isEnd) i++;
            string name = Word(html, ref i, char.IsAsciiLetterOrDigit).ToLowerInvariant();
            if (name.Length == 0) return null;
            List<(string, string)> attributes = [];
            while (true)
            {
                Word(html, ref i, c => char.IsWhiteSpace(c) || c == '/');
                if (i >= html.Length) return null;
                if (html[i] == '>') break;
                string attribute = Word(html, ref i, c => !char.IsWhiteSpace(c) && c is not ('=' or '>' or '<' or '/' or '"' or '\'')).ToLowerInvariant();
                if (attribute.Length == 0) return null;
                Word(html, ref i, char.IsWhiteSpace);
                if (i >= html.Length || html[i] != '=') continue;
                i++;
                Word(html, ref i, char.IsWhiteSpace);
                if (i < html.Length && html[i] is '"' or '\'')
                {
                    int end = html.IndexOf(html[i], i + 1);
                    if (end < 0) return null;
                    attributes.Add((attribute, html[(i + 1)..end]));
                    i = end + 1;
                }
                else attributes.Add((attribute, Word(html, ref i, c => !char.IsWhiteSpace(c) && c is not ('>' or '<' or '"' or '\''))));
            }
            at = i + 1;
            return new Tag(name, isEnd, attributes);
        }

        private static string Word(string html, ref int i, Func<char, bool> belongs)
        {
            int start = i;
            while (i < html.Length && belongs(html[i])) i++;
            return html[start..i];
        }
    }
}
