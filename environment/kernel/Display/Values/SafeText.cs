using System.Globalization;
using System.Text;

namespace Workbench.Kernel.Display.Values;

/// <summary>Makes text of unknown origin harmless: what would move the cursor, colour a terminal, turn the reading direction round or cannot be sent is written as its escape.</summary>
internal static class SafeText
{
    /// <summary>The text with its lines and tabs.</summary>
    public static string Lines(string text) => Escape(text, keepsLines: true);

    /// <summary>The text on one line.</summary>
    public static string Line(string text) => Escape(text, keepsLines: false);

    /// <summary>A line cut to at most <paramref name="width"/> places, the last an ellipsis where something is missing.</summary>
    public static string Cut(string line, int width)
    {
        var (places, kept) = (0, 0);
        foreach (var rune in line.EnumerateRunes())
        {
            places += Width(rune);
            if (places > width) return line[..kept] + "…";
            if (places < width) kept += rune.Utf16SequenceLength;
        }
        return line;
    }

    /// <summary>How many places the line takes where all letters are equally wide; Chinese, Japanese and Korean ones take two.</summary>
    public static int Width(string line)
    {
        var places = 0;
        foreach (var rune in line.EnumerateRunes()) places += Width(rune);
        return places;
    }

    private static int Width(Rune rune) => rune.Value < 0x300 ? 1
        : Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0
        : rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60)
            or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) ? 2 : 1;

    private static string Escape(string text, bool keepsLines)
    {
        StringBuilder? escaped = null;
        for (var index = 0; index < text.Length; index++)
        {
            var length = char.IsSurrogatePair(text, index) ? 2 : 1;
            var replacement = length == 2 ? null : Replacement(text[index], keepsLines);
            if (replacement is not null) (escaped ??= new StringBuilder(text, 0, index, text.Length + 16)).Append(replacement);
            else escaped?.Append(text, index, length);
            index += length - 1;
        }
        return escaped?.ToString() ?? text;
    }

    private static string? Replacement(char letter, bool keepsLines) => letter switch
    {
        '\n' => keepsLines ? null : "\\n",
        '\t' => keepsLines ? null : "\\t",
        '\r' => keepsLines ? "" : "\\r",
        _ when char.IsSurrogate(letter) => "\uFFFD",
        // Line and paragraph separators, directional marks, embeddings and isolates.
        '\u2028' or '\u2029' or '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => $"\\u{(int)letter:X4}",
        _ when char.IsControl(letter) => $"\\u{(int)letter:X4}",
        _ => null,
    };
}
