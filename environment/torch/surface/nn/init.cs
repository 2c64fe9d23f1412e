using TorchSharp.Handles;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Ways to fill fresh parameters, in place, without recording gradients.</summary>
        public static partial class init
        {
            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null)
            {
                using var quiet = no_grad();
                return tensor.normal_(mean, std, generator);
            }

            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null)
            {
                using var quiet = no_grad();
                return tensor.uniform_(low, high, generator);
            }

            /// <summary>Normal, with what falls outside [<paramref name="a"/>, <paramref name="b"/>] drawn again.</summary>
            public static Tensor trunc_normal_(Tensor tensor, double mean = 0, double std = 1, double a = -2, double b = 2, Generator? generator = null)
            {
                // Uniform between the cumulative probabilities of a and b, then through the normal's inverse: x = mean + std sqrt(2) erfinv(u).
                using var quiet = no_grad();
                var (low, high) = (Erf((a - mean) / (std * Math.Sqrt(2))), Erf((b - mean) / (std * Math.Sqrt(2))));
                tensor.uniform_(low, high, generator);
                Aten.erfinv_.CallInPlace(tensor);
                tensor.mul_(std * Math.Sqrt(2)).add_(mean);
                return Aten.clamp_.CallInPlace(tensor, a, b);
            }

            public static Tensor constant_(Tensor tensor, Scalar val)
            {
                using var quiet = no_grad();
                return tensor.fill_(val);
            }

            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            public static Tensor zeros_(Tensor tensor) => constant_(tensor, 0);

            /// <summary>Ones on the diagonal of a matrix, zeros elsewhere.</summary>
            public static Tensor eye_(Tensor tensor)
            {
                if (tensor.Dimensions != 2) throw new ArgumentException($"init.eye_: expected a matrix, got shape ({string.Join(", ", tensor.shape)}).", nameof(tensor));
                using var quiet = no_grad();
                using var diagonal = Aten.diagonal.Call(tensor.zero_());
                diagonal.fill_(1);
                return tensor;
            }

            /// <summary>
            /// A random matrix of orthonormal rows or columns, whichever are fewer, times <paramref name="gain"/>. Axes after the first count as one.
            /// </summary>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1)
            {
                if (tensor.Dimensions < 2) throw new ArgumentException($"init.orthogonal_: expected 2 axes or more, got shape ({string.Join(", ", tensor.shape)}).", nameof(tensor));
                if (tensor.numel() == 0) return tensor;
                using var quiet = no_grad();
                using var scope = NewDisposeScope();
                var (rows, columns) = (tensor.shape[0], tensor.numel() / tensor.shape[0]);
                var random = empty([Math.Max(rows, columns), Math.Min(rows, columns)], tensor.dtype, tensor.device).normal_();
                var (q, r) = Aten.qr.CallPair(random);
                // QR fixes no signs; taking R's positive on the diagonal makes Q uniform among the orthogonal matrices.
                q.mul_(Aten.diagonal.Call(r).sign());
                tensor.copy_((rows < columns ? q.t() : q).reshape(tensor.shape));
                return tensor.mul_(gain);
            }

            private static double Erf(double x)
            {
                using var argument = torch.tensor(x);
                using var value = Aten.erf.Call(argument);
                return value.item<double>();
            }
        }
    }
}
