using Workbench.Guide;
using Workbench.Sun;
using Workbench.Testing;

namespace Workbench.Tests.Guide.Steps;

[NoTensorsLeft]
public sealed class StepSheetTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Step_EveryNumber_AsksMeasuresAndLimitsInBothLanguages(int number)
    {
        StepSheet[] sheets = [.. new[] { GuideLanguage.English, GuideLanguage.Korean }.Select(language =>
        {
            using var study = SmallStudy.Open(language);
            return study.Explain(horizon: 2, SmallStudy.Quick, cancellation: TestContext.Current.CancellationToken).Step(number, cancellation: TestContext.Current.CancellationToken);
        })];
        Assert.All(sheets, sheet => Assert.Equal((number, 3), (sheet.Number, sheet.Rows.Count)));
        Assert.All(sheets.SelectMany(s => s.Rows), row => Assert.True(row.Question.Length > 5 && row.Measured.Length > 5 && row.Limit.Length > 5 && row.Answer.Length == 0));
        Assert.All(sheets[0].Rows, row => Assert.DoesNotContain(row.Question + row.Measured, c => c >= '\uAC00' && c <= '\uD7A3'));
        Assert.All(sheets[1].Rows, row => Assert.Contains(row.Question, c => c >= '\uAC00' && c <= '\uD7A3'));
        // The numbers are the same in both editions.
        Assert.All(sheets[0].Rows.Zip(sheets[1].Rows), pair => Assert.Equal(Numbers(pair.First.Measured), Numbers(pair.Second.Measured)));
    }

    [Fact]
    public void Answer_FewerOrMoreThanQuestions_KeepsTheInvitationOrSaysBothCounts()
    {
        using var study = SmallStudy.Open();
        var sheet = study.Explain(horizon: 2, SmallStudy.Quick, cancellation: TestContext.Current.CancellationToken).Step(1, cancellation: TestContext.Current.CancellationToken);
        var answered = sheet.Answer("the last | frame", "<b>yes</b>");
        Assert.Equal(["the last | frame", "<b>yes</b>", ""], answered.Rows.Select(r => r.Answer));
        Assert.All(sheet.Rows, row => Assert.Equal("", row.Answer));
        string markdown = answered.ToTable().ToMarkdown();
        Assert.Contains(@"the last \| frame", markdown);
        Assert.Contains("&lt;b&gt;yes&lt;/b&gt;", markdown);
        Assert.Contains("write yours", markdown);
        Assert.Contains("3 questions, got 4 answers", Assert.Throws<ArgumentException>(() => sheet.Answer("a", "b", "c", "d")).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Step_NoSuchNumber_SaysWhichThereAre(int number)
    {
        using var study = SmallStudy.Open();
        var explanation = study.Explain(horizon: 2, SmallStudy.Quick, cancellation: TestContext.Current.CancellationToken);
        Assert.Contains("steps 1 to 4", Assert.Throws<ArgumentOutOfRangeException>(() => explanation.Step(number, cancellation: TestContext.Current.CancellationToken)).Message);
    }

    // Numbers with their signs; the order of clauses differs between the languages.
    private static string[] Numbers(string text) => [.. System.Text.RegularExpressions.Regex.Matches(text, @"[+-]?\d+(\.\d+)?").Select(m => m.Value).Order(StringComparer.Ordinal)];
}
