using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Self-attention and a feed-forward net, each added to its input and normalised after [Vaswani2017]; tensors are (L, N, E).</summary>
public sealed class TransformerEncoderLayer : nn.Module<Tensor, Tensor>, nn.IModule<Tensor, Tensor, Tensor>, nn.IModule<Tensor, Tensor, Tensor, Tensor>
{
    private readonly long _heads;
    private readonly double _dropout;
    private readonly nn.Activations _activation;
    private readonly MultiheadAttention _attention;
    private readonly Linear _expand;
    private readonly Linear _contract;
    private readonly LayerNorm _afterAttention;
    private readonly LayerNorm _afterFeedForward;

    internal TransformerEncoderLayer(long d_model, long nhead, long dim_feedforward, double dropout, nn.Activations activation)
        : base(nameof(TransformerEncoderLayer))
    {
        (_heads, _dropout, _activation) = (nhead, dropout, activation);
        register_module("self_attn", _attention = nn.MultiheadAttention(d_model, nhead, dropout));
        register_module("linear1", _expand = nn.Linear(d_model, dim_feedforward));
        register_module("linear2", _contract = nn.Linear(dim_feedforward, d_model));
        register_module("norm1", _afterAttention = nn.LayerNorm(d_model));
        register_module("norm2", _afterFeedForward = nn.LayerNorm(d_model));
    }

    public override Tensor forward(Tensor src) => Encode(src, null, null);

    public Tensor call(Tensor src, Tensor src_mask) => Encode(src, src_mask, null);

    public Tensor call(Tensor src, Tensor src_mask, Tensor src_key_padding_mask) => Encode(src, src_mask, src_key_padding_mask);

    /// <summary>Another layer with the same options, weights, type and place.</summary>
    internal TransformerEncoderLayer Copy()
    {
        var copy = new TransformerEncoderLayer(_expand.in_features, _heads, _expand.out_features, _dropout, _activation).to(_expand.weight);
        copy.load_state_dict(state_dict());
        copy.train(training);
        return copy;
    }

    internal Tensor Encode(Tensor src, Tensor? mask, Tensor? padding)
    {
        using var scope = NewDisposeScope();
        var attended = _attention.call(src, src, src, padding, false, mask).Item1;
        var x = _afterAttention.call(src + Drop(attended));
        var expanded = _expand.call(x);
        var activated = _activation == nn.Activations.GELU ? nn.functional.gelu(expanded) : nn.functional.relu(expanded);
        return _afterFeedForward.call(x + Drop(_contract.call(Drop(activated)))).MoveToOuterDisposeScope();
    }

    private Tensor Drop(Tensor tensor) => nn.functional.dropout(tensor, _dropout, training);
}
