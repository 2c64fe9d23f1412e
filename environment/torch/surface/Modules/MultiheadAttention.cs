using TorchSharp.Handles;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Scaled dot-product attention in several heads [Vaswani2017]; tensors are (L, N, E), time first.</summary>
public sealed class MultiheadAttention : nn.Module<Tensor, Tensor, Tensor, Tensor?, bool, Tensor?, Tuple<Tensor, Tensor>>
{
    private readonly long _heads;
    private readonly double _dropout;
    private readonly Parameter _inWeight;
    private readonly Parameter? _inBias;
    private readonly Linear _outProjection;

    internal MultiheadAttention(long embedded_dim, long num_heads, double dropout, bool bias, bool add_bias_kv, bool add_zero_attn, long? kdim, long? vdim)
        : base(nameof(MultiheadAttention))
    {
        if (embedded_dim % num_heads != 0) throw new ArgumentException($"MultiheadAttention: embedded_dim {embedded_dim} must be divisible by num_heads {num_heads}.", nameof(num_heads));
        if (add_bias_kv || add_zero_attn || (kdim ?? embedded_dim) != embedded_dim || (vdim ?? embedded_dim) != embedded_dim)
            throw new NotSupportedException("MultiheadAttention: add_bias_kv, add_zero_attn and key or value sizes other than embedded_dim are not part of this binding.");
        (_heads, _dropout) = (num_heads, dropout);
        // Xavier's bound for the three stacked projections, as PyTorch sets it.
        var bound = Math.Sqrt(6.0 / (4 * embedded_dim));
        _inWeight = new Parameter(nn.init.uniform_(empty(new[] { 3 * embedded_dim, embedded_dim }), -bound, bound));
        register_parameter("in_proj_weight", _inWeight);
        if (bias)
        {
            _inBias = new Parameter(zeros(3 * embedded_dim));
            register_parameter("in_proj_bias", _inBias);
        }

        _outProjection = nn.Linear(embedded_dim, embedded_dim, bias);
        if (bias) nn.init.zeros_(_outProjection.bias!);
        register_module("out_proj", _outProjection);
    }

    public override Tuple<Tensor, Tensor> forward(Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask, bool need_weights, Tensor? attn_mask)
    {
        using var scope = NewDisposeScope();
        long length = query.shape[0], batch = query.shape[1], size = query.shape[2], head = size / _heads;
        var weights = _inWeight.chunk(3);
        var biases = _inBias?.chunk(3);
        var q = Heads(Aten.linear.Call(query, weights[0], biases?[0]), batch, head) * (1 / Math.Sqrt(head));
        var k = Heads(Aten.linear.Call(key, weights[1], biases?[1]), batch, head);
        var v = Heads(Aten.linear.Call(value, weights[2], biases?[2]), batch, head);
        var scores = q.bmm(k.transpose(1, 2));
        if (attn_mask is not null) scores = attn_mask.dtype == ScalarType.Bool ? scores.masked_fill(attn_mask, double.NegativeInfinity) : scores + attn_mask;
        if (key_padding_mask is not null)
        {
            var mask = key_padding_mask.@bool().unsqueeze(1).unsqueeze(1).expand(batch, _heads, length, scores.shape[2]).reshape(batch * _heads, length, scores.shape[2]);
            scores = scores.masked_fill(mask, double.NegativeInfinity);
        }

        var attention = nn.functional.dropout(scores.softmax(-1), _dropout, training);
        var mixed = attention.bmm(v).transpose(0, 1).reshape(length, batch, size);
        var output = _outProjection.call(mixed).MoveToOuterDisposeScope();
        if (!need_weights) return Tuple.Create(output, (Tensor)null!);
        var averaged = attention.view(batch, _heads, length, -1).mean([1]);
        return Tuple.Create(output, averaged.MoveToOuterDisposeScope());
    }

    // (L, N, E) to (N * heads, L, E / heads)
    private Tensor Heads(Tensor projected, long batch, long head) => projected.reshape(-1, batch * _heads, head).transpose(0, 1);
}
