using TorchSharp.Handles;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Scaled dot-product attention in several heads [Vaswani2017]; tensors are (L, N, E), time first.</summary>
public sealed class MultiheadAttention : nn.Module<Tensor, Tensor, Tensor, Tensor?, bool, Tensor?, Tuple<Tensor, Tensor>>
{
    private readonly long _heads;
    private readonly long _size;
    private readonly double _dropout;
    private readonly bool _addsZero;

    // One stacked weight, or three where keys or values are of another size than queries.
    private readonly Parameter? _inWeight;
    private readonly Parameter[] _inWeights = [];
    private readonly Parameter? _inBias;
    private readonly Parameter? _extraKey;
    private readonly Parameter? _extraValue;
    private readonly Linear _outProjection;

    internal MultiheadAttention(long embedded_dim, long num_heads, double dropout, bool bias, bool add_bias_kv, bool add_zero_attn, long? kdim, long? vdim)
        : base(nameof(MultiheadAttention))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(embedded_dim);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(num_heads);
        if (embedded_dim % num_heads != 0) throw new ArgumentException($"MultiheadAttention: embedded_dim {embedded_dim} must be divisible by num_heads {num_heads}.", nameof(num_heads));
        (_size, _heads, _dropout, _addsZero) = (embedded_dim, num_heads, dropout, add_zero_attn);
        var (keys, values) = (kdim ?? embedded_dim, vdim ?? embedded_dim);
        if (keys == embedded_dim && values == embedded_dim)
            _inWeight = Xavier("in_proj_weight", 3 * embedded_dim, embedded_dim);
        else
            _inWeights = [Xavier("q_proj_weight", embedded_dim, embedded_dim), Xavier("k_proj_weight", embedded_dim, keys), Xavier("v_proj_weight", embedded_dim, values)];
        if (bias) register_parameter("in_proj_bias", _inBias = new Parameter(zeros(3 * embedded_dim)));
        if (add_bias_kv)
        {
            // Xavier's normal: both fans are E.
            register_parameter("bias_k", _extraKey = new Parameter(nn.init.normal_(empty([1, 1, embedded_dim]), 0, 1 / Math.Sqrt(embedded_dim))));
            register_parameter("bias_v", _extraValue = new Parameter(nn.init.normal_(empty([1, 1, embedded_dim]), 0, 1 / Math.Sqrt(embedded_dim))));
        }

        register_module("out_proj", _outProjection = nn.Linear(embedded_dim, embedded_dim, bias));
        if (bias) nn.init.zeros_(_outProjection.bias!);
    }

    /// <param name="query">(L, N, E).</param>
    /// <param name="key">(S, N, kdim).</param>
    /// <param name="value">(S, N, vdim).</param>
    /// <param name="key_padding_mask">(N, S): true where a key is to be left out; or numbers added to the scores.</param>
    /// <param name="need_weights">Whether the weights come back too, averaged over heads: (N, L, S).</param>
    /// <param name="attn_mask">(L, S) or (N * heads, L, S): true where a query must not look; or numbers added to the scores.</param>
    public new Tuple<Tensor, Tensor> call(Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask = null, bool need_weights = true, Tensor? attn_mask = null) =>
        base.call(query, key, value, key_padding_mask, need_weights, attn_mask);

    public override Tuple<Tensor, Tensor> forward(Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask, bool need_weights, Tensor? attn_mask)
    {
        Check(query, key, value);
        using var scope = NewDisposeScope();
        var (length, batch, head) = (query.size(0), query.size(1), _size / _heads);
        var weights = _inWeight is null ? _inWeights : _inWeight.chunk(3);
        var biases = _inBias?.chunk(3);
        var q = Aten.linear.Call(query, weights[0], biases?[0]);
        var k = Aten.linear.Call(key, weights[1], biases?[1]);
        var v = Aten.linear.Call(value, weights[2], biases?[2]);
        if (_extraKey is not null) (k, v) = (cat([k, _extraKey.expand(1, batch, _size)]), cat([v, _extraValue!.expand(1, batch, _size)]));
        if (_addsZero) (k, v) = (cat([k, zeros([1, batch, _size], k.dtype, k.device)]), cat([v, zeros([1, batch, _size], v.dtype, v.device)]));
        // (N * heads, L, S)
        var scores = (Heads(q, batch, head) * (1 / Math.Sqrt(head))).bmm(Heads(k, batch, head).transpose(1, 2));
        var added = k.size(0) - key.size(0);
        if (attn_mask is not null) scores = Masked(scores, Widened(attn_mask, added));
        if (key_padding_mask is not null)
        {
            var padding = Widened(key_padding_mask, added);
            var sources = k.size(0);
            scores = Masked(scores, padding.unsqueeze(1).unsqueeze(1).expand(batch, _heads, length, sources).reshape(batch * _heads, length, sources));
        }

        var attention = nn.functional.dropout(scores.softmax(-1), _dropout, training);
        var mixed = attention.bmm(Heads(v, batch, head)).transpose(0, 1).reshape(length, batch, _size);
        var output = _outProjection.call(mixed).MoveToOuterDisposeScope();
        if (!need_weights) return Tuple.Create(output, (Tensor)null!);
        var averaged = attention.view(batch, _heads, length, k.size(0)).mean([1]);
        return Tuple.Create(output, averaged.MoveToOuterDisposeScope());
    }

    private static Tensor Masked(Tensor scores, Tensor mask) =>
        mask.dtype is ScalarType.Bool ? scores.masked_fill(mask, double.NegativeInfinity) : mask.is_floating_point() ? scores + mask : scores.masked_fill(mask.@bool(), double.NegativeInfinity);

    // Keys added by the layer itself are never masked.
    private static Tensor Widened(Tensor mask, long added) => added == 0 ? mask : nn.functional.pad(mask, [0, added]);

    // (L, N, E) to (N * heads, L, E / heads)
    private Tensor Heads(Tensor projected, long batch, long head) => projected.reshape(projected.size(0), batch * _heads, head).transpose(0, 1);

    private void Check(Tensor query, Tensor key, Tensor value)
    {
        if (query.Dimensions == 3 && key.Dimensions == 3 && value.Dimensions == 3 && query.size(2) == _size
            && key.size(1) == query.size(1) && value.size(1) == query.size(1) && key.size(0) == value.size(0)) return;
        throw new ArgumentException($"MultiheadAttention: expected query (L, N, {_size}), key (S, N, kdim) and value (S, N, vdim), got {Axes.Text(query)}, {Axes.Text(key)} and {Axes.Text(value)}.", nameof(query));
    }

    private Parameter Xavier(string name, long rows, long columns)
    {
        var bound = Math.Sqrt(6.0 / (rows + columns));
        var parameter = new Parameter(nn.init.uniform_(empty([rows, columns]), -bound, bound));
        register_parameter(name, parameter);
        return parameter;
    }
}
