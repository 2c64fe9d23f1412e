using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Workbench.Kernel.Scripting.Directives;

/// <summary>Divides a cell into what is run by itself. Inside C# the compiler's own lexer finds the directives, so one in a string, a comment or switched-off code is none.</summary>
internal static class CellParts
{
    private const string PackageName = "#r";

    /// <summary>The parts of a cell, in order.</summary>
    public static IReadOnlyList<CellPart> Of(string code)
    {
        var parts = new List<CellPart>();
        var text = SourceText.From(code);
        foreach (var section in CellSection.Of(text))
        {
            if (section.Heading is { } heading) parts.Add(heading);
            if (section.MimeType is { } mimeType) parts.Add(new CellPart.Shown(mimeType, text.ToString(section.Span).Trim('\r', '\n')));
            else if (section.IsCSharp) AddCSharp(parts, code, section.Span);
        }
        return parts;
    }

    /// <summary>The cell's C# alone, everything else blanked out: what the compiler may see of it.</summary>
    public static string CSharpOf(string code)
    {
        var kept = code.ToCharArray();
        var text = SourceText.From(code);
        foreach (var section in CellSection.Of(text))
        {
            Blank(kept, section.IsCSharp ? section.HeadingSpan : TextSpan.FromBounds(section.HeadingSpan.Start, section.Span.End));
            if (section.IsCSharp) foreach (var directive in DirectivesIn(code, section.Span)) Blank(kept, directive.Span);
        }
        return new string(kept);
    }

    /// <summary>The same as the compiler's parser reads it.</summary>
    public static SyntaxTree TreeOf(string code) => CSharpSyntaxTree.ParseText(CSharpOf(code), CellCompiler.Parsing);

    private static void AddCSharp(List<CellPart> parts, string code, TextSpan section)
    {
        var start = section.Start;
        var csharp = code.ToCharArray();
        foreach (var (span, part) in DirectivesIn(code, section))
        {
            Blank(csharp, span);
            if (part is null) continue;
            AddCode(parts, csharp, TextSpan.FromBounds(start, span.Start));
            if (part.Name == PackageName && parts is [.., CellPart.Directive { Name: PackageName } before]) parts[^1] = before with { Argument = $"{before.Argument}\n{part.Argument}" };
            else parts.Add(part);
            start = span.End;
        }
        AddCode(parts, csharp, TextSpan.FromBounds(start, section.End));
    }

    private static void AddCode(List<CellPart> parts, char[] csharp, TextSpan span)
    {
        if (csharp.AsSpan(span.Start, span.Length).IsWhiteSpace()) return;
        var kept = (char[])csharp.Clone();
        Blank(kept, TextSpan.FromBounds(0, span.Start));
        Blank(kept, TextSpan.FromBounds(span.End, kept.Length));
        parts.Add(new CellPart.Code(new string(kept)));
    }

    /// <summary>What the compiler must not see; in switched-off code, where it would refuse them all the same, directives are no parts.</summary>
    private static IEnumerable<(TextSpan Span, CellPart.Directive? Part)> DirectivesIn(string code, TextSpan section)
    {
        if (code.IndexOf('#', section.Start, section.Length) < 0) yield break;
        var kept = code.ToCharArray();
        Blank(kept, TextSpan.FromBounds(0, section.Start));
        Blank(kept, TextSpan.FromBounds(section.End, code.Length));
        var tree = CSharpSyntaxTree.ParseText(new string(kept), CellCompiler.Parsing);
        foreach (var trivia in tree.GetRoot().DescendantTrivia().Where(trivia => trivia.IsDirective))
        {
            var line = tree.GetLineSpan(trivia.Span).StartLinePosition.Line + 1;
            var directive = (DirectiveTriviaSyntax)trivia.GetStructure()!;
            if (NamesAProgram(directive)) yield return (trivia.Span, null);
            else if (directive.IsActive && Read(directive, line) is { } part) yield return (trivia.Span, part);
            if (!directive.IsActive && directive is ReferenceDirectiveTriviaSyntax or LoadDirectiveTriviaSyntax or ShebangDirectiveTriviaSyntax) yield return (trivia.Span, null);
        }
    }

    /// <summary>The first line of a script that can be run by itself, such as <c>#!/usr/bin/env dotnet-script</c>: the shell's, nobody else's.</summary>
    private static bool NamesAProgram(DirectiveTriviaSyntax directive) => directive is ShebangDirectiveTriviaSyntax && directive.IsActive && directive.ToString().StartsWith("#!/", StringComparison.Ordinal);

    /// <summary>The directives that the compiler does not know, or not as notebooks mean them.</summary>
    private static CellPart.Directive? Read(DirectiveTriviaSyntax directive, int line) => directive switch
    {
        ReferenceDirectiveTriviaSyntax reference when reference.File.ValueText.StartsWith("nuget:", StringComparison.Ordinal) => new(PackageName, reference.File.ValueText, line),
        LoadDirectiveTriviaSyntax { File.IsMissing: false } load => new("#load", load.File.ValueText, line),
        LoadDirectiveTriviaSyntax or ShebangDirectiveTriviaSyntax => Line(directive.ToString(), line),
        BadDirectiveTriviaSyntax when directive.ToString().StartsWith("#i ", StringComparison.Ordinal) => Line(directive.ToString(), line),
        _ => null,
    };

    private static CellPart.Directive Line(string text, int line)
    {
        var words = text.Trim().Split((char[])[' ', '\t'], 2);
        return new(words[0], words.Length > 1 ? words[1].Trim().Trim('"') : "", line);
    }

    private static void Blank(char[] text, TextSpan span)
    {
        for (var index = span.Start; index < span.End; index++)
            if (text[index] is not ('\n' or '\r')) text[index] = ' ';
    }
}
