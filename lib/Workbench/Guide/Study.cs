using TorchSharp;
using Workbench.Attribution;
using Workbench.Data;
using Workbench.Figures;
using Workbench.Figures.Notebook;
using Workbench.Models;
using Workbench.Sun;
using static TorchSharp.torch;

namespace Workbench.Guide;

/// <summary>
/// One event and one model, ready to be explained: the frames as the model takes them, the solar wind beside them, and what a reader must know about both.
/// A notebook shows it as a table. Dispose it to free the model and its inputs.
/// </summary>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed class Study : IDisposable, INotebookOutput
{
    private readonly ModelChoice _choice;
    private readonly ApForecaster _model;
    private readonly Tensor[] _inputs;
    private readonly ExplainedModel _explained;
    private bool _isDisposed;

    private Study(string name, StudyMaterial material, StudyOptions options)
    {
        (Name, Options, Choice, Event, Truth) = (name, options, material.Choice, material.Event, material.Truth);
        Language = options.Language ?? GuideLanguages.OfUser();
        _choice = ModelChoice.For(options.Model, Sequence.Channels);
        Device = options.Device ?? (cuda.is_available() ? CUDA : CPU);
        if (Device.type == DeviceType.CUDA && !cuda.is_available())
            throw new ArgumentException($"StudyOptions.Device: expected the processor, got {Device}, but libtorch sees no NVIDIA GPU here. Leave Device out, or say torch.CPU; environment/doctor tells what is missing.");
        var normalised = _choice.Normalise(Sequence);
        Notes = [.. _choice.Caveats(Sequence, normalised, options.Model).Append(material.WindNote).Select(n => n.In(Language)), .. normalised.Notes];
        _model = _choice.Load(Sequence.Channels.Count, options.Seed);
        try
        {
            _model.to(Device);
            HasWind = material.Wind is not null;
            float[] wind = material.Wind ?? new float[PlantedWind.Steps * PlantedWind.Names.Count];
            _inputs = [tensor(normalised.Values, [.. normalised.Shape], device: Device), tensor(wind, [1, PlantedWind.Steps, PlantedWind.Names.Count], device: Device)];
        }
        catch
        {
            _model.Dispose();
            throw;
        }

        _explained = ForecasterFrames.Explain(_model);
    }

    /// <summary>The studies that <see cref="Open"/> knows, each with a sentence, and whether its data are at hand.</summary>
    public static StudyNames Names => new(new StudyOptions());

    /// <summary>The name it was opened by, or <c>own frames</c>.</summary>
    public string Name { get; }

    /// <summary>The choices it was opened with.</summary>
    public StudyOptions Options { get; }

    /// <summary>The language of its sentences.</summary>
    public GuideLanguage Language { get; }

    /// <summary>The sequence, where it comes from, and what was left out.</summary>
    public SequenceChoice Choice { get; }

    /// <summary>The frames under study.</summary>
    public SolarSequence Sequence => Choice.Sequence;

    /// <summary>The catalogued event that the frames show, with flares, regions and indices; null where no list belongs to them.</summary>
    public SolarEvent? Event { get; }

    /// <summary>The planted sample with its truth; null for every other study.</summary>
    public PlantedSample? Truth { get; }

    /// <summary>Whether real or planted solar wind stands beside the frames; false where its mean stands in.</summary>
    public bool HasWind { get; }

    /// <summary>Name of the model's weights, or <see cref="StudyOptions.Untrained"/>.</summary>
    public string ModelName => _choice.Name;

    /// <summary>What the model is, in one sentence; every figure states it.</summary>
    public string ModelNote => _choice.Note(Options.Seed);

    /// <summary>Unit of the forecast, ap units (1 is about 2 nT), or model units where the model has none.</summary>
    public string Unit => _choice.Unit;

    /// <summary>Where the model runs.</summary>
    public Device Device { get; }

    /// <summary>What a reader must know before believing anything here, in order of weight; what misleads in the data is in <see cref="Choice"/>.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The model as the methods of <see cref="Attribution"/> take it.</summary>
    /// <exception cref="ObjectDisposedException">The study was disposed.</exception>
    public ExplainedModel Explained => Open(_explained, "Study.Explained");

    /// <summary>Its inputs: images (1, C, T, H, W), standardised per channel, and solar wind (1, L, F), on <see cref="Device"/>. Owned by this object.</summary>
    /// <exception cref="ObjectDisposedException">The study was disposed.</exception>
    public IReadOnlyList<Tensor> Inputs => Open(_inputs, "Study.Inputs");

    internal ApForecaster Model => Open(_model, "Study");

    /// <summary>Opens a study by name.</summary>
    /// <param name="name">One of <see cref="Names"/>; default <c>best</c>, the best frames at hand.</param>
    /// <param name="options">Choices; null for the defaults.</param>
    /// <returns>The study; the caller disposes it.</returns>
    /// <exception cref="ArgumentException">There is no such study or model, or the model reads other channels; the message says what there is and which cell to correct.</exception>
    /// <exception cref="InvalidOperationException">Its data are not in the cache; the message says how to get them.</exception>
    /// <exception cref="DataIntegrityException">Data are in the cache but are not what their manifest says.</exception>
    /// <remarks>Reads and verifies files; writes nothing. Cost: below a second, and two seconds for ar11429, whose lists are long.</remarks>
    public static Study Open(string name = StudyCatalogue.Best, StudyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        var chosen = options ?? new StudyOptions();
        var material = StudyCatalogue.Of(name).Opened(chosen);
        return new Study(name, material with { Choice = FrameSize.AtMost(material.Choice, chosen.Pixels) }, chosen);
    }

    /// <summary>Studies frames of one's own; no solar wind is paired with them.</summary>
    /// <param name="choice">The frames, e.g. from <see cref="SolarSequences"/> or a <see cref="SequenceBuilder"/>; taken in the size they have.</param>
    /// <param name="options">Choices; null for the defaults.</param>
    /// <returns>The study; the caller disposes it.</returns>
    /// <exception cref="ArgumentException">There is no such model, or it reads other channels.</exception>
    public static Study Of(SequenceChoice choice, StudyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(choice);
        return new Study("own frames", StudyMaterial.WithoutWind(choice), options ?? new StudyOptions());
    }

    /// <summary>Explains one forecast horizon: where the model looked in every frame, and which frame mattered. More is measured when it is asked for.</summary>
    /// <param name="horizon">Which of the forecast values, counted from 1: 1 is three hours after the last frame, 8 a day.</param>
    /// <param name="options">Choices, for this and for everything the explanation measures later; null for the defaults.</param>
    /// <param name="progress">Told the fraction done, 0 to 1; or null.</param>
    /// <param name="cancellation">Stops between two forward passes; nothing is left alive.</param>
    /// <returns>The explanation, in plain arrays.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such horizon.</exception>
    /// <exception cref="ArgumentException">There is no such layer, or it does not give one map per frame.</exception>
    /// <exception cref="ObjectDisposedException">The study was disposed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <remarks>Cost: about T / 2 + 4 forward passes and one backward pass; half a second for 28 frames in 3 channels of 64 x 64 pixels on two cores.</remarks>
    public Explanation Explain(int horizon, ExplanationOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var chosen = options ?? new ExplanationOptions();
        var forecast = Forecast();
        if (horizon < 1 || horizon > forecast.Length)
            throw new ArgumentOutOfRangeException(nameof(horizon), horizon, $"Study.Explain: expected a horizon from 1 to {forecast.Length}, three hours apart, got {horizon}. Correct the horizon where it is set, in the notebooks the first code cell, or in the cell that calls study.Explain.");
        using var scope = NewDisposeScope();
        // A layer that reads all frames at once gives one map per frame from its single call; a recurrent one from its calls.
        using var maps = ClassMaps.Of(chosen, Explained).Attribute(_inputs, Target.Output(horizon - 1), cancellation: cancellation);
        if (maps.Values.dim() != 4 || maps.Values.shape[1] != Sequence.Frames)
            throw new ArgumentException($"Study.Explain: layer '{chosen.Layer}' gives values of shape ({string.Join(", ", maps.Values.shape)}) for {Sequence.Frames} frames, expected one map a frame. Choose a layer that sees every frame, e.g. stem.relu2 or convlstm.conv.", nameof(options));
        using var importance = new TemporalImportance(Explained, new(Baselines: [chosen.Removal])).Attribute(_inputs, Target.Output(horizon - 1), progress, cancellation);
        return new Explanation(this, horizon, chosen, forecast, WithoutFrames(chosen.Removal, horizon, cancellation), maps, importance);
    }

    /// <summary>The forecast: one value per horizon, three hours apart, in the model's unit.</summary>
    /// <exception cref="ObjectDisposedException">The study was disposed.</exception>
    public float[] Forecast() => Forecast(Inputs[0], Inputs[1]);

    /// <summary>What the model would forecast from other inputs, e.g. these with something taken out.</summary>
    /// <param name="images">Shape of <see cref="Inputs"/>[0], (1, C, T, H, W), standardised; any T; not modified.</param>
    /// <param name="wind">Shape of <see cref="Inputs"/>[1], (1, L, F), standardised; not modified.</param>
    /// <returns>One value per horizon, three hours apart, in the model's unit. Cost: one forward pass.</returns>
    /// <exception cref="ArgumentException">A tensor has another number of axes or of examples, channels or wind quantities; the message holds both shapes.</exception>
    /// <exception cref="ObjectDisposedException">The study was disposed.</exception>
    public float[] Forecast(Tensor images, Tensor wind)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(wind);
        RequireShape(images, Inputs[0], free: 2, nameof(images));
        RequireShape(wind, Inputs[1], free: 1, nameof(wind));
        using var quiet = no_grad();
        using var scope = NewDisposeScope();
        return Plain.Floats(Model.call(images, wind));
    }

    /// <summary>All frames as the model received them, a band of rows for each channel, over time.</summary>
    public Figure Frames() => FramesFigure.Create(Sequence);

    /// <summary>What it is, on which device, on which data, with which caveats.</summary>
    public Table Summary() => StudySummary.Of(this);

    /// <summary>The summary as plain text.</summary>
    public override string ToString() => Summary().ToString();

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        _model.Dispose();
        foreach (var input in _inputs) input.Dispose();
    }

    string? INotebookOutput.Written(string mimeType) => ((INotebookOutput)Summary()).Written(mimeType);

    private float WithoutFrames(Baseline removal, int horizon, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        using var quiet = no_grad();
        var run = AttributionRun.Start("All frames removed", Explained, Inputs, Target.Output(horizon - 1), null, cancellation);
        return Forecast(removal.For("All frames removed", run, Inputs[0]), Inputs[1])[horizon - 1];
    }

    // Every axis as in the study's own input but one, whose length is free.
    private static void RequireShape(Tensor given, Tensor own, int free, string name)
    {
        if (given.dim() != own.dim() || given.shape.Where((length, axis) => axis != free && length != own.shape[axis]).Any())
            throw new ArgumentException($"Study.Forecast: {name} have shape ({string.Join(", ", given.shape)}), expected ({string.Join(", ", own.shape)}) with any length of axis {free}. Change a clone of Study.Inputs.", name);
    }

    private T Open<T>(T part, string asked) => _isDisposed
        ? throw new ObjectDisposedException(nameof(Study), $"{asked}: this study was disposed, and its model with it. Run the cell that calls Study.Open again, and those below it.")
        : part;
}
