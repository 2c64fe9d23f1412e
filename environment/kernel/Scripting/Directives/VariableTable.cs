using Workbench.Kernel.Display.Values;

namespace Workbench.Kernel.Scripting.Directives;

/// <summary>The notebook's variables as text, for <c>#!who</c> and <c>#!whos</c>.</summary>
internal static class VariableTable
{
    private const int ShownCharacters = 80;
    private const string None = "This notebook has no variables yet.";

    /// <summary>The names in one line.</summary>
    public static string Names(NotebookVariables variables) => string.Join("  ", variables.All.Select(variable => variable.Name)) is { Length: > 0 } names ? names : None;

    /// <summary>One line a variable: name, type, and as much of its value as fits a line.</summary>
    public static string Of(NotebookVariables variables)
    {
        (string Name, string Type, string Value)[] rows = [("Name", "Type", "Value"), .. variables.All.Select(variable => (variable.Name, TypeName.Of(variable.Type), Short(InlineText.Of(ValueReader.Read(variable.Value, TimeProvider.System)))))];
        if (rows.Length == 1) return None;
        int names = rows.Max(row => row.Name.Length), types = rows.Max(row => row.Type.Length);
        return string.Join('\n', rows.Select(row => $"{row.Name.PadRight(names)}  {row.Type.PadRight(types)}  {row.Value}"));
    }

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= ShownCharacters ? line : string.Concat(line.AsSpan(0, ShownCharacters), "…");
    }
}
