using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Workbench.Figures.Report;

/// <summary>
/// Formulas in Markdown: a page that loads nothing cannot set them, so that it shows their source as the author wrote it, e.g. <c>$E = mc^2$</c>. As in notebooks,
/// <c>\begin{align} ... \end{align}</c> needs no dollars.
/// </summary>
internal static class FormulaSource
{
    /// <summary>Reads <c>\begin{...}</c> up to its <c>\end</c> within a paragraph.</summary>
    public static MarkdownPipelineBuilder UseFormulaSource(this MarkdownPipelineBuilder pipeline)
    {
        pipeline.UseMathematics().InlineParsers.Insert(0, new EnvironmentParser());
        return pipeline;
    }

    /// <summary>Makes code of the formulas of a text.</summary>
    public static void Replace(MarkdownDocument document)
    {
        foreach (MathInline math in document.Descendants<MathInline>().ToArray())
        {
            string dollars = new('$', math.DelimiterCount);
            math.ReplaceBy(new CodeInline($"{dollars}{math.Content}{dollars}"));
        }
    }

    /// <summary>Leaves formulas that stand alone to the renderer of code blocks.</summary>
    public static void Setup(HtmlRenderer renderer) => renderer.ObjectRenderers.TryRemove<HtmlMathBlockRenderer>();

    private sealed class EnvironmentParser : InlineParser
    {
        private const string Begin = "\\begin{";

        public EnvironmentParser() => OpeningCharacters = ['\\'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            if (!slice.Match(Begin)) return false;
            string text = slice.ToString();
            int brace = text.IndexOf('}', StringComparison.Ordinal);
            if (brace < 0) return false;
            string close = $"\\end{{{text[Begin.Length..brace]}}}";
            int end = text.IndexOf(close, StringComparison.Ordinal);
            if (end < 0) return false;
            processor.Inline = new CodeInline(text[..(end + close.Length)]);
            slice.Start += end + close.Length;
            return true;
        }
    }
}
