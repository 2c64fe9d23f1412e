using System.Text;
using System.Text.RegularExpressions;

namespace Workbench.Kernel.Serving;

/// <summary>The patterns of a history search: * any text, ? any character, [abc] and [a-z] one of these, [^abc] none of these; all else stands for itself, and upper and lower case differ.</summary>
internal static class Glob
{
    /// <summary>Whether a pattern matches a text; one that no text matches, such as [z-a], gives false.</summary>
    public static Func<string, bool> Matcher(string pattern)
    {
        try
        {
            // Without backtracking the time is proportional to the text, whatever the pattern.
            return new Regex(Expression(pattern), RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking).IsMatch;
        }
        catch (RegexParseException)
        {
            return _ => false;
        }
    }

    private static string Expression(string pattern)
    {
        var text = new StringBuilder(@"\A");
        for (var at = 0; at < pattern.Length; at++)
        {
            var end = pattern[at] == '[' ? EndOfClass(pattern, at) : -1;
            text.Append(pattern[at] switch
            {
                '*' => ".*",
                '?' => ".",
                '[' when end > 0 => Class(pattern[(at + 1)..end]),
                var other => Regex.Escape(other.ToString()),
            });
            if (end > 0) at = end;
        }
        return text.Append(@"\z").ToString();
    }

    /// <summary>Where the bracket closes, or -1; a closing bracket that comes first belongs to the class.</summary>
    private static int EndOfClass(string pattern, int open)
    {
        var first = open + 1;
        if (first < pattern.Length && pattern[first] == '^') first++;
        return first + 1 < pattern.Length ? pattern.IndexOf(']', first + 1) : -1;
    }

    private static string Class(string members) =>
        members[0] == '^' && members.Length > 1 ? $"[^{Quote(members[1..])}]" : $"[{Quote(members)}]";

    private static string Quote(string members) => members.Replace(@"\", @"\\").Replace("[", @"\[").Replace("]", @"\]").Replace("^", @"\^");
}
