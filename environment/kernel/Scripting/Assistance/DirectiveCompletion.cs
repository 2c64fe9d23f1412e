using System.Text.RegularExpressions;
using Workbench.Kernel.Scripting.Directives;

namespace Workbench.Kernel.Scripting.Assistance;

/// <summary>What may be written in a line such as <c>#!import PATH</c>: the lines there are, and the files they can name.</summary>
internal static partial class DirectiveCompletion
{
    private static readonly string[] Assemblies = [".dll"];
    private static readonly string[] Sources = [".cs", ".csx", ".ipynb", ".dib"];

    /// <summary>The choices, or null where the cursor is in no such line.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="cursor">An index into it.</param>
    /// <param name="folder">What paths are relative to.</param>
    public static Completion? At(string code, int cursor, string folder)
    {
        var lineStart = cursor == 0 ? 0 : code.LastIndexOf('\n', cursor - 1) + 1;
        var line = code[lineStart..cursor];
        if (Word().Match(line) is { Success: true } word)
            return Of(cursor, word.Groups[1].Value, DirectiveList.Known.Select(known => new Choice(known.Usage.Split(' ')[0], "keyword", known.Meaning)).DistinctBy(choice => choice.Text));
        if (PathStart().Match(line) is { Success: true } path)
            return Paths(path.Groups["path"].Value, cursor, folder, path.Groups["name"].Value == "#r" ? Assemblies : Sources);
        return null;
    }

    private static Completion Paths(string typed, int cursor, string folder, string[] endings)
    {
        var slash = typed.LastIndexOf('/') + 1;
        var searched = new DirectoryInfo(Path.GetFullPath(Path.Combine(folder, typed[..slash])));
        if (!searched.Exists) return new(cursor, cursor, []);
        var hidden = typed[slash..].StartsWith('.');
        try
        {
            var found = searched.GetFileSystemInfos().Where(entry => hidden || entry.Name[0] != '.').Where(entry => entry is DirectoryInfo || endings.Contains(entry.Extension));
            return Of(cursor, typed[slash..], found.Select(entry => new Choice(entry is DirectoryInfo ? entry.Name + "/" : entry.Name, "path")));
        }
        catch (UnauthorizedAccessException)
        {
            return new(cursor, cursor, []);
        }
    }

    private static Completion Of(int cursor, string typed, IEnumerable<Choice> choices) =>
        new(cursor - typed.Length, cursor, [.. choices.Where(choice => choice.Text.StartsWith(typed, StringComparison.Ordinal)).OrderBy(choice => choice.Text, StringComparer.Ordinal)]);

    [GeneratedRegex(@"^\s*(#!?[\w#]*)$")]
    private static partial Regex Word();

    [GeneratedRegex(@"^\s*(?<name>#r|#load|#!import)\s+""?(?<path>[^""]*)$")]
    private static partial Regex PathStart();
}
