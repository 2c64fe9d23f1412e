using TorchSharp.Handles;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// One step of Adam and of AdamW, [Kingma2015] algorithm 1 and [Loshchilov2019] algorithm 2: with the gradient g, negated to maximise,
/// m = beta1 m + (1 - beta1) g, v = beta2 v + (1 - beta2) g^2, and
/// p -= lr m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + eps). AMSGrad takes the largest v so far in v's place.
/// </summary>
internal readonly record struct AdamRule(double Rate, double Beta1, double Beta2, double Epsilon, double Decay, bool IsDecoupled, bool Maximizes)
{
    internal void Apply(Parameter parameter, Tensor gradient, long step, Tensor mean, Tensor square, Tensor? largest)
    {
        var correction = 1 - Math.Pow(Beta1, step);
        var rootCorrection = Math.Sqrt(1 - Math.Pow(Beta2, step));
        using var ascent = Maximizes ? gradient.neg() : null;
        var g = ascent ?? gradient;
        if (Decay != 0 && IsDecoupled) Aten.mul__Scalar.CallInPlace(parameter, 1 - Rate * Decay);
        using var decayed = Decay != 0 && !IsDecoupled ? Aten.add.Call(g, parameter, Decay) : null;
        g = decayed ?? g;
        // Not lerp_, one call less: up to libtorch 1.13 it is not vectorised, 2.5 x the time on 262,144 elements.
        Aten.mul__Scalar.CallInPlace(mean, Beta1);
        Aten.add_.CallInPlace(mean, g, 1 - Beta1);
        Aten.mul__Scalar.CallInPlace(square, Beta2);
        Aten.addcmul_.CallInPlace(square, g, g, 1 - Beta2);
        if (largest is not null) Aten.clamp_min__Tensor.CallInPlace(largest, square);
        // Numerator and denominator times sqrt(1 - beta2^t): one pass over v less.
        using var denominator = Aten.sqrt.Call(largest ?? square);
        Aten.add__Scalar.CallInPlace(denominator, Epsilon * rootCorrection);
        Aten.addcdiv_.CallInPlace(parameter, mean, denominator, -Rate * rootCorrection / correction);
    }
}
