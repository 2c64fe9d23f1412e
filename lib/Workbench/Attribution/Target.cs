using TorchSharp;
using static TorchSharp.torch;

namespace Workbench.Attribution;

/// <summary>The one number per example that is explained: a function of the model's output (B, K), raw, without softmax.</summary>
public sealed class Target
{
    private readonly Func<Tensor, Tensor> _select;

    private Target(string name, Func<Tensor, Tensor> select)
    {
        Name = name;
        _select = select;
    }

    /// <summary>What it is, for captions: e.g. <c>horizon 4 of 8</c> is written <c>output 3</c>, counted from 0.</summary>
    public string Name { get; }

    /// <summary>One output, the same for every example: a forecast horizon or a class score.</summary>
    /// <param name="index">k, counted from 0; checked against the model's output when used.</param>
    public static Target Output(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return new Target($"output {index}", y => Checked(y, index).select(1, index));
    }

    /// <summary>One output for each example of the batch.</summary>
    /// <param name="indices">k per example, counted from 0; as many as the batch has.</param>
    public static Target Outputs(params IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        foreach (var index in indices) ArgumentOutOfRangeException.ThrowIfNegative(index, nameof(indices));
        return new Target($"outputs {string.Join(", ", indices)}", y =>
        {
            if (indices.Count != y.shape[0]) throw new ArgumentException($"Target: expected one index per example, {y.shape[0]}, got {indices.Count}.", nameof(indices));
            foreach (var index in indices) Checked(y, index);
            using var rows = tensor(indices.Select(i => (long)i).ToArray(), device: y.device);
            using var column = rows.unsqueeze(1);
            using var chosen = y.gather(1, column);
            return chosen.squeeze(1);
        });
    }

    /// <summary>The mean of all outputs.</summary>
    public static Target Mean { get; } = new("mean of the outputs", y => y.mean([1]));

    /// <summary>The largest output.</summary>
    public static Target Max { get; } = new("largest output", y => y.amax(1));

    /// <summary>Evaluates the target.</summary>
    /// <param name="output">The model's output, shape (B, K).</param>
    /// <returns>Shape (B); the caller disposes it.</returns>
    /// <exception cref="ArgumentException">The output is not (B, K), or the index does not exist.</exception>
    public Tensor Of(Tensor output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (output.dim() != 2) throw new ArgumentException($"Target: expected a model output (B, K), got ({string.Join(", ", output.shape)}).", nameof(output));
        return _select(output);
    }

    private static Tensor Checked(Tensor output, int index) =>
        index < output.shape[1] ? output : throw new ArgumentOutOfRangeException(nameof(index), index, $"Target: the model has {output.shape[1]} outputs, 0 to {output.shape[1] - 1}.");
}
