using static TorchSharp.torch;

namespace Workbench.Attribution;

/// <summary>How far the difference of two values of a target may be off by rounding alone: differences below it are none that a forward pass can tell from 0.</summary>
internal static class TargetRounding
{
    // A target is the end of long sums whose roundings mostly cancel: float32 forecasts of the shipped model 'healthy' lie within 2.9 ε of their float64 ones, relative
    // to their size (planted frames and frames that are 0 everywhere, all horizons). 4 ε leave some room, and make 1e-6 of a float32 target that is the same at both ends.
    private const double LastPlaces = 4;

    /// <summary>4 units of the last place of each: 4 ε (|first| + |second|), ε = 2⁻²³ for float32; per example.</summary>
    /// <param name="first">Values of the target.</param>
    /// <param name="second">Others, as many.</param>
    /// <param name="inputs">The inputs, in whose type the target is evaluated.</param>
    internal static double[] Of(IEnumerable<double> first, IEnumerable<double> second, IReadOnlyList<Tensor> inputs)
    {
        double epsilon = Epsilon(inputs);
        return [.. first.Zip(second, (a, b) => Of(a, b, epsilon))];
    }

    /// <summary>The same of two values.</summary>
    internal static double Of(double first, double second, double epsilon) => LastPlaces * epsilon * (Math.Abs(first) + Math.Abs(second));

    /// <summary>ε, the distance from 1 to the next number, of the first input that is floating point; float32 where none is.</summary>
    internal static double Epsilon(IReadOnlyList<Tensor> inputs) => inputs.FirstOrDefault(x => x.is_floating_point())?.dtype switch
    {
        ScalarType.Float64 => Math.Pow(2, -52),
        ScalarType.Float16 => Math.Pow(2, -10),
        ScalarType.BFloat16 => Math.Pow(2, -7),
        _ => Math.Pow(2, -23),
    };
}
