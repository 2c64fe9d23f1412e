using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Copies of one encoder layer after each other; the layer given stays its owner's.</summary>
public sealed class TransformerEncoder : nn.Module<Tensor, Tensor?, Tensor?, Tensor>, nn.IModule<Tensor, Tensor, Tensor>, nn.IModule<Tensor, Tensor>
{
    private readonly ModuleList<TransformerEncoderLayer> _layers;

    internal TransformerEncoder(TransformerEncoderLayer encoder_layer, long num_layers)
        : base(nameof(TransformerEncoder))
    {
        ArgumentNullException.ThrowIfNull(encoder_layer);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(num_layers);
        _layers = new([.. Enumerable.Range(0, (int)num_layers).Select(_ => encoder_layer.Copy())]);
        register_module("layers", _layers);
    }

    public override Tensor forward(Tensor src, Tensor? src_mask, Tensor? src_key_padding_mask)
    {
        using var scope = NewDisposeScope();
        var x = src;
        // Without masks through call, so that hooks on a layer see it.
        foreach (var layer in _layers) x = src_mask is null && src_key_padding_mask is null ? layer.call(x) : layer.Encode(x, src_mask, src_key_padding_mask);
        return x.MoveToOuterDisposeScope();
    }

    public Tensor call(Tensor src, Tensor src_mask) => call(src, src_mask, null);

    public Tensor call(Tensor src) => call(src, null, null);
}
