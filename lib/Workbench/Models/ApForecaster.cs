using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Workbench.Models;

/// <summary>
/// The model under study: frames of the solar disk and a solar-wind series in, the next values of the geomagnetic index ap out.
/// Image branch: <see cref="FrameStem"/> per frame, <see cref="ConvLstm"/> over time, mean over space. Wind branch:
/// <see cref="SolarWindTransformer"/>. Both are normalised, joined, and read by a two-layer head.
/// </summary>
/// <remarks>Sub-modules, in order: <c>stem</c>, <c>convlstm</c>, <c>wind</c>, <c>norm_images</c>, <c>norm_wind</c>, <c>fuse</c>, <c>relu</c>, <c>head</c>.</remarks>
public sealed class ApForecaster : nn.Module<Tensor, Tensor, Tensor>
{
    private const int StemFeatures = 16;
    private const int Width = 32;
    private const int LongestMemory = 28;
    private readonly FrameStem _stem;
    private readonly ConvLstm _convlstm;
    private readonly SolarWindTransformer _wind;
    private readonly LayerNorm _normImages;
    private readonly LayerNorm _normWind;
    private readonly Linear _fuse;
    private readonly ReLU _relu;
    private readonly Linear _head;
    private readonly int _channels;
    private readonly int _windFeatures;

    /// <summary>Creates the model in evaluation mode with PyTorch's default random weights; see <see cref="Seeded"/> for reproducible ones.</summary>
    /// <param name="channels">C, image channels; positive; default 3.</param>
    /// <param name="windFeatures">F, solar-wind quantities per time step; positive; default 6.</param>
    /// <param name="horizons">Number of forecast values; positive; default 8, three hours apart.</param>
    public ApForecaster(int channels = 3, int windFeatures = 6, int horizons = 8)
        : base(nameof(ApForecaster))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(windFeatures);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(horizons);
        (_channels, _windFeatures) = (channels, windFeatures);
        register_module("stem", _stem = new FrameStem(channels, StemFeatures));
        register_module("convlstm", _convlstm = new ConvLstm(2 * StemFeatures, Width));
        register_module("wind", _wind = new SolarWindTransformer(windFeatures, Width));
        register_module("norm_images", _normImages = nn.LayerNorm(Width));
        register_module("norm_wind", _normWind = nn.LayerNorm(Width));
        register_module("fuse", _fuse = nn.Linear(2 * Width, 2 * Width));
        register_module("relu", _relu = nn.ReLU());
        register_module("head", _head = nn.Linear(2 * Width, horizons));
        eval();
    }

    /// <summary>
    /// A model with reproducible random weights that carry signal through all layers and all steps: weights N(0, (1.4 / sqrt(fan in))^2),
    /// biases N(0, 0.1^2), and the gates' biases so that memories last from 1 to 28 steps: forget log(u), enter -log(u), u uniform in
    /// [1, 27] [Tallec2018, eq. 16]. It has learnt nothing: its forecasts mean nothing.
    /// </summary>
    /// <param name="seed">Same seed, same bits on the CPU.</param>
    /// <param name="channels">C, image channels; positive; default 3.</param>
    /// <param name="windFeatures">F, solar-wind quantities per time step; positive; default 6.</param>
    /// <param name="horizons">Number of forecast values; positive; default 8.</param>
    /// <returns>The model, in evaluation mode; the caller disposes it.</returns>
    public static ApForecaster Seeded(int seed, int channels = 3, int windFeatures = 6, int horizons = 8)
    {
        const double Gain = 1.4, BiasStdev = 0.1;
        var model = new ApForecaster(channels, windFeatures, horizons);
        using var generator = new Generator((ulong)seed);
        using var quiet = no_grad();
        foreach (var (name, parameter) in model.named_parameters())
        {
            var shape = parameter.shape;
            var stdev = shape.Length > 1 ? Gain / Math.Sqrt(shape.Skip(1).Aggregate(1L, (a, b) => a * b)) : BiasStdev;
            nn.init.normal_(parameter, 0, stdev, generator);
            if (name.Contains("norm") && name.EndsWith(".weight", StringComparison.Ordinal)) parameter.add_(1);
        }

        // The gates come in the order enter, forget, leave, candidate.
        using var scope = NewDisposeScope();
        var memory = (rand([Width], generator: generator) * (LongestMemory - 2) + 1).log();
        var gates = model._convlstm.get_parameter("conv.bias")!;
        gates.narrow(0, 0, Width).copy_(-memory);
        gates.narrow(0, Width, Width).copy_(memory);
        return model;
    }

    /// <summary>Forecasts.</summary>
    /// <param name="input1">Images, shape (B, C, T, H, W), float; not modified.</param>
    /// <param name="input2">Solar wind, shape (B, L, F), float; not modified.</param>
    /// <returns>Shape (B, horizons), in the units the model was trained in.</returns>
    /// <exception cref="ArgumentException">A rank, the batch, the channels or the features do not fit; the message shows both shapes.</exception>
    public override Tensor forward(Tensor input1, Tensor input2)
    {
        ArgumentNullException.ThrowIfNull(input1);
        ArgumentNullException.ThrowIfNull(input2);
        var (images, series) = (input1.shape, input2.shape);
        if (images.Length != 5 || images[1] != _channels || images.Contains(0))
            throw new ArgumentException($"ApForecaster: expected images (B, C = {_channels}, T, H, W) without empty axes, got ({string.Join(", ", images)}).", nameof(input1));
        if (series.Length != 3 || series[2] != _windFeatures || series[0] != images[0] || series.Contains(0))
            throw new ArgumentException($"ApForecaster: expected solar wind (B = {images[0]}, L, F = {_windFeatures}) without empty axes, got ({string.Join(", ", series)}).", nameof(input2));

        using var scope = NewDisposeScope();
        var (batch, frames) = (images[0], images[2]);
        var features = _stem.call(input1.permute(0, 2, 1, 3, 4).reshape(batch * frames, images[1], images[3], images[4]));
        var hidden = _convlstm.call(features.reshape([batch, frames, .. features.shape[1..]]));
        var joined = cat([_normImages.call(hidden.mean([2, 3])), _normWind.call(_wind.call(input2))], 1);
        return _head.call(_relu.call(_fuse.call(joined))).MoveToOuterDisposeScope();
    }
}
