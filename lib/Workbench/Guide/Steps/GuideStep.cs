namespace Workbench.Guide;

/// <summary>A question of the guide, with how the workbench answers it.</summary>
/// <param name="Question">The question.</param>
/// <param name="Measured">What was measured, in a sentence or a few.</param>
/// <param name="Limit">What that does not say.</param>
internal sealed record StepQuestion(Wording Question, Wording Measured, Wording Limit)
{
    /// <summary>The same with more that it does not say, put first; unchanged for <see cref="Wording.None"/>.</summary>
    public StepQuestion Beyond(params IEnumerable<Wording> limits) => this with { Limit = Wording.Join(limits.Append(Limit)) };
}

/// <summary>The four steps of the guide.</summary>
internal static class GuideStep
{
    public const int Count = 4;

    /// <summary>Measures what a step asks and fills its sheet.</summary>
    /// <param name="explanation">What is read.</param>
    /// <param name="number">1 to 4.</param>
    /// <param name="progress">Told the fraction done; or null.</param>
    /// <param name="cancellation">Stops between two passes.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public static StepSheet Sheet(Explanation explanation, int number, IProgress<double>? progress, CancellationToken cancellation)
    {
        (Wording title, IReadOnlyList<StepQuestion> questions) = number switch
        {
            1 => (new Wording("overview", "전체 개요"), OverviewStep.Read(explanation)),
            2 => (new Wording("space", "공간적 패턴"), SpaceStep.Read(explanation, progress, cancellation)),
            3 => (new Wording("time", "시간적 패턴"), TimeStep.Read(explanation)),
            4 => (new Wording("channels", "파장별 비교"), ChannelStep.Read(explanation, progress, cancellation)),
            _ => throw new ArgumentOutOfRangeException(nameof(number), number, $"Explanation.Step: the guide has steps 1 to {Count}: 1 overview, 2 space, 3 time, 4 channels. Correct the number in the cell that asks for it."),
        };
        questions = [questions[0].Beyond(ConstantWords.Of(explanation.Study.Sequence)), .. questions.Skip(1)];
        progress?.Report(1);
        var language = explanation.Study.Language;
        return new StepSheet(number, title.In(language), [.. questions.Select(q => new StepRow(q.Question.In(language), "", q.Measured.In(language), q.Limit.In(language)))], language);
    }
}
