using System.Text.RegularExpressions;

namespace Workbench.Figures.Report;

/// <summary>
/// The one piece of HTML that notebooks write in their text: <c>&lt;details&gt;&lt;summary&gt;Answers&lt;/summary&gt;</c>, lines of Markdown, <c>&lt;/details&gt;</c>. Where it
/// stands so, on lines of its own, the page folds; anything else stays text.
/// </summary>
internal static partial class FoldedText
{
    /// <summary>A part of a text: plain where there is no summary, folded under one otherwise.</summary>
    internal sealed record Part(string? Summary, string Markdown);

    /// <summary>The parts of a text in order; folds do not nest, and one that is not closed is text.</summary>
    public static IReadOnlyList<Part> Split(string markdown)
    {
        string[] lines = markdown.Split('\n');
        List<Part> parts = [];
        int plainFrom = 0;
        string? fence = null;
        for (int i = 0; i < lines.Length; i++)
        {
            fence = AfterLine(fence, lines[i]);
            if (fence is not null || Opening().Match(lines[i]) is not { Success: true } opening) continue;
            int end = Array.FindIndex(lines, i + 1, line => Closing().IsMatch(line) || Opening().IsMatch(line));
            if (end < 0 || !Closing().IsMatch(lines[end])) continue;
            if (i > plainFrom) parts.Add(new Part(null, string.Join('\n', lines[plainFrom..i])));
            parts.Add(new Part(opening.Groups["summary"].Value.Trim(), string.Join('\n', lines[(i + 1)..end])));
            plainFrom = (i = end) + 1;
        }
        if (plainFrom < lines.Length) parts.Add(new Part(null, string.Join('\n', lines[plainFrom..])));
        return parts;
    }

    // Within a code fence nothing folds.
    private static string? AfterLine(string? fence, string line)
    {
        Match mark = Fence().Match(line);
        if (!mark.Success) return fence;
        if (fence is null) return mark.Groups[1].Value;
        return mark.Groups[1].Value.StartsWith(fence, StringComparison.Ordinal) ? null : fence;
    }

    [GeneratedRegex(@"^\s*<details>\s*<summary>(?<summary>[^<>]*)</summary>\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^\s*</details>\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Closing();

    [GeneratedRegex("^ {0,3}(`{3,}|~{3,})")]
    private static partial Regex Fence();
}
