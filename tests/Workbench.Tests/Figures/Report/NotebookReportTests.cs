using System.Text.Json.Nodes;
using Workbench.Figures;
using Workbench.Figures.Report;
using static Workbench.Tests.Figures.DemoNotebook;

namespace Workbench.Tests.Figures.Report;

public sealed class NotebookReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workbench-report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ToHtml_Twice_GivesTheSameBytes()
    {
        string notebook = GuideNotebook(DemoSequence.Figure(), UnusualSequences.Gaps());
        Assert.Equal(NotebookReport.ToHtml(notebook), NotebookReport.ToHtml(notebook));
    }

    [Fact]
    public void ToHtml_Guide_HasPlotlyOnceTitleContentsAndCaptions()
    {
        string html = NotebookReport.ToHtml(GuideNotebook(UnusualSequences.Gaps(), UnusualSequences.Missing()), new NotebookReportOptions { Language = "ko", Facts = [new("event", "2012-03-07 <X5.4>")] });
        Assert.Equal(1, Count(html, "plotly.js (cartesian - minified) v3."));
        Assert.Contains("<html lang=\"ko\">", html);
        Assert.Contains("<h1 dir=\"auto\">Why did the model expect a storm?</h1>", html);
        Assert.Contains("<dt dir=\"auto\">event</dt><dd dir=\"auto\">2012-03-07 &lt;X5.4&gt;</dd>", html);
        Assert.Contains("<h2>차례</h2>", html);
        Assert.Contains("<a href=\"#section-1\">Full sequence</a>", html);
        Assert.Contains("<h2 id=\"section-2\" dir=\"auto\">전체 시퀀스 분석</h2>", html);
        Assert.Contains("<strong>그림 1. <bdi>Full Sequence Analysis</bdi></strong> Grad-CAM on 6 frames: the most important frame is t = 2 (−60 h)", html);
        Assert.Contains("<dt dir=\"auto\">layer</dt><dd dir=\"auto\">conv3, one map a call</dd>", html);
        Assert.Contains("<noscript><p class=\"fallback\">Grad-CAM on 6 frames", html);
        Assert.Contains("<pre class=\"output stdout\" dir=\"auto\">28 frames read\n</pre>", html);
        Assert.Contains("default-src 'none'; script-src 'sha256-", html);
    }

    [Fact]
    public void ToHtml_HostileNotebook_HasNoMarkupOfItsOwn()
    {
        string html = NotebookReport.ToHtml(HostileNotebook.Json());
        string body = html[html.IndexOf("<header>", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)];
        foreach (string markup in (string[])["<script>window", "<img src=x", "<iframe", "<svg", "href=\"javascript:", "href=\"data:", "src=\"http", "src=\"data:image/png;base64,AAAA", "https://example.org/x.png", "plotlyServerURL", "\u202E"])
            Assert.DoesNotContain(markup, body);
        Assert.Contains("<a href=\"https://example.org\" rel=\"noopener noreferrer\">ok</a>", body);
        Assert.Contains("role=\"alert\"", body);
        Assert.Contains("[U+202E]", body);
        // Two scripts run; every other one is inert data.
        Assert.Equal(2, Count(html, "<script>"));
    }

    [Fact]
    public void ToHtml_Pictures_AreShownWhenTheBytesAreWhatTheTypeSays()
    {
        string png = Convert.ToBase64String(PngImage.Grey([1, 2], 2, 1));
        JsonObject withAttachment = Markdown("![map](attachment:a.png) ![gone](attachment:b.png)");
        withAttachment["attachments"] = new JsonObject { ["a.png"] = new JsonObject { ["image/png"] = png } };
        string html = NotebookReport.ToHtml(Of(withAttachment, Code("", DisplayData(("image/png", png + "\n"), ("text/plain", "a \"map\"")), DisplayData(("image/jpeg", png), ("text/plain", "no jpeg")))));
        Assert.Equal(2, Count(html, $"src=\"data:image/png;base64,{png}\""));
        Assert.Contains("alt=\"a &quot;map&quot;\"", html);
        Assert.Contains("[gone]", html);
        Assert.Contains("<pre class=\"output\" dir=\"auto\">no jpeg</pre>", html);
    }

    [Theory]
    [InlineData("not json", "expected a notebook as JSON")]
    [InlineData("[]", "a list of \"cells\"")]
    [InlineData("{\"cells\": [], \"nbformat\": 3}", "format 4, got 3")]
    [InlineData("{\"cells\": []}", "format 4, got none")]
    [InlineData("{\"worksheets\": [], \"nbformat\": 3}", "format 4, got 3. Save it as format 4")]
    [InlineData("{\n \"cells\": x}", "in line 2, byte 11: 'x' is an invalid start of a value.")]
    [InlineData("{\"cells\": [5], \"nbformat\": 4}", "cell 0 is not an object: 5")]
    [InlineData("{\"cells\": [{\"cell_type\": \"markdown\", \"source\": \"\\ud800\"}], \"nbformat\": 4}", "not valid Unicode")]
    public void ToHtml_NotANotebook_SaysWhatItIs(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => NotebookReport.ToHtml(json)).Message);

    [Fact]
    public void ToHtml_DeepNesting_IsAnErrorNotACrash()
    {
        string deep = $"{{\"nbformat\": 4, \"cells\": {new string('[', 100_000)}{new string(']', 100_000)}}}";
        Assert.Contains("at most 64 levels", Assert.Throws<InvalidDataException>(() => NotebookReport.ToHtml(deep)).Message);
        string quotes = Of(Markdown(new string('>', 20_000) + " deep"));
        Assert.Contains("Markdown cell", Assert.Throws<InvalidDataException>(() => NotebookReport.ToHtml(quotes)).Message);
    }

    [Fact]
    public void ToHtml_TooLarge_NamesBothSizes()
    {
        string message = Assert.Throws<InvalidDataException>(() => NotebookReport.ToHtml(new string(' ', NotebookReport.MaximumNotebookBytes + 1))).Message;
        Assert.Contains("67108865", message);
        Assert.Contains("67108864", message);
    }

    [Fact]
    public void ToHtml_BadLanguage_IsAnError() =>
        Assert.Contains("got \"en\" onload=\"", Assert.Throws<ArgumentException>("options", () => NotebookReport.ToHtml(Of(), new NotebookReportOptions { Language = "en\" onload=" })).Message);

    [Fact]
    public void Write_Notebook_ReplacesTheFileAndLeavesNothingElse()
    {
        string notebook = Path.Combine(_folder, "n.ipynb"), html = Path.Combine(_folder, "out", "r.html");
        File.WriteAllText(notebook, Of(Markdown("# One")));
        NotebookReport.Write(notebook, html);
        File.WriteAllText(notebook, Of(Markdown("# Two")));
        NotebookReport.Write(notebook, html);
        Assert.Contains("<h1 dir=\"auto\">Two</h1>", File.ReadAllText(html));
        Assert.Equal([html], Directory.GetFiles(Path.GetDirectoryName(html)!));
    }

    [Fact]
    public void Write_BadNotebook_LeavesTheOldReport()
    {
        string notebook = Path.Combine(_folder, "n.ipynb"), html = Path.Combine(_folder, "r.html");
        File.WriteAllText(html, "old");
        File.WriteAllText(notebook, "{");
        Assert.Throws<InvalidDataException>(() => NotebookReport.Write(notebook, html));
        Assert.Equal("old", File.ReadAllText(html));
        Assert.Throws<FileNotFoundException>(() => NotebookReport.Write(Path.Combine(_folder, "none.ipynb"), html));
    }

    [Fact]
    public void ToHtml_SeveralNotebooks_AreOnePageWithTheirOwnIdsAndLinksBetweenThem()
    {
        string first = Of(Markdown("# One\n\nGo to [two](./02-b.ipynb#x), [elsewhere](../c.ipynb).\n\nText[^1].\n\n[^1]: Note.\n"), Markdown("## Part"), Code("", Shown(UnusualSequences.Gaps())));
        string second = Of(Markdown("# Two <b>\n\nText[^1].\n\n[^1]: Note.\n"), Markdown("## Part"), Code("", Shown(UnusualSequences.Missing())));
        string html = NotebookReport.ToHtml([new("01-a.ipynb", first), new("02-b.ipynb", second)]);
        Assert.Contains("<h1 dir=\"auto\">Notebooks</h1>", html);
        Assert.Contains("<h2 class=\"notebook-title\" id=\"notebook-2-title\" dir=\"auto\">Two &lt;b&gt;</h2>", html);
        Assert.Contains("<summary class=\"notebook\"><a href=\"#notebook-1\">One</a></summary>\n<ul>\n<li class=\"level-2\" dir=\"auto\"><a href=\"#notebook-1-section-1\">Part</a></li>\n</ul>", html);
        Assert.Contains("<a href=\"#notebook-2\">two</a>, elsewhere", html);
        Assert.Contains("id=\"figure-2\"", html);
        string[] ids = [.. System.Text.RegularExpressions.Regex.Matches(html[html.IndexOf("<body>", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)], " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value)];
        Assert.Equal(ids.Distinct().Count(), ids.Length);
        Assert.Equal(1, Count(html, "plotly.js (cartesian - minified) v3."));
        Assert.StartsWith("02-b.ipynb: ", Assert.Throws<InvalidDataException>(() => NotebookReport.ToHtml([new("01-a.ipynb", first), new("02-b.ipynb", "{")])).Message);
        Assert.Throws<ArgumentException>("notebooks", () => NotebookReport.ToHtml([]));
    }

    [Fact]
    public void ToHtml_OneNotebookRunOnTwoStudies_TellsThemApart()
    {
        static string Run(string noted) => """{"nbformat": 4, "metadata": {"workbench": NOTED}, "cells": [{"cell_type": "markdown", "source": "# Overview"}]}""".Replace("NOTED", noted);
        string html = NotebookReport.ToHtml([new("1.ipynb", Run("""{"set": {"name": "sdo64"}}""")), new("2.ipynb", Run("""{"set": {"name": "<b>ar11429"}}"""))]);
        Assert.Contains("<li class=\"notebook\" dir=\"auto\"><a href=\"#notebook-1\">Overview · sdo64</a></li>", html);
        Assert.Contains("<h2 class=\"notebook-title\" id=\"notebook-2-title\" dir=\"auto\">Overview · &lt;b&gt;ar11429</h2>", html);
        Assert.Contains("<dt dir=\"auto\">name</dt><dd dir=\"auto\">&lt;b&gt;ar11429</dd>", html);
        foreach (string odd in (string[])["[]", """{"set": 3}""", """{"set": {"name": {}}}"""])
            Assert.Contains("<h1 dir=\"auto\">Overview</h1>", NotebookReport.ToHtml(Run(odd)));
    }

    [Fact]
    public void ToHtml_Outputs_ShowMarkdownAndTablesAndNoOtherHtml()
    {
        string html = NotebookReport.ToHtml(Of(
            Code("", DisplayData(("text/markdown", "| a | b |\n|---|---|\n| 1 | <i>2</i> |"), ("text/plain", "no"))),
            Code("", DisplayData(("text/html", "<table><tr><th scope='col' onclick='x()'>h</th></tr></table>"), ("text/plain", "no"))),
            Code("", DisplayData(("text/html", "<table><tr><td><a href='javascript:x()'>h</a></td></tr></table>"), ("text/plain", "instead")))));
        Assert.Contains("<td>&lt;i&gt;2&lt;/i&gt;</td>", html);
        Assert.Contains("<table><tr><th scope=\"col\" dir=\"auto\">h</th></tr></table>", html);
        Assert.Contains("<pre class=\"output\" dir=\"auto\">instead</pre>", html);
    }

    [Fact]
    public void ToHtml_LargePicture_IsNotShown()
    {
        byte[] png = PngImage.Grey([1], 1, 1);
        (png[18], png[19]) = (0xFF, 0xFF); // 65535 pixels wide
        (png[22], png[23]) = (0xFF, 0xFF);
        Assert.DoesNotContain("<img", NotebookReport.ToHtml(Of(Code("", DisplayData(("image/png", Convert.ToBase64String(png)), ("text/plain", "large")))))[..20_000]);
    }

    [Theory]
    [InlineData("$E=mc^2$ and $$a_b$$", "<code>$E=mc^2$</code> and <code>$$a_b$$</code>")]
    [InlineData("so \\begin{align}a&=b\\\\\nc&=d\\end{align}.", "so <code>\\begin{align}a&amp;=b\\\\\nc&amp;=d\\end{align}</code>.")]
    [InlineData("\\begin{x} open \\* \\begin", "\\begin{x} open * \\begin</p>")]
    [InlineData("$$\na < b\n$$", ">a &lt; b\n</code></pre>")]
    public void ToHtml_Formula_IsShownAsItsAuthorWroteIt(string markdown, string expected) => Assert.Contains(expected, Body(Markdown(markdown)));

    [Theory]
    [InlineData("10%\r50%\r100%\n", ">100%\n</pre>")]
    [InlineData("a\r\nb\r", ">a\nb</pre>")]
    [InlineData("\r 1\r 2\nend", "> 2\nend</pre>")]
    public void ToHtml_CarriageReturns_LeaveWhatATerminalShows(string text, string expected) => Assert.Contains(expected, Body(Code("", Stream("stderr", text))));

    [Fact]
    public void ToHtml_LinksToHeadings_LeadThereOrAreText()
    {
        string body = Body(Markdown("# The title\n\n[jump](#Second-section) [up](#The-title) [한](#둘째-절) [nowhere **b**](#none) `#heading:x`"), Markdown("## Second section"), Markdown("## 둘째 절"));
        Assert.Contains("<a href=\"#section-1\">jump</a> <a href=\"#text\">up</a> <a href=\"#section-2\">한</a> nowhere <strong>b</strong> <code>#heading:x</code>", body);
        Assert.Contains("<a href=\"#notebook-2-section-1\">jump</a>", NotebookReport.ToHtml([new("a.ipynb", Of(Markdown("## Second section"))), new("b.ipynb", Of(Markdown("[jump](#Second-section)"), Markdown("## Second section")))]));
    }

    [Fact]
    public void ToHtml_SvgAndLatex_AreShownAndTheRestIsCounted()
    {
        const string svg = "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"x\" \"http://example.org/x.dtd\"><svg xmlns=\"http://www.w3.org/2000/svg\"><script>window.owned = 1</script></svg>";
        string body = Body(
            Code("", DisplayData(("image/svg+xml", svg), ("text/plain", "a plot"))),
            Code("", DisplayData(("image/svg+xml", "<svg><a></svg>"), ("text/plain", "no drawing"))),
            Code("", DisplayData(("text/latex", "$\\frac{a}{b}$"), ("text/plain", "<Latex object>"))),
            Code("", DisplayData(("application/x-map", "?"))),
            Markdown("![local](figures/a.png)"));
        Assert.Contains($"<img alt=\"a plot\" src=\"data:image/svg+xml;base64,{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(svg))}\">", body);
        Assert.Contains("no drawing</pre>", body);
        Assert.Contains(">$\\frac{a}{b}$</pre>", body);
        Assert.Contains("<dt dir=\"auto\">not shown</dt><dd dir=\"auto\">2</dd>", body);
        Assert.DoesNotContain("<dt dir=\"auto\">not shown</dt>", Body(Markdown("all")));
    }

    [Fact]
    public void ToHtml_BlankTitle_IsNone() =>
        Assert.Contains("<h1 dir=\"auto\">One</h1>", NotebookReport.ToHtml(Of(Markdown("# One")), new NotebookReportOptions { Title = " " }));

    [Fact]
    public void Write_NotebookThatIsNotUtf8_SaysWhere()
    {
        string notebook = Path.Combine(_folder, "latin.ipynb");
        File.WriteAllBytes(notebook, System.Text.Encoding.Latin1.GetBytes("{\"é\": 1}"));
        Assert.Contains("expected text in UTF-8, but byte 2 is none of it", Assert.Throws<InvalidDataException>(() => NotebookReport.Write(notebook, Path.Combine(_folder, "r.html"))).Message);
    }

    private static string Body(params JsonObject[] cells)
    {
        string html = NotebookReport.ToHtml(Of(cells));
        return html[html.IndexOf("<header>", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)];
    }

    private static int Count(string text, string part) => (text.Length - text.Replace(part, "").Length) / part.Length;
}
