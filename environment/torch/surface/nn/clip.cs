using TorchSharp.Handles;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            // PyTorch's guard against a division by zero.
            private const double SmallestNorm = 1e-6;

            /// <summary>
            /// Scales all gradients by one factor so that their common norm is at most <paramref name="max_norm"/>; gradients below it
            /// stay as they are. Returns the norm before. Parameters without a gradient are skipped.
            /// </summary>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                using var quiet = no_grad();
                var gradients = Gradients(tensors);
                try
                {
                    if (gradients.Length == 0) return 0;
                    var norm = Norm(gradients, norm_type);
                    var factor = max_norm / (norm + SmallestNorm);
                    if (factor >= 1) return norm;
                    foreach (var gradient in gradients) Aten.mul__Scalar.CallInPlace(gradient, factor);
                    return norm;
                }
                finally
                {
                    foreach (var gradient in gradients) gradient.Dispose();
                }
            }

            /// <summary>Cuts every element of every gradient to [-<paramref name="clip_value"/>, <paramref name="clip_value"/>].</summary>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                using var quiet = no_grad();
                foreach (var gradient in Gradients(tensors))
                {
                    using (gradient) Aten.clamp_.CallInPlace(gradient, -clip_value, clip_value);
                }
            }

            private static Tensor[] Gradients(IEnumerable<Parameter> parameters) => [.. parameters.Select(p => p.grad).OfType<Tensor>()];

            // The norm of the norms is the norm of everything as one vector, for every order.
            private static double Norm(Tensor[] gradients, double order)
            {
                var norms = Aten.foreach_norm.CallList(gradients, order);
                try
                {
                    using var together = Aten.stack.Call(norms, 0L);
                    using var norm = Aten.vector_norm.Call(together, order);
                    using var wide = norm.to(ScalarType.Float64);
                    return wide.item<double>();
                }
                finally
                {
                    foreach (var part in norms) part.Dispose();
                }
            }
        }
    }
}
