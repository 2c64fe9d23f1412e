using TorchSharp.Handles;

namespace TorchSharp;

public static partial class torch
{
    public enum InterpolationMode
    {
        Nearest = 0,
        Linear = 1,
        Bilinear = 2,
        Bicubic = 3,
        Trilinear = 4,
        Area = 5,
        NearestExact = 6,
    }

    public static partial class nn
    {
        /// <summary>The layers as functions.</summary>
        public static partial class functional
        {
            public static Tensor conv2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1) =>
                Aten.conv2d.Call(input, weight, bias, strides ?? [1, 1], padding ?? [0, 0], dilation ?? [1, 1], groups);

            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => Aten.linear.Call(input, weights, bias);

            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-05) =>
                Aten.layer_norm.Call(input, normalized_shape, weight, bias, eps);

            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_() : x.relu();

            public static Tensor gelu(Tensor x) => Aten.gelu.Call(x);

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);

            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace ? Aten.dropout_.CallInPlace(input, p, training) : Aten.dropout.Call(input, p, training);

            /// <summary>Resizes (B, C, H, W) to <paramref name="size"/> or by <paramref name="scale_factor"/>; nearest and bilinear.</summary>
            public static Tensor interpolate(Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                if (size is null == scale_factor is null) throw new ArgumentException("functional.interpolate: give either size or scale_factor.", nameof(size));
                if (x.Dimensions != 4 || recompute_scale_factor || antialias)
                    throw new NotSupportedException($"functional.interpolate: this binding resizes (B, C, H, W) without recompute_scale_factor and antialias; got shape ({string.Join(", ", x.shape)}).");
                return mode switch
                {
                    InterpolationMode.Nearest when align_corners is null => Aten.upsample_nearest2d.Call(x, size, scale_factor),
                    InterpolationMode.Bilinear => Aten.upsample_bilinear2d.Call(x, size, align_corners ?? false, scale_factor),
                    _ => throw new NotSupportedException($"functional.interpolate: mode {mode} with align_corners = {align_corners} is not part of this binding. Use Nearest (align_corners unset) or Bilinear."),
                };
            }
        }
    }
}
