using Workbench.Figures;
using Workbench.Figures.Notebook;

namespace Workbench.Guide;

/// <summary>One question of a step with what the reader says and what was measured.</summary>
/// <param name="Question">The guide's question.</param>
/// <param name="Answer">The reader's own words; empty until given.</param>
/// <param name="Measured">What the workbench measured, with its numbers.</param>
/// <param name="Limit">What that does not say.</param>
public sealed record StepRow(string Question, string Answer, string Measured, string Limit);

/// <summary>
/// One of the guide's four steps as an answer sheet: its questions, the reader's answers, and beside them what was measured and what that does not say.
/// A notebook shows it as a table; the reader's text is shown as it was written.
/// </summary>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed class StepSheet : INotebookOutput
{
    private readonly GuideLanguage _language;

    internal StepSheet(int number, string title, IReadOnlyList<StepRow> rows, GuideLanguage language) => (Number, Title, Rows, _language) = (number, title, rows, language);

    /// <summary>1 overview, 2 space, 3 time, 4 channels.</summary>
    public int Number { get; }

    /// <summary>What the step is about.</summary>
    public string Title { get; }

    /// <summary>The questions in their order.</summary>
    public IReadOnlyList<StepRow> Rows { get; }

    /// <summary>The sheet with the reader's answers.</summary>
    /// <param name="answers">One for each question, in order; questions without one keep their invitation.</param>
    /// <returns>A new sheet.</returns>
    /// <exception cref="ArgumentException">There are more answers than questions; the message holds both counts.</exception>
    public StepSheet Answer(params IReadOnlyList<string> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (answers.Count > Rows.Count)
            throw new ArgumentException($"Step({Number}).Answer: the step has {Rows.Count} questions, got {answers.Count} answers. Give one text for each question, in order, in the cell that answers.", nameof(answers));
        return new StepSheet(Number, Title, [.. Rows.Select((row, i) => i < answers.Count ? row with { Answer = answers[i] ?? "" } : row)], _language);
    }

    /// <summary>The sheet as a table.</summary>
    public Table ToTable()
    {
        Wording[] headings = [new("question", "질문"), new("your answer", "나의 답"), new("what was measured", "측정한 것"), new("what that does not say", "이것이 말하지 않는 것")];
        var invitation = new Wording("(write yours: .Answer(\"…\"))", "(직접 써 보라: .Answer(\"…\"))");
        return new Table(
            Wording.Of($"Step {Number}: {Title}", $"{Number}단계: {Title}").In(_language),
            [.. headings.Select(h => h.In(_language))],
            [.. Rows.Select(r => new[] { r.Question, r.Answer.Length > 0 ? r.Answer : invitation.In(_language), r.Measured, r.Limit })]);
    }

    /// <summary>The sheet as plain text.</summary>
    public override string ToString() => ToTable().ToString();

    string? INotebookOutput.Written(string mimeType) => ((INotebookOutput)ToTable()).Written(mimeType);
}
