using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Workbench.Models;

/// <summary>Summarises a solar-wind series (B, L, F) as one vector (B, D): embedding, positional encoding, two encoder layers [Vaswani2017], mean over time.</summary>
/// <remarks>Sub-modules, in order: <c>embed</c>, <c>encoder0</c>, <c>encoder1</c>.</remarks>
public sealed class SolarWindTransformer : nn.Module<Tensor, Tensor>
{
    private readonly Linear _embed;
    private readonly TransformerEncoderLayer _encoder0;
    private readonly TransformerEncoderLayer _encoder1;

    /// <summary>Creates the branch.</summary>
    /// <param name="features">F, quantities per time step (speed, density, Bz ...); positive.</param>
    /// <param name="width">D, size of the vectors inside; even and divisible by <paramref name="heads"/>.</param>
    /// <param name="heads">Attention heads.</param>
    public SolarWindTransformer(int features, int width, int heads = 4)
        : base(nameof(SolarWindTransformer))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(features);
        if (width < 2 || width % 2 != 0 || width % heads != 0) throw new ArgumentOutOfRangeException(nameof(width), width, $"SolarWindTransformer: the width must be even and divisible by the {heads} heads.");
        register_module("embed", _embed = nn.Linear(features, width));
        register_module("encoder0", _encoder0 = nn.TransformerEncoderLayer(width, heads, 2 * width, dropout: 0));
        register_module("encoder1", _encoder1 = nn.TransformerEncoderLayer(width, heads, 2 * width, dropout: 0));
    }

    /// <summary>
    /// Sines and cosines that tell positions apart: PE[p, 2i] = sin(p * 10000^(-2i/D)), PE[p, 2i+1] = cos of the same [Vaswani2017, section 3.5].
    /// </summary>
    /// <param name="length">L, number of positions p.</param>
    /// <param name="width">D, even.</param>
    /// <returns>Shape (L, D), float32, computed in float64.</returns>
    public static Tensor PositionalEncoding(long length, long width)
    {
        using var scope = NewDisposeScope();
        var position = arange(length, float64).unsqueeze(1);
        var frequency = (arange(0, width, 2, float64) * (-Math.Log(10000.0) / width)).exp();
        var angle = position * frequency;
        return stack([angle.sin(), angle.cos()], 2).reshape(length, width).to(float32).MoveToOuterDisposeScope();
    }

    /// <summary>The summary of a series.</summary>
    /// <param name="input">Shape (B, L, F), float; not modified.</param>
    /// <returns>Shape (B, D).</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var embedded = _embed.call(input);
        var placed = embedded + PositionalEncoding(embedded.shape[1], embedded.shape[2]).to(embedded.dtype, embedded.device);
        // The encoder layers take time first.
        var encoded = _encoder1.call(_encoder0.call(placed.transpose(0, 1)));
        return encoded.mean([0]).MoveToOuterDisposeScope();
    }
}
