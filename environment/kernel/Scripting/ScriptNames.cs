using System.Text.RegularExpressions;

namespace Workbench.Kernel.Scripting;

/// <summary>The class that the compiler makes of each cell, <c>Submission#39</c>: messages of the compiler and of the runtime name it, and no reader knows it.</summary>
internal static partial class ScriptNames
{
    /// <summary>A message without it: a type of a cell has its own name, the class itself is this cell.</summary>
    public static string Without(string message) => Qualifier().Replace(Class().Replace(message, match => match.Groups["type"].Success ? "This cell" : "this cell"), "");

    [GeneratedRegex(@"(?<type>The type )?'Submission#\d+'")]
    private static partial Regex Class();

    [GeneratedRegex(@"Submission#\d+[+.]")]
    private static partial Regex Qualifier();
}
