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

    public enum UpsampleMode
    {
        Nearest = 0,
        Linear = 1,
        Bilinear = 2,
        Bicubic = 3,
        Trilinear = 4,
    }

    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Resizes the spatial axes of (N, C, ...) to <paramref name="size"/> or by <paramref name="scale_factor"/>, one number per axis.</summary>
            public static Tensor interpolate(Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false)
            {
                ArgumentNullException.ThrowIfNull(x);
                var axes = (int)x.Dimensions - 2;
                if (size is null == scale_factor is null) throw new ArgumentException("functional.interpolate: give either size or scale_factor.", nameof(size));
                if ((size?.Length ?? scale_factor!.Length) != axes)
                    throw new ArgumentException($"functional.interpolate: {(size is null ? "scale_factor" : "size")} needs one number per spatial axis of shape ({string.Join(", ", x.shape)}), got {size?.Length ?? scale_factor!.Length}.", size is null ? nameof(scale_factor) : nameof(size));
                if (recompute_scale_factor && size is not null) throw new ArgumentException("functional.interpolate: recompute_scale_factor goes with scale_factor, not with size.", nameof(recompute_scale_factor));
                if (align_corners is not null && mode is (InterpolationMode.Nearest or InterpolationMode.NearestExact or InterpolationMode.Area))
                    throw new ArgumentException($"functional.interpolate: align_corners has no meaning for mode {mode}; leave it out.", nameof(align_corners));
                if (size is null && (recompute_scale_factor || mode == InterpolationMode.Area))
                    (size, scale_factor) = ([.. scale_factor!.Select((s, axis) => (long)Math.Floor(x.size(axis + 2) * s))], null);
                var corners = align_corners ?? false;
                return (mode, axes, antialias) switch
                {
                    (InterpolationMode.Nearest, 1, false) => Aten.upsample_nearest1d.Call(x, size, scale_factor),
                    (InterpolationMode.Nearest, 2, false) => Aten.upsample_nearest2d.Call(x, size, scale_factor),
                    (InterpolationMode.Nearest, 3, false) => Aten.upsample_nearest3d.Call(x, size, scale_factor),
                    (InterpolationMode.NearestExact, 1, false) => Aten.upsample_nearest_exact1d.Call(x, size, scale_factor),
                    (InterpolationMode.NearestExact, 2, false) => Aten.upsample_nearest_exact2d.Call(x, size, scale_factor),
                    (InterpolationMode.NearestExact, 3, false) => Aten.upsample_nearest_exact3d.Call(x, size, scale_factor),
                    (InterpolationMode.Area, 1, false) => Aten.adaptive_avg_pool1d.Call(x, size),
                    (InterpolationMode.Area, 2, false) => Aten.adaptive_avg_pool2d.Call(x, size),
                    (InterpolationMode.Area, 3, false) => Aten.adaptive_avg_pool3d.Call(x, size),
                    (InterpolationMode.Linear, 1, false) => Aten.upsample_linear1d.Call(x, size, corners, scale_factor),
                    (InterpolationMode.Bilinear, 2, false) => Aten.upsample_bilinear2d.Call(x, size, corners, scale_factor),
                    (InterpolationMode.Bicubic, 2, false) => Aten.upsample_bicubic2d.Call(x, size, corners, scale_factor),
                    (InterpolationMode.Trilinear, 3, false) => Aten.upsample_trilinear3d.Call(x, size, corners, scale_factor),
                    (InterpolationMode.Bilinear, 2, true) => Aten.upsample_bilinear2d_aa.Call(x, size, corners, scale_factor),
                    (InterpolationMode.Bicubic, 2, true) => Aten.upsample_bicubic2d_aa.Call(x, size, corners, scale_factor),
                    _ => throw new ArgumentException($"functional.interpolate: mode {mode}{(antialias ? " with antialias" : "")} does not take shape ({string.Join(", ", x.shape)}). Linear resizes 1 axis after batch and channel, Bilinear and Bicubic 2, Trilinear 3, the others 1 to 3; antialias goes with Bilinear and Bicubic.", nameof(mode)),
                };
            }

            public static Tensor upsample(Tensor input, long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest, bool align_corners = false) =>
                interpolate(input, size, scale_factor, (InterpolationMode)mode, mode == UpsampleMode.Nearest ? null : align_corners);

            public static Tensor upsample_bilinear(Tensor x, long[]? size = null, double[]? scale_factor = null, bool align_corners = false) =>
                interpolate(x, size, scale_factor, InterpolationMode.Bilinear, align_corners);
        }
    }
}
