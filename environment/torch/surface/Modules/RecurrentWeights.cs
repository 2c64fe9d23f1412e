using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// The parameters of stacked recurrent layers, registered with the module they belong to as PyTorch names them:
/// <c>weight_ih_l0</c>, <c>weight_hh_l0</c>, <c>bias_ih_l0</c>, <c>bias_hh_l0</c>, then <c>..._reverse</c>, then layer 1.
/// </summary>
internal sealed class RecurrentWeights
{
    private readonly string _module;
    private readonly long _inputSize;
    private readonly long _hiddenSize;

    internal RecurrentWeights(nn.Module owner, long gates, long inputSize, long hiddenSize, long numLayers, bool bias, bool batchFirst, double dropout, bool bidirectional, Device? device, ScalarType? dtype)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inputSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(hiddenSize);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(numLayers);
        ArgumentOutOfRangeException.ThrowIfNegative(dropout);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dropout, 1);
        (_module, _inputSize, _hiddenSize) = (owner.GetName(), inputSize, hiddenSize);
        (Layers, HasBias, IsBatchFirst, Dropout, Directions) = (numLayers, bias, batchFirst, dropout, bidirectional ? 2 : 1);
        var flat = new List<Tensor>();
        for (var layer = 0; layer < numLayers; layer++)
        {
            for (var direction = 0; direction < Directions; direction++)
            {
                var rows = gates * hiddenSize;
                var place = $"l{layer}{(direction == 1 ? "_reverse" : "")}";
                Add($"weight_ih_{place}", rows, layer == 0 ? inputSize : hiddenSize * Directions);
                Add($"weight_hh_{place}", rows, hiddenSize);
                if (!bias) continue;
                Add($"bias_ih_{place}", rows);
                Add($"bias_hh_{place}", rows);
            }
        }

        Flat = [.. flat];

        void Add(string name, params long[] shape)
        {
            var parameter = InitialWeights.Uniform(shape, hiddenSize, device, dtype);
            owner.register_parameter(name, parameter);
            flat.Add(parameter);
        }
    }

    /// <summary>All parameters in the order of their names above.</summary>
    internal Tensor[] Flat { get; }

    internal long Layers { get; }

    internal int Directions { get; }

    internal bool IsBidirectional => Directions == 2;

    internal bool HasBias { get; }

    internal bool IsBatchFirst { get; }

    internal double Dropout { get; }

    /// <summary>The parameters of one layer and direction: input weight, hidden weight and their biases, if any.</summary>
    internal ReadOnlySpan<Tensor> Of(int layer, int direction)
    {
        var count = HasBias ? 4 : 2;
        return Flat.AsSpan(((layer * Directions) + direction) * count, count);
    }

    internal void CheckInput(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var axes = IsBatchFirst ? "(N, L, " : "(L, N, ";
        if (input.Dimensions != 3 || input.size(2) != _inputSize)
            throw new ArgumentException($"{_module}: expected inputs {axes}{_inputSize}), got shape {Axes.Text(input)}.", nameof(input));
    }

    /// <summary>The given state, checked, or zeros: shape (layers * directions, N, hidden size).</summary>
    internal Tensor State(Tensor? given, Tensor input, string name)
    {
        long[] shape = [Layers * Directions, input.size(IsBatchFirst ? 0 : 1), _hiddenSize];
        if (given is null) return zeros(shape, input.dtype, input.device);
        if (!given.shape.SequenceEqual(shape))
            throw new ArgumentException($"{_module}: {name} must have shape ({string.Join(", ", shape)}) for inputs of shape {Axes.Text(input)}, got {Axes.Text(given)}.", name);
        return given;
    }
}
