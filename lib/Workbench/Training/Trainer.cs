using TorchSharp;
using TorchSharp.Modules;
using Workbench.Data;
using Workbench.Models;
using static TorchSharp.torch;

namespace Workbench.Training;

/// <summary>
/// Trains an <see cref="ApForecaster"/> by a recipe: stage by stage, with checkpoints, a log, early stopping, and weights that forecast ap (1 is about 2 nT) at the end.
/// </summary>
/// <remarks>
/// Deterministic on one machine and number of threads: example n of step s has the planted seed FirstSeed + s B + n, and the random numbers of augmentation
/// come from the recipe's seed and s. So a run that was stopped and goes on ends with the same bits as one that was not.
/// Cost: one forward and one backward pass per example, T times the frame's cost each; memory: all activations of a batch.
/// </remarks>
public sealed class Trainer
{
    private readonly Recipe _recipe;
    private readonly IExamples _examples;
    private readonly string _folder;
    private readonly TimeProvider _clock;

    /// <summary>Prepares a run.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="folder">Where checkpoint, log and weights are written; made if it is not there.</param>
    /// <param name="examples">The examples; null for the planted Sun that the recipe asks for.</param>
    /// <param name="clock">The clock of the time left; null for the system's.</param>
    public Trainer(Recipe recipe, string folder, IExamples? examples = null, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        (_recipe, _folder, _examples, _clock) = (recipe, folder, examples ?? new PlantedExamples(recipe), clock ?? TimeProvider.System);
        Log = new TrainingLog(Path.Combine(folder, $"{recipe.Name}.log.jsonl"));
    }

    /// <summary>The run's log.</summary>
    public TrainingLog Log { get; }

    /// <summary>The weight file that <see cref="Run"/> writes.</summary>
    public string Weights => Path.Combine(_folder, $"{_recipe.Name}.safetensors");

    private string CheckpointFile => Path.Combine(_folder, $"{_recipe.Name}.checkpoint");

    /// <summary>Trains to the end and writes the weights, or stops when cancelled.</summary>
    /// <param name="resume">Goes on from the checkpoint in the folder, where there is one; otherwise starts anew.</param>
    /// <param name="progress">Told after every step; or null.</param>
    /// <param name="cancellation">Stops between two steps, after writing a checkpoint.</param>
    /// <returns>The trained model, in evaluation mode, forecasting ap (1 is about 2 nT); the caller disposes it.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; the checkpoint is written.</exception>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or of another recipe.</exception>
    /// <exception cref="InvalidOperationException">The loss is not finite.</exception>
    public ApForecaster Run(bool resume = false, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(_folder);
        var model = ApForecaster.Seeded(_recipe.Seed, _recipe.Model);
        try
        {
            Train(model, resume, progress, cancellation);
            WithoutScale(model);
            model.eval();
            foreach (var parameter in model.parameters()) parameter.requires_grad = true;
            Safetensors.Write(Weights, model.state_dict());
            File.Delete(CheckpointFile);
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private void Train(ApForecaster model, bool resume, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        ScaleFirstWeights(model);
        var (run, best, restore, file) = resume && File.Exists(CheckpointFile) ? Checkpoint.Read(CheckpointFile, model) : (new Checkpoint(), [], null, null);
        using var open = file;
        Log.KeepUntil(run.Step);
        var clock = new TrainingClock(_recipe, run.Step, _clock);
        var firstStep = 0;
        foreach (var (stage, index) in _recipe.Stages.Select((s, i) => (s, i)))
        {
            if (index >= run.Stage)
            {
                using var loop = new StageLoop(_recipe, index, firstStep, model, _examples, Log, clock);
                if (restore is not null) loop.Resume(best, restore);
                restore = null;
                loop.Run(run, progress, () => run.Write(CheckpointFile, model, loop.Best, loop.Optimiser), cancellation);
                loop.KeepBest();
            }

            firstStep += stage.Steps;
        }
    }

    private void ScaleFirstWeights(ApForecaster model)
    {
        using var quiet = no_grad();
        foreach (var (module, factor) in _recipe.FirstWeights)
            foreach (var (name, parameter) in model.named_parameters().Where(p => TrainingStage.Within(p.name, module))) parameter.mul_(factor);
    }

    // output = (ap - mean) / stdev, so ap = stdev (W x + b) + mean: the scale goes into the heads' own weights.
    private void WithoutScale(ApForecaster model)
    {
        using var quiet = no_grad();
        foreach (var (name, parameter) in model.named_parameters().Where(p => TrainingStage.Within(p.name, "head") || TrainingStage.Within(p.name, "auxiliary")))
        {
            parameter.mul_(_recipe.Target.Stdev);
            if (name.EndsWith(".bias", StringComparison.Ordinal)) parameter.add_(_recipe.Target.Mean);
        }
    }
}
