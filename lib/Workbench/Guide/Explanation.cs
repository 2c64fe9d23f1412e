using TorchSharp;
using Workbench.Attribution;
using Workbench.Figures;
using Workbench.Sun;

namespace Workbench.Guide;

/// <summary>
/// What was found for one horizon, as plain numbers, and its figures. Maps and temporal importance are there from the start; everything else is measured
/// when first asked for and kept (<see cref="Measured"/>).
/// </summary>
public sealed class Explanation
{
    private readonly ExplanationFigures _figures;

    internal Explanation(Study study, int horizon, ExplanationOptions options, float[] forecast, float withoutFrames, AttributionResult maps, AttributionResult importance)
    {
        (Study, Horizon, Options, Forecast, ChangeOfAllFrames) = (study, horizon, options, forecast, forecast[horizon - 1] - withoutFrames);
        (MapCertificate, ImportanceCertificate) = (maps.Certificate, importance.Certificate);
        (Maps, MapHeight, MapWidth) = (Plain.Floats(maps.Values), (int)maps.Values.shape[2], (int)maps.Values.shape[3]);
        Change = Plain.Floats(importance.Values);
        Importance = [.. Change.Select(Math.Abs)];
        (Measured, _figures) = (new Measurements(this), new ExplanationFigures(this));
    }

    private Explanation(Explanation of, float? largestInCatalogue)
    {
        (Study, Horizon, Options, Forecast, ChangeOfAllFrames) = (of.Study, of.Horizon, of.Options, of.Forecast, of.ChangeOfAllFrames);
        (MapCertificate, ImportanceCertificate) = (of.MapCertificate, of.ImportanceCertificate);
        (Maps, MapHeight, MapWidth, Change, Importance) = (of.Maps, of.MapHeight, of.MapWidth, of.Change, of.Importance);
        (LargestInCatalogue, Measured, _figures) = (largestInCatalogue, of.Measured, new ExplanationFigures(this));
    }

    /// <summary>The study that was explained.</summary>
    public Study Study { get; }

    /// <summary>The horizon that was explained, counted from 1, three hours apart.</summary>
    public int Horizon { get; }

    /// <summary>Hours from the last frame to the horizon.</summary>
    public double HorizonHours => Horizon * PlantedTarget.StepHours;

    /// <summary>The choices of everything measured.</summary>
    public ExplanationOptions Options { get; }

    /// <summary>The layer that the maps looked at.</summary>
    public string Layer => Options.Layer;

    /// <summary>The forecast, one value per horizon.</summary>
    public float[] Forecast { get; }

    /// <summary>Raw signed class activation maps, by default Grad-CAM, axes (T, h, w) in C order, at the layer's resolution.</summary>
    public float[] Maps { get; }

    /// <summary>h, rows of a map.</summary>
    public int MapHeight { get; }

    /// <summary>w, columns of a map.</summary>
    public int MapWidth { get; }

    /// <summary>How the maps came to be.</summary>
    public Certificate MapCertificate { get; }

    /// <summary>The signed change of the forecast when frame t is removed: forecast minus forecast without it.</summary>
    public float[] Change { get; }

    /// <summary>|<see cref="Change"/>|: temporal importance (M12).</summary>
    public float[] Importance { get; }

    /// <summary>How the temporal importance came to be.</summary>
    public Certificate ImportanceCertificate { get; }

    /// <summary>The signed change of the forecast when all frames are removed at once: forecast minus forecast without any. Frames that stand in for each other show only here.</summary>
    public float ChangeOfAllFrames { get; }

    /// <summary>
    /// Up to this size a change of the forecast counts as none: what was removed is as good as not used. A hundredth of |forecast|, and for a forecast in ap units
    /// at least 0.1, a tenth of the smallest step of the ap index.
    /// </summary>
    /// <remarks>
    /// Relative, so that it holds for models without a unit and lies far above their rounding (1e-7 of the forecast). The shipped models that do not read their images
    /// forecast up to 0.4 % otherwise without a frame or a channel (both, sdo64 and planted, horizons 1, 4 and 8); the others a fifth and more otherwise without the most
    /// important of these.
    /// </remarks>
    public double NegligibleChange => Math.Max(0.01 * Math.Abs(Forecast[Horizon - 1]), Study.Unit == PlantedTarget.ApUnit ? 0.1 : 0);

    /// <summary>The frame whose removal changes the forecast most, counted from 0. It means something only where <see cref="HasImportantFrame"/>.</summary>
    public int MostImportantFrame => Array.IndexOf(Importance, Importance.Max());

    /// <summary>Whether any frame's removal changes the forecast by more than <see cref="NegligibleChange"/>.</summary>
    public bool HasImportantFrame => Importance.Any(v => v > NegligibleChange);

    /// <summary>What else can be measured: evidence by pixel, by channel, by horizon and lag; whether to believe it.</summary>
    public Measurements Measured { get; }

    internal Baseline ImageBaseline => Options.Baseline ?? Baseline.Blurred(Study.Sequence.Disk.RadiusPixels / 4);

    internal Target Target => Target.Output(Horizon - 1);

    internal string TargetName => FormattableString.Invariant($"horizon {Horizon} (+{HorizonHours:0} h), raw output");

    /// <summary>The largest map value among the explanations that share a scale with this one, or null where it has only its own; see <see cref="OnOneScaleWith"/>.</summary>
    public float? LargestInCatalogue { get; }

    /// <summary>
    /// The same explanation whose figures offer one scale for several events too (<see cref="MapScale.Catalogue"/>): 0 to the largest map value of any, so that a
    /// quiet day looks quiet beside a storm.
    /// </summary>
    /// <param name="others">Explanations of other events, by the same model, layer, map method and horizon; with this one they are the catalogue.</param>
    /// <returns>A new explanation; what was measured is shared with this one.</returns>
    /// <exception cref="ArgumentException">There is none, or one whose maps cannot be compared with these; the message says what differs.</exception>
    public Explanation OnOneScaleWith(params IReadOnlyList<Explanation> others)
    {
        ArgumentNullException.ThrowIfNull(others);
        if (others.Count == 0) throw new ArgumentException("Explanation.OnOneScaleWith: expected at least one other explanation, got none.", nameof(others));
        string mine = Comparable(this);
        foreach (var other in others)
        {
            string its = Comparable(other);
            if (its != mine)
                throw new ArgumentException($"Explanation.OnOneScaleWith: the maps of '{other.Study.Name}' are {its}, those of '{Study.Name}' {mine}: their values have no common scale. Explain both with the same model and choices.", nameof(others));
        }
        float largest = others.Append(this).Max(one => one._figures.LargestInMaps);
        return new Explanation(this, largest > 0 ? largest : null);
    }

    private static string Comparable(Explanation one) => $"{one.MapCertificate.Method} at {one.MapCertificate.Layer} of {one.Study.ModelNote}, {one.TargetName}";

    /// <summary>How alike the maps of two frames are; see <see cref="Likeness(int, Explanation, int)"/>.</summary>
    /// <param name="first">A frame, counted from 0.</param>
    /// <param name="second">Another.</param>
    public double Likeness(int first, int second) => Likeness(first, this, second);

    /// <summary>
    /// How alike two maps are: the cosine of the angle between them, 1 for the same map up to a positive factor, 0 for unrelated ones, -1 for
    /// opposite ones. NaN where a map is zero everywhere.
    /// </summary>
    /// <param name="frame">A frame of this explanation, counted from 0.</param>
    /// <param name="other">Another explanation with maps of the same size, or this one.</param>
    /// <param name="otherFrame">A frame of it.</param>
    /// <exception cref="ArgumentException">The maps differ in size.</exception>
    public double Likeness(int frame, Explanation other, int otherFrame)
    {
        ArgumentNullException.ThrowIfNull(other);
        if ((MapHeight, MapWidth) != (other.MapHeight, other.MapWidth))
            throw new ArgumentException($"Explanation.Likeness: the maps have ({MapHeight}, {MapWidth}) and ({other.MapHeight}, {other.MapWidth}) cells. Compare maps of one layer size.", nameof(other));
        double product = 0, squares = 0, otherSquares = 0;
        foreach (var (a, b) in Map(frame).Zip(other.Map(otherFrame)))
        {
            product += (double)a * b;
            squares += (double)a * a;
            otherSquares += (double)b * b;
        }

        return product / Math.Sqrt(squares) / Math.Sqrt(otherSquares);
    }

    /// <summary>Figure F2, the Full Sequence Analysis: frames, maps, temporal importance and forecast over time, on one axis where that leaves the frames readable.</summary>
    /// <param name="channel">Index of the channel under the maps; default the first.</param>
    /// <param name="scale">What the strongest colour stands for; default the whole sequence, in which frames can be compared.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such channel or scale.</exception>
    /// <exception cref="ArgumentException">The scale of a catalogue, and the explanation belongs to none; see <see cref="OnOneScaleWith"/>.</exception>
    public Figure FullSequence(int channel = 0, MapScale scale = MapScale.Sequence) => scale != MapScale.Catalogue || LargestInCatalogue is not null
        ? _figures.FullSequence(channel, scale)
        : throw new ArgumentException("Explanation.FullSequence: the scale Catalogue compares several events, but this explanation stands alone. Call explanation.OnOneScaleWith(others).FullSequence(scale: MapScale.Catalogue), or choose Frame or Sequence.", nameof(scale));

    /// <summary>Figure F1: the map over one frame.</summary>
    /// <param name="frame">The frame, counted from 0; default the most important one.</param>
    /// <param name="channel">Index of the channel under the map; default the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame or channel.</exception>
    public Figure Overlay(int? frame = null, int channel = 0) => _figures.Overlay(frame ?? MostImportantFrame, channel);

    /// <summary>Figure F3, the Comprehensive Saliency Analysis: class activation maps, Integrated Gradients and originals at three times, temporal and channel importance.</summary>
    /// <param name="channel">Index of the channel of the originals; default the first.</param>
    /// <param name="progress">Told the fraction done; or null.</param>
    /// <param name="cancellation">Stops between two passes.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such channel.</exception>
    /// <remarks>Cost: that of <see cref="Measurements.IntegratedGradients"/> and <see cref="Measurements.Channels"/>, once.</remarks>
    public Figure Comprehensive(int channel = 0, IProgress<double>? progress = null, CancellationToken cancellation = default)
        => _figures.Comprehensive(Measured.IntegratedGradients(PartOf.Of(progress, 0, 0.9), cancellation), Measured.Channels(PartOf.Of(progress, 0.9, 1), cancellation), channel);

    /// <summary>Figure F4, the Channel Comparison: for each channel the original and a map that is the channel's own, at the first, the most important and the last frame.</summary>
    /// <param name="measure">Which map; default Integrated Gradients of the channel's pixels.</param>
    /// <param name="progress">Told the fraction done; or null.</param>
    /// <param name="cancellation">Stops between two passes.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such measure.</exception>
    /// <remarks>Cost: that of <see cref="Measurements.ChannelMaps"/>, once.</remarks>
    public Figure ChannelComparison(ChannelMeasure measure = ChannelMeasure.IntegratedGradients, IProgress<double>? progress = null, CancellationToken cancellation = default) => Enum.IsDefined(measure)
        ? _figures.ChannelComparison(Measured.ChannelMaps(progress, cancellation), measure)
        : throw new ArgumentOutOfRangeException(nameof(measure), measure, $"Explanation.ChannelComparison: expected one of {string.Join(", ", Enum.GetNames<ChannelMeasure>())}.");

    /// <summary>Figure F7: signed Integrated Gradients by channel and frame, symmetric about zero.</summary>
    /// <param name="frames">Frames to show, counted from 0; default the first, the middle and the last.</param>
    /// <param name="progress">Told the fraction done; or null.</param>
    /// <param name="cancellation">Stops between two passes.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    /// <remarks>Cost: that of <see cref="Measurements.IntegratedGradients"/>, once.</remarks>
    public Figure SignedMaps(IReadOnlyList<int>? frames = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
        => _figures.SignedMaps(Measured.IntegratedGradients(progress, cancellation), frames ?? []);

    /// <summary>The maps as a film with temporal importance beneath, with buttons and a slider.</summary>
    /// <param name="channel">Index of the channel under the maps; default the first.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such channel.</exception>
    public Figure Animation(int channel = 0) => _figures.Animation(channel);

    /// <summary>Figure F5: temporal importance as bars with its trend, the pattern A to D named.</summary>
    public Figure TemporalImportance() => _figures.TemporalImportance();

    /// <summary>Figure F6: what the forecast loses without each channel, and without the solar wind where there is any.</summary>
    /// <param name="progress">Told the fraction done; or null.</param>
    /// <param name="cancellation">Stops between two passes.</param>
    /// <remarks>Cost: that of <see cref="Measurements.Channels"/>, once.</remarks>
    public Figure ChannelImportance(IProgress<double>? progress = null, CancellationToken cancellation = default) => _figures.ChannelImportance(Measured.Channels(progress, cancellation));

    /// <summary>Figure F8: insertion and deletion curves beside those of random orders.</summary>
    /// <param name="progress">Told the fraction done; or null.</param>
    /// <param name="cancellation">Stops between two passes.</param>
    /// <remarks>Cost: that of <see cref="Measurements.InsertionDeletion"/>, once.</remarks>
    public Figure InsertionDeletion(IProgress<double>? progress = null, CancellationToken cancellation = default) => _figures.InsertionDeletion(Measured.InsertionDeletion(progress, cancellation));

    /// <summary>How much each frame mattered for each horizon, as a matrix.</summary>
    /// <param name="progress">Told the fraction done; or null.</param>
    /// <param name="cancellation">Stops between two passes.</param>
    /// <remarks>Cost: that of <see cref="Measurements.HorizonsByLag"/>, once.</remarks>
    public Figure HorizonsByLag(IProgress<double>? progress = null, CancellationToken cancellation = default) => _figures.HorizonsByLag(Measured.HorizonsByLag(progress, cancellation));

    /// <summary>Rank correlations of several methods' maps, and of each with occlusion, as a matrix.</summary>
    /// <param name="progress">Told the fraction done; or null.</param>
    /// <param name="cancellation">Stops between two passes.</param>
    /// <remarks>Cost: that of <see cref="Measurements.Agreement"/>, once.</remarks>
    public Figure Agreement(IProgress<double>? progress = null, CancellationToken cancellation = default) => _figures.Agreement(Measured.Agreement(progress, cancellation));

    /// <summary>One of the guide's four steps as an answer sheet: its questions, and beside each what was measured and what that does not say.</summary>
    /// <param name="number">1 overview, 2 space, 3 time, 4 channels.</param>
    /// <param name="progress">Told the fraction done; or null.</param>
    /// <param name="cancellation">Stops between two passes.</param>
    /// <returns>The sheet; <see cref="StepSheet.Answer"/> adds the reader's words.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    /// <remarks>Cost: none for steps 1 and 3; step 2 measures <see cref="Measurements.IntegratedGradients"/>, step 4 <see cref="Measurements.ChannelMaps"/> and <see cref="Measurements.Channels"/>, once.</remarks>
    public StepSheet Step(int number, IProgress<double>? progress = null, CancellationToken cancellation = default) => GuideStep.Sheet(this, number, progress, cancellation);

    /// <summary>Saves every number measured so far as NPY files, with a description of each; see <see cref="SavedValues"/>.</summary>
    /// <param name="folder">The folder to make. One that this method made before is replaced, whole or not at all.</param>
    /// <exception cref="IOException">The folder holds something else, or cannot be written; nothing was changed.</exception>
    public SavedValues SaveValues(string folder) => SavedValues.Write(this, folder);

    internal ArraySegment<float> Map(int frame)
    {
        RequireFrame(frame, "Explanation.Likeness");
        return new ArraySegment<float>(Maps, frame * MapHeight * MapWidth, MapHeight * MapWidth);
    }

    internal void RequireFrame(int frame, string asked)
    {
        if (frame < 0 || frame >= Importance.Length)
            throw new ArgumentOutOfRangeException(nameof(frame), frame, $"{asked}: the study has frames 0 to {Importance.Length - 1}, counted from 0. Correct the frame in the cell that asks for it.");
    }
}
