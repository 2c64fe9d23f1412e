using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Each channel of each example to mean 0 and variance 1 over its spatial axes [Ulyanov2016].</summary>
public abstract class InstanceNorm : NormBase
{
    protected InstanceNorm(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        if (input.Dimensions != GetNumberOfBatchDimensions()) return Norm(input);
        using var batch = input.unsqueeze(0);
        using var normed = Norm(batch);
        return normed.squeeze(0);
    }

    /// <summary>The rank of one example without its batch axis.</summary>
    protected abstract long GetNumberOfBatchDimensions();

    private Tensor Norm(Tensor batch) =>
        nn.functional.instance_norm(batch, running_mean, running_var, weight, bias, training || running_mean is null, Count(), eps);
}

public sealed class InstanceNorm1d : InstanceNorm
{
    internal InstanceNorm1d(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(InstanceNorm1d))
    {
    }

    protected override long GetNumberOfBatchDimensions() => 2;

    protected override void ValidateInputDimensions(Tensor input) => Expect(input, "(C, L) or (N, C, L)", 2, 3);
}

public sealed class InstanceNorm2d : InstanceNorm
{
    internal InstanceNorm2d(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(InstanceNorm2d))
    {
    }

    protected override long GetNumberOfBatchDimensions() => 3;

    protected override void ValidateInputDimensions(Tensor input) => Expect(input, "(C, H, W) or (N, C, H, W)", 3, 4);
}

public sealed class InstanceNorm3d : InstanceNorm
{
    internal InstanceNorm3d(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(InstanceNorm3d))
    {
    }

    protected override long GetNumberOfBatchDimensions() => 4;

    protected override void ValidateInputDimensions(Tensor input) => Expect(input, "(C, D, H, W) or (N, C, D, H, W)", 4, 5);
}
