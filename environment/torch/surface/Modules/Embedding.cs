using TorchSharp.Handles;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Looks whole numbers up in a learnt table: (...) becomes (..., embedding size).</summary>
public sealed class Embedding : nn.Module<Tensor, Tensor>
{
    private readonly long _paddingRow;
    private readonly double? _largestNorm;
    private readonly double _normType;
    private readonly bool _scalesByFrequency;
    private readonly bool _isSparse;

    internal Embedding(Parameter table, long? padding_idx, double? max_norm, double norm_type, bool scale_grad_by_freq, bool sparse)
        : base(nameof(Embedding))
    {
        if (table.Dimensions != 2) throw new ArgumentException($"Embedding: the table must have shape (rows, size), got {Axes.Text(table)}.", nameof(table));
        var rows = table.size(0);
        if (padding_idx is { } row && (row < -rows || row >= rows)) throw new ArgumentOutOfRangeException(nameof(padding_idx), row, $"Embedding: padding_idx must name one of {rows} rows.");
        // -1 stands for no such row in the operator, so a row counted from the end must be counted from the start.
        _paddingRow = padding_idx is { } index ? (index + rows) % rows : -1;
        (_largestNorm, _normType, _scalesByFrequency, _isSparse) = (max_norm, norm_type, scale_grad_by_freq, sparse);
        weight = table;
    }

    public Parameter? weight
    {
        get;
        set => field = Held(nameof(weight), field, value);
    }

    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (_largestNorm is { } largest)
        {
            using var quiet = no_grad();
            using var rows = input.contiguous();
            Aten.embedding_renorm_.CallInPlace(weight!, rows, largest, _normType);
        }

        return Aten.embedding.Call(weight, input, _paddingRow, _scalesByFrequency, _isSparse);
    }

    internal static Parameter FreshTable(long rows, long size, long? padding_idx, Device? device, ScalarType? dtype)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        var table = new Parameter(empty([rows, size], dtype, device));
        nn.init.normal_(table);
        if (padding_idx is not { } row || row < -rows || row >= rows) return table;
        using var quiet = no_grad();
        using var padding = table[row];
        padding.zero_();
        return table;
    }
}
