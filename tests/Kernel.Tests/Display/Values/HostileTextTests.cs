using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Workbench.Kernel.Display;
using Workbench.Kernel.Display.Progress;
using Workbench.Kernel.Display.Values;

namespace Kernel.Tests.Display.Values;

/// <summary>Whatever a text holds, it stays a text in every output, and a bounded one.</summary>
public sealed partial class HostileTextTests
{
    /// <summary>20 rows of 12 cells of 500 characters twice, each escaped to at most six: far from what a notebook cannot hold.</summary>
    private const int LongestHtml = 2_000_000;

    private static readonly string[] Fragments =
    [
        "<script>alert(1)</script>", "</td></tr></table>", "\" onmouseover=\"x()", "' x='", "&lt;", "&", "<!--", "]]>", "<img src=x onerror=x>", "javascript:x()",
        "\u202E", "\u2066", "\u200F", "\u2028", "\ud800", "\udc00", "\ud83d\ude00", "\0", "\u001b[31m", "\b", "\r", "\n", "\t", "\u0301", "\uFEFF", "\u0085", "한", "a", " ", new('x', 5000),
    ];

    private static readonly Arbitrary<string> Texts = Gen.ListOf(Gen.Elements(Fragments)).Select(string.Concat).ToArbitrary();
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261120, 7);

    [Fact]
    public void View_AnyText_LeavesNoMarkupAndNoControls() => Prop.ForAll(Texts, text =>
    {
        object?[] values = [text, new { Text = text }, new[] { new { A = text, B = 1 } }, new Dictionary<string, string> { [text] = text }, new[] { text, text }, (text, 1), new FormatException(text), new Speaking(text), new[] { new Speaking(text) }];
        foreach (var view in values.Select(value => View.Of(value, new ManualTime())))
        {
            AssertInert(view.Text);
            if (view.Html is null) continue;
            AssertInert(view.Html);
            Assert.InRange(view.Html.Length, 1, LongestHtml);
            AssertOnlyTableTags(view.Html);
        }
    }).Check(Fixed);

    [Fact]
    public void View_AnyTextInATable_CanBeReadBackFromItsTitle() => Prop.ForAll(Texts, text =>
    {
        var html = View.Of(new { Text = text }, new ManualTime()).Html!;
        var cell = CellText().Match(html);

        Assert.Equal(SafeText.Cut(SafeText.Line(text.Length > 1000 ? text[..1000] + "…" : text), InlineText.Longest), WebUtility.HtmlDecode(cell.Groups["title"].Success ? cell.Groups["title"].Value : cell.Groups["text"].Value));
    }).Check(Fixed);

    [Fact]
    public void Bundle_AnyText_CanBeSent() => Prop.ForAll(Texts, text =>
    {
        foreach (var value in new object[] { text, new[] { new { A = text } }, NotebookGlobals.HTML(text) })
            Assert.NotEmpty(Encoding.UTF8.GetBytes(MimeBundle.Of(value).ToJsonString()));
    }).Check(Fixed);

    [Fact]
    public void Progress_AnyLabel_LeavesNoMarkup() => Prop.ForAll(Texts, label =>
    {
        var state = new ProgressState(label, 3).WithDone(1);
        AssertInert(ProgressText.Line(state));

        Assert.Matches("^<div><progress [^<>]*></progress> [^<>]*</div>$", ProgressText.Html(state));
        Assert.InRange(ProgressText.Html(state).Length, 1, 2000);
    }).Check(Fixed);

    [Fact]
    public void Cut_AnyText_IsNoWiderThanAskedAndSplitsNoPair() => Prop.ForAll(Texts, Gen.Choose(1, 100).ToArbitrary(), (text, width) =>
    {
        var cut = SafeText.Cut(SafeText.Line(text), width);

        Assert.InRange(SafeText.Width(cut), 0, width);
        AssertInert(cut);
    }).Check(Fixed);

    [Fact]
    public void View_MegabytesEverywhere_StayBounded()
    {
        var big = new string('"', 1_000_000);
        var rows = Enumerable.Range(0, 1000).Select(_ => new { A = big, B = big, C = big, D = big, E = big, F = big, G = big, H = big, I = big, J = big, K = big, L = big, M = big }).ToList();
        var view = View.Of(rows, new ManualTime());

        Assert.InRange(view.Text.Length, 1000, 10_000);
        Assert.InRange(view.Html!.Length, 100_000, LongestHtml);
    }

    private static void AssertInert(string text)
    {
        Assert.DoesNotMatch(@"[\x00-\x08\x0B-\x1F\x7F-\x9F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]", text);
        Assert.Equal(text, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(text)));
    }

    private static void AssertOnlyTableTags(string html)
    {
        var rest = TableTag().Replace(html, "");

        Assert.DoesNotContain('<', rest);
        Assert.DoesNotContain('>', rest);
    }

    [GeneratedRegex("""</?(table|thead|tbody|tr|caption|th|td)( (scope="(row|col)"|style="text-align: (left|right)"|colspan="\d+"|title="[^"<>]*"))*>""")]
    private static partial Regex TableTag();

    [GeneratedRegex("""<td style="text-align: left"( title="(?<title>[^"]*)")?>(?<text>[^<]*)</td>""")]
    private static partial Regex CellText();

    private sealed class Speaking(string text)
    {
        public override string ToString() => text;
    }
}
