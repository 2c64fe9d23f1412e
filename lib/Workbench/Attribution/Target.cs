using static TorchSharp.torch;

namespace Workbench.Attribution;

/// <summary>The one number per example that is explained: a function of the model's output (B, K), raw, without softmax unless the name says so.</summary>
public sealed class Target
{
    private const string HorizonHint = " A horizon counted from 1 is output horizon - 1: correct the horizon where it is set, in the notebooks the first code cell.";

    private readonly Func<Tensor, IReadOnlyList<int>, Tensor> _select;

    private readonly int? _examples;

    private Target(string name, Func<Tensor, IReadOnlyList<int>, Tensor> select, int? examples = null)
    {
        (Name, _select, _examples) = (name, select, examples);
    }

    /// <summary>What it is, for captions: e.g. <c>output 3</c>, counted from 0.</summary>
    public string Name { get; }

    /// <summary>The mean of all outputs, e.g. of all forecast horizons.</summary>
    public static Target Mean { get; } = new("mean of the outputs", (y, _) => y.mean([1]));

    /// <summary>The largest output; where several are largest the gradient is shared among them.</summary>
    public static Target Max { get; } = new("largest output", (y, _) => y.amax(1));

    /// <summary>The output of a model that gives one number per example, shape (B) or (B, 1).</summary>
    public static Target Only { get; } = new("output", (y, _) =>
        y.shape[1] == 1 ? y.squeeze(1) : throw new ArgumentException($"Target: 'Only' explains a model with one output, this one has {y.shape[1]}. Choose Output(k), Mean or Max."));

    /// <summary>One output, the same for every example: a forecast horizon or a class score.</summary>
    /// <param name="index">k, counted from 0; checked against the model's output when used.</param>
    public static Target Output(int index)
    {
        RequireIndex(index, nameof(index));
        return new Target($"output {index}", (y, _) => Checked(y, index).select(1, index));
    }

    /// <summary>One output for each example of the batch.</summary>
    /// <param name="indices">k per example, counted from 0; as many as the batch has.</param>
    public static Target Outputs(params IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        foreach (var index in indices) RequireIndex(index, nameof(indices));
        return new Target($"outputs {string.Join(", ", indices)}", (y, examples) => Chosen(y, indices, examples), indices.Count);
    }

    /// <summary>The difference of two outputs, e.g. of two horizons: what raises one above the other.</summary>
    /// <param name="index">k of the output that counts positive.</param>
    /// <param name="minus">k of the output that is subtracted.</param>
    public static Target Difference(int index, int minus)
    {
        RequireIndex(index, nameof(index));
        RequireIndex(minus, nameof(minus));
        return new Target($"output {index} minus output {minus}", (y, _) => Checked(y, index).select(1, index) - Checked(y, minus).select(1, minus));
    }

    /// <summary>
    /// Departure from persistence: one output minus the last value that was observed, per example. The gradient is that of the output; what changes
    /// is the value, and with it every method that compares values.
    /// </summary>
    /// <param name="index">k, counted from 0.</param>
    /// <param name="lastValues">The last observed value per example, finite, in the output's unit; as many as the batch has.</param>
    public static Target DepartureFromPersistence(int index, params IReadOnlyList<double> lastValues)
    {
        RequireIndex(index, nameof(index));
        ArgumentNullException.ThrowIfNull(lastValues);
        foreach (var value in lastValues)
            if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(lastValues), value, "Target: the last observed value must be finite.");
        return new Target($"output {index} minus the last observed value", (y, examples) =>
        {
            using var last = tensor(examples.Select(e => lastValues[e]).ToArray(), dtype: y.dtype, device: y.device);
            return Checked(y, index).select(1, index) - last;
        }, lastValues.Count);
    }

    /// <summary>The logarithm of the softmax probability of one class: it also falls when other classes rise.</summary>
    /// <param name="index">k, counted from 0.</param>
    public static Target LogProbability(int index)
    {
        RequireIndex(index, nameof(index));
        return new Target($"log-probability of output {index}", (y, _) => Checked(y, index).log_softmax(1).select(1, index));
    }

    /// <summary>The softmax probability of one class for each example; saturates near 1, where its gradient vanishes.</summary>
    /// <param name="indices">k per example, counted from 0; as many as the batch has.</param>
    public static Target Probabilities(params IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        return new Target($"probability of outputs {string.Join(", ", indices)}", (y, examples) => Chosen(y.softmax(1), indices, examples), indices.Count);
    }

    /// <summary>Any other scalar.</summary>
    /// <param name="name">What it is, for captions.</param>
    /// <param name="select">From the model's output (rows, K) to (rows), one number per row.</param>
    public static Target Custom(string name, Func<Tensor, Tensor> select)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(select);
        return new Target(name, (y, _) => select(y));
    }

    /// <summary>Evaluates the target for one row per example.</summary>
    /// <param name="output">The model's output, shape (B, K), or (B) for one number per example.</param>
    /// <returns>Shape (B); the caller disposes it.</returns>
    /// <exception cref="ArgumentException">The output is neither, the index does not exist, or the target is not one number per example.</exception>
    public Tensor Of(Tensor output)
    {
        ArgumentNullException.ThrowIfNull(output);
        CheckBatch(output.shape.FirstOrDefault(0));
        return Of(output, [.. Enumerable.Range(0, (int)output.shape.FirstOrDefault(0))]);
    }

    /// <summary>Evaluates the target for rows made from examples.</summary>
    /// <param name="output">The model's output, shape (rows, K), or (rows).</param>
    /// <param name="examples">The example each row was made from; targets that differ by example look here.</param>
    /// <returns>Shape (rows); the caller disposes it.</returns>
    /// <exception cref="ArgumentException">As for <see cref="Of(Tensor)"/>.</exception>
    public Tensor Of(Tensor output, IReadOnlyList<int> examples)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(examples);
        using var scope = NewDisposeScope();
        var table = output.dim() == 1 ? output.unsqueeze(1) : output;
        if (table.dim() != 2 || table.shape[0] != examples.Count)
            throw new ArgumentException($"Target: expected a model output (B, K) or (B) with B = {examples.Count}, got ({string.Join(", ", output.shape)}). Wrap the model so that it returns one row of outputs per example.", nameof(output));
        var value = _select(table, examples);
        if (value.dim() != 1 || value.shape[0] != examples.Count)
            throw new ArgumentException($"Target: '{Name}' must give one number per example, shape ({examples.Count}), it gave ({string.Join(", ", value.shape)}).", nameof(output));
        return value.MoveToOuterDisposeScope();
    }

    /// <summary>Checks that a target which differs by example has a value for each of a batch, no more and no fewer.</summary>
    /// <exception cref="ArgumentException">It has not.</exception>
    internal void CheckBatch(long batch)
    {
        if (_examples is { } count && count != batch)
            throw new ArgumentException($"Target: '{Name}' expected one value per example, {batch}, got {count}.");
    }

    private static Tensor Chosen(Tensor output, IReadOnlyList<int> indices, IReadOnlyList<int> examples)
    {
        foreach (var example in examples) Checked(output, indices[example]);
        var rows = tensor(examples.Select(e => (long)indices[e]).ToArray(), device: output.device);
        return output.gather(1, rows.unsqueeze(1)).squeeze(1);
    }

    private static void RequireIndex(int index, string parameter)
    {
        if (index < 0)
            throw new ArgumentOutOfRangeException(parameter, index, $"Target: expected the index of an output, 0 or more, got {index}.{HorizonHint}");
    }

    private static Tensor Checked(Tensor output, int index) =>
        index < output.shape[1] ? output : throw new ArgumentOutOfRangeException(nameof(index), index, $"Target: the model has {output.shape[1]} outputs, 0 to {output.shape[1] - 1}, got {index}.{HorizonHint}");
}
