using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Workbench.Kernel.Scripting.Assistance;

/// <summary>A symbol's documentation comment as text.</summary>
/// <param name="Plain">For terminals.</param>
/// <param name="Markdown">For notebooks.</param>
internal sealed partial record Documentation(string Plain, string Markdown)
{
    private static readonly Documentation None = new("", "");

    /// <summary>The summary, parameters and result, as far as they are documented.</summary>
    public static Documentation Of(ISymbol symbol)
    {
        // A constructor without words of its own says what its type is; an extension method is documented where it is declared.
        var documented = symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol;
        var xml = documented.OriginalDefinition.GetDocumentationCommentXml();
        if (string.IsNullOrEmpty(xml) && documented is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor) xml = constructor.ContainingType.OriginalDefinition.GetDocumentationCommentXml();
        if (string.IsNullOrEmpty(xml)) return None;
        try
        {
            var member = XElement.Parse(xml);
            return new(Text(member, isMarkdown: false), Text(member, isMarkdown: true));
        }
        catch (XmlException)
        {
            return None; // a comment that is no XML says nothing
        }
    }

    private static string Text(XElement member, bool isMarkdown)
    {
        string Code(string text) => isMarkdown ? $"`{text}`" : text;
        var lines = new List<string>();
        if (member.Element("summary") is { } summary) lines.Add(Flat(summary, Code));
        lines.AddRange(member.Elements("param").Where(parameter => !parameter.IsEmpty).Select(parameter => $"{(isMarkdown ? "- " : "  ")}{Code((string?)parameter.Attribute("name") ?? "")}: {Flat(parameter, Code)}"));
        if (member.Element("returns") is { IsEmpty: false } returns) lines.Add($"{(isMarkdown ? "\n" : "")}Returns: {Flat(returns, Code)}");
        return string.Join('\n', lines);
    }

    /// <summary>The words of an element in one line; what is code in them is set by <paramref name="code"/>.</summary>
    private static string Flat(XElement element, Func<string, string> code)
    {
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            text.Append(node switch
            {
                XText words => words.Value,
                XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref" } reference => code(Referred(reference)),
                XElement { Name.LocalName: "c" or "code" } sample => code(sample.Value),
                XElement inner => " " + Flat(inner, code) + " ",
                _ => "",
            });
        }
        return Spaces().Replace(text.ToString(), " ").Trim();
    }

    /// <summary>The last name of what an element refers to, e.g. <c>Length</c> of <c>P:System.String.Length</c>.</summary>
    private static string Referred(XElement reference)
    {
        var target = (string?)reference.Attribute("cref") ?? (string?)reference.Attribute("langword") ?? (string?)reference.Attribute("name") ?? reference.Value;
        if (!target.Contains(':')) return target;
        return target.Split('(')[0].Split(':')[^1].Split('.')[^1].Split('`')[0];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
