namespace Workbench.Kernel.Scripting.Directives;

/// <summary>A piece of a cell that is run by itself; pieces run in the order of the cell.</summary>
internal abstract record CellPart
{
    /// <summary>C# code: the whole cell with everything else blanked out, so that lines and columns stay.</summary>
    internal sealed record Code(string Text) : CellPart;

    /// <summary>A line such as <c>#!import PATH</c>.</summary>
    /// <param name="Name">Its first word.</param>
    /// <param name="Argument">The rest without quotation marks; several <c>#r "nuget: …"</c> below each other are one, a line each.</param>
    /// <param name="Line">Where it stands, counted from 1.</param>
    internal sealed record Directive(string Name, string Argument, int Line) : CellPart;

    /// <summary>Text in a language that is shown, not run.</summary>
    internal sealed record Shown(string MimeType, string Text) : CellPart;
}
