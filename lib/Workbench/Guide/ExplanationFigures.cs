using Workbench.Attribution;
using Workbench.Evaluation;
using Workbench.Figures;
using Workbench.Figures.Views;

namespace Workbench.Guide;

/// <summary>An explanation's numbers as the figures take them: raw values with names, units and the facts of their certificates.</summary>
/// <param name="explanation">The explanation.</param>
internal sealed class ExplanationFigures(Explanation explanation)
{
    private Study Study => explanation.Study;

    private FigureFact Model => new("model", Study.ModelNote);

    // Figures that show frames state themselves where the frames are from.
    private FigureFact Data => new("data", Study.Sequence.Source);

    // The weightiest caveat, which says of a broken model that it is broken; and that frames are not used, where the figures rank them all the same.
    private IReadOnlyList<string> Notes => explanation.HasImportantFrame ? [Study.Notes[0]] : [Study.Notes[0], UseWords.Frames(explanation).In(Study.Language)];

    // Figures that show frames say themselves which of them show nothing.
    private IReadOnlyList<string> NotesWithoutFrames => [.. Notes, .. ConstantFrames.Notes(Study.Sequence)];

    // Maps of evidence that is nothing but rounding have shares and colours all the same.
    private IReadOnlyList<string> NotesOn(PixelEvidence evidence) => CompletenessWords.Rounding(explanation, evidence) is { English.Length: > 0 } words ? [.. Notes, words.In(Study.Language)] : Notes;

    private string ForecastName => FormattableString.Invariant($"ap at +{explanation.HorizonHours:0} h");

    private SaliencyMaps Maps => new(
        explanation.Maps, Study.Sequence.Frames, explanation.MapHeight, explanation.MapWidth, explanation.MapCertificate.Method, Study.Unit, keepsNegative: true, CertificateFacts.Of(explanation, explanation.MapCertificate)) { LargestInCatalogue = explanation.LargestInCatalogue };

    private FrameImportance Importance => FrameImportance.OfChanges(explanation.Change, Study.Unit, $"|forecast − forecast with the {explanation.ImportanceCertificate.Baseline}|");

    private Forecast Forecast => new(explanation.Forecast, explanation.Horizon - 1, "ap", Study.Unit);

    /// <summary>The largest finite map value; 0 where none is above it.</summary>
    public float LargestInMaps => Maps.LargestPositive(0, Study.Sequence.Frames);

    public Figure FullSequence(int channel, MapScale scale) => FullSequenceFigure.Create(
        Study.Sequence,
        Maps,
        Importance,
        Forecast,
        new FullSequenceOptions { OverlayChannel = RequireChannel(channel, "FullSequence"), Scale = scale, Facts = [Model], Notes = Notes });

    public Figure TemporalImportance() => TemporalImportanceFigure.Create(
        Importance,
        FrameTimes.Of(Study.Sequence),
        Forecast,
        new TemporalImportanceFigureOptions { Facts = [.. CertificateFacts.Of(explanation, explanation.ImportanceCertificate), Model, Data], Notes = NotesWithoutFrames });

    public Figure ChannelImportance(ChannelEvidence channels) => ChannelImportanceFigure.Create(
        Channels(channels),
        new ChannelImportanceFigureOptions { Facts = [.. CertificateFacts.Of(explanation, channels.Certificate), Model, Data], Notes = NotesWithoutFrames });

    public Figure InsertionDeletion(RemovalCurves curves)
    {
        RankingCurves[] all = [.. curves.Curves.Where(c => c.Kind == RemovalKind.Deletion)
            .Zip(curves.Curves.Where(c => c.Kind == RemovalKind.Insertion), (gone, come) => new RankingCurves(gone.Ranking, [.. gone.Values], [.. come.Values]))];
        int maps = curves.Curves.Count(c => c.Kind == RemovalKind.Deletion && !RemovalCurves.IsRandom(c));
        return InsertionDeletionFigure.Create(
            new InsertionDeletionCurves([.. curves.Curves[0].Fractions], all[..maps], all[maps..], ForecastName, Study.Unit),
            new InsertionDeletionOptions { Facts = [.. CertificateFacts.Of(explanation, curves.Certificate), Model, Data], Notes = NotesWithoutFrames });
    }

    public Figure Overlay(int frame, int channel)
    {
        explanation.RequireFrame(frame, "Explanation.Overlay");
        return OverlayFigure.Create(Study.Sequence, Maps, frame, new OverlayOptions { Channel = RequireChannel(channel, "Overlay"), Facts = [Model], Notes = Notes });
    }

    public Figure Animation(int channel) => AnimatedMapFigure.Create(
        Study.Sequence, Maps, Importance, new OverlayOptions { Channel = RequireChannel(channel, "Animation"), Facts = [Model], Notes = Notes });

    public Figure Comprehensive(PixelEvidence evidence, ChannelEvidence channels, int channel) => ComprehensiveFigure.Create(
        Study.Sequence,
        Maps,
        new SaliencyMaps(evidence.SummedOverChannels(), Study.Sequence.Frames, evidence.Height, evidence.Width, $"{PixelEvidence.Method} summed over channels", Study.Unit, keepsNegative: true, CertificateFacts.Of(explanation, evidence.Certificate)),
        Importance,
        Channels(channels),
        Forecast,
        new ComprehensiveOptions
        {
            Channel = RequireChannel(channel, "Comprehensive"),
            Facts = [.. CertificateFacts.Of(explanation, [explanation.ImportanceCertificate, channels.Certificate]), Model],
            Notes = NotesOn(evidence),
        });

    public Figure SignedMaps(PixelEvidence evidence, IReadOnlyList<int> frames) => SignedMapsFigure.Create(
        Study.Sequence, ByChannel(evidence), new SignedMapsOptions { Frames = frames, Facts = [Model], Notes = NotesOn(evidence) });

    public Figure ChannelComparison(MapsByChannel maps, ChannelMeasure measure) => ChannelComparisonFigure.Create(
        Study.Sequence,
        measure == ChannelMeasure.MapChange ? Changes(maps) : ByChannel(maps.Evidence),
        Importance,
        new ChannelComparisonOptions { Facts = [Model], Notes = measure == ChannelMeasure.MapChange ? Notes : NotesOn(maps.Evidence) });

    public Figure HorizonsByLag(HorizonLags lags) => HorizonLagFigure.Create(
        new HorizonImportance([.. lags.Changes.SelectMany(row => row).Select(v => (float)v)], lags.HorizonHours, FrameTimes.Of(Study.Sequence), Study.Unit, $"forecast − forecast with the {lags.Certificate.Baseline}", explanation.Horizon - 1),
        new HorizonLagOptions { Facts = [.. CertificateFacts.Of(explanation, lags.Certificate), Model, Data], Notes = NotesWithoutFrames });

    public Figure Agreement(MethodComparison comparison)
    {
        var occlusion = comparison.Methods.Zip(comparison.WithOcclusion, (method, value) => FormattableString.Invariant($"{method} {value:0.00}"));
        return MethodAgreementFigure.Create(
            new MethodAgreement(comparison.Methods, [.. comparison.Matrix.SelectMany(row => row)], comparison.Certificate.Settings[0]),
            new MethodAgreementOptions { Facts = [new("with occlusion", $"rank correlation summed over frames: {string.Join(", ", occlusion)}"), .. CertificateFacts.Of(explanation, comparison.Certificate), Model, Data], Notes = NotesWithoutFrames });
    }

    private ChannelImportances Channels(ChannelEvidence channels) => new(
        Study.Sequence.Channels, [.. channels.Changes.SkipLast(1)], Study.Unit, $"forecast − forecast with the channel replaced by {explanation.Options.Removal.Name}", Study.HasWind ? channels.Changes[^1] : null);

    // Sums of the channels' own pixels; what the solar wind contributes is part of the check.
    private ChannelMaps ByChannel(PixelEvidence evidence)
    {
        var sum = evidence.Certificate.Completeness!;
        // The sum and what it misses stand in the figure's own words.
        FigureFact[] facts = [.. CertificateFacts.Of(explanation, evidence.Certificate).Select(fact => fact.Label == "completeness" ? new("verdict", sum.Verdict) : fact)];
        return new ChannelMaps(
            Study.Sequence.Channels,
            [.. Enumerable.Range(0, Study.Sequence.Channels.Count).Select(c => new SaliencyMaps(evidence.Channel(c).ToArray(), Study.Sequence.Frames, evidence.Height, evidence.Width, PixelEvidence.Method, Study.Unit, keepsNegative: true, facts))],
            $"{PixelEvidence.Method} of the channel's own pixels",
            new SumCheck(sum.Sums[0], sum.Differences[0], Study.Unit) { Elsewhere = Study.HasWind ? (ChannelEvidence.SolarWind, evidence.ByWind) : null });
    }

    private ChannelMaps Changes(MapsByChannel maps)
    {
        var facts = CertificateFacts.Of(explanation, maps.Certificate);
        return new ChannelMaps(
            Study.Sequence.Channels,
            [.. maps.CamChange.Chunk(explanation.Maps.Length).Select(change => new SaliencyMaps(change, Study.Sequence.Frames, explanation.MapHeight, explanation.MapWidth, $"change of {explanation.MapCertificate.Method}", Study.Unit, keepsNegative: true, facts))],
            $"{explanation.MapCertificate.Method} − {explanation.MapCertificate.Method} with the channel replaced by {explanation.Options.Removal.Name}");
    }

    private int RequireChannel(int channel, string figure) => channel >= 0 && channel < Study.Sequence.Channels.Count
        ? channel
        : throw new ArgumentOutOfRangeException(nameof(channel), channel, $"Explanation.{figure}: the study has channels 0 to {Study.Sequence.Channels.Count - 1} ({string.Join(", ", Study.Sequence.Channels.Select(c => c.Name))}), counted from 0. Correct the channel in the cell that asks for the figure.");
}
