using System.Net;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Workbench.Figures.Report;

/// <summary>Markdown of one notebook as HTML: raw HTML shown as text, links and pictures checked, headings numbered for the table of contents.</summary>
/// <param name="prefix">What the notebook's ids begin with, so that those of several notebooks in a page differ; empty for one alone.</param>
/// <param name="levelsDown">How many levels its headings stand below their own, in a page of several notebooks.</param>
/// <param name="places">Where a link to another notebook leads: places in this page, by file name.</param>
internal sealed partial class MarkdownText(string prefix, int levelsDown, IReadOnlyDictionary<string, string> places)
{
    private const int LowestLevel = 6;
    private const int LongestAddress = 100;

    // Before a heading's name in a link, until all headings of the notebook are known; text between quotes is escaped, so only links look like this.
    private const string Sought = "#heading:";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseGridTables().UseTaskLists().UseFormulaSource().UseFootnotes().Build();

    private readonly List<Heading> _headings = [];
    private readonly Dictionary<string, string> _places = [];
    private readonly List<string> _notShown = [];
    private int _cells;

    /// <summary>Headings seen so far, in order; the title is not among them.</summary>
    public IReadOnlyList<Heading> Headings => _headings;

    /// <summary>Addresses of pictures that the page does not hold.</summary>
    public IReadOnlyList<string> NotShown => _notShown;

    /// <summary>The first heading of level 1, which leaves the text, or null.</summary>
    public string? Title { get; private set; }

    /// <summary>The HTML of a cell.</summary>
    /// <exception cref="InvalidDataException">The text is nested too deeply for Markdown.</exception>
    public string ToHtml(string markdown, IReadOnlyDictionary<string, Dictionary<string, string>> attachments)
    {
        try
        {
            MarkdownDocument document = Markdown.Parse(HtmlText.Visible(markdown), Pipeline);
            FormulaSource.Replace(document);
            NumberHeadings(document);
            foreach (LinkInline link in document.Descendants<LinkInline>().ToArray()) Check(link, attachments);
            foreach (AutolinkInline link in document.Descendants<AutolinkInline>().ToArray())
                if (!IsSafe(link.Url) && !link.IsEmail) link.ReplaceBy(new LiteralInline(link.Url));
            foreach (Block block in document)
                if (block is ParagraphBlock or HeadingBlock or ListBlock or QuoteBlock) block.GetAttributes().AddPropertyIfNotExist("dir", "auto");
            foreach (ParagraphBlock title in document.OfType<ParagraphBlock>().Where(IsBold)) title.GetAttributes().AddClass("title");
            using var writer = new StringWriter();
            var renderer = new HtmlRenderer(writer);
            Pipeline.Setup(renderer);
            FormulaSource.Setup(renderer);
            renderer.Render(document);
            // Footnotes are numbered in each cell anew; quotes in text are escaped, so only ids and links of footnotes look like this.
            string cell = $"{prefix}cell-{++_cells}-";
            return writer.ToString().Replace("\"fn:", $"\"{cell}fn:").Replace("\"#fn:", $"\"#{cell}fn:").Replace("\"fnref:", $"\"{cell}fnref:").Replace("\"#fnref:", $"\"#{cell}fnref:");
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException($"NotebookReport: a Markdown cell of {markdown.Length} characters cannot be read: {e.Message}", e);
        }
    }

    /// <summary>All of the notebook's HTML with its links to headings led to them; one that leads to none becomes text.</summary>
    public string WithHeadingLinks(string html) => HeadingLink().Replace(html, link =>
        _places.TryGetValue(Anchor(Uri.UnescapeDataString(WebUtility.HtmlDecode(link.Groups["name"].Value))), out string? id) ? $"<a href=\"#{id}\">{link.Groups["text"].Value}</a>" : link.Groups["text"].Value);

    // What a notebook host calls a heading in links.
    private static string Anchor(string heading) => heading.Replace(' ', '-');

    [GeneratedRegex($"<a href=\"{Sought}(?<name>[^\"]*)\"[^>]*>(?<text>.*?)</a>", RegexOptions.Singleline)]
    private static partial Regex HeadingLink();

    private void NumberHeadings(MarkdownDocument document)
    {
        foreach (HeadingBlock block in document.Descendants<HeadingBlock>().ToArray())
        {
            string text = PlainText(block.Inline);
            if (Title is null && block.Level == 1)
            {
                Title = text;
                _places.TryAdd(Anchor(text), prefix.Length == 0 ? "text" : prefix.TrimEnd('-'));
                block.Parent!.Remove(block);
                continue;
            }
            string id = $"{prefix}section-{_headings.Count + 1}";
            block.SetAttributes(new HtmlAttributes { Id = id });
            _headings.Add(new Heading(id, block.Level, text));
            _places.TryAdd(Anchor(text), id);
            block.Level = Math.Min(LowestLevel, block.Level + levelsDown);
        }
    }

    // A line in bold and nothing else is the title of what follows, e.g. of a table.
    private static bool IsBold(ParagraphBlock block) => block.Inline?.FirstChild is EmphasisInline { DelimiterCount: 2 } strong && strong.NextSibling is null;

    private static string PlainText(ContainerInline? inline) => string.Concat((inline?.Descendants() ?? []).Select(part => part switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline => " ",
        _ => "",
    })).Trim();

    private void Check(LinkInline link, IReadOnlyDictionary<string, Dictionary<string, string>> attachments)
    {
        string url = link.GetDynamicUrl?.Invoke() ?? link.Url ?? "";
        if (link.IsImage)
        {
            string? picture = url.StartsWith("attachment:", StringComparison.Ordinal) ? Attached(url["attachment:".Length..], attachments) : SafeImage.FromDataUri(url);
            if (picture is not null)
            {
                link.Url = picture;
                return;
            }
            _notShown.Add(HtmlText.Shortened(url, LongestAddress));
            link.ReplaceBy(new LiteralInline($"[{PlainText(link)}]"), copyChildren: false);
        }
        else if (url.StartsWith('#')) link.Url = Sought + url[1..];
        else if (places.TryGetValue(FileOf(url), out string? place)) link.Url = $"#{place}";
        else if (!IsSafe(url)) link.ReplaceBy(new LiteralInline(PlainText(link)), copyChildren: false);
        else link.GetAttributes().AddPropertyIfNotExist("rel", "noopener noreferrer");
    }

    // A link between notebooks of one folder, without the place in the other one.
    private static string FileOf(string url)
    {
        string path = url.Split('#')[0];
        return Uri.UnescapeDataString(path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path);
    }

    private static string? Attached(string name, IReadOnlyDictionary<string, Dictionary<string, string>> attachments)
    {
        if (!attachments.TryGetValue(Uri.UnescapeDataString(name), out Dictionary<string, string>? bundle)) return null;
        return SafeImage.Types.Where(bundle.ContainsKey).Select(type => SafeImage.ToDataUri(type, bundle[type])).FirstOrDefault(uri => uri is not null);
    }

    private static bool IsSafe(string url) =>
        url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A heading: its place in the page, its level from 1 to 6, its text.</summary>
internal sealed record Heading(string Id, int Level, string Text);
