namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        // A result in the type asked for; where libtorch's operator has no argument for it.
        private static Tensor As(Tensor result, ScalarType? type) => type is { } wanted ? result.to(wanted, disposeAfter: true) : result;

        private static (Tensor, Tensor) As((Tensor First, Tensor Second) results, ScalarType? type) => (As(results.First, type), As(results.Second, type));

        // libtorch returns empty tensors for what was not asked for; TorchSharp returns null.
        private static (Tensor output, Tensor? inverse_indices, Tensor? counts) Counted((Tensor First, Tensor Second, Tensor Third) results, bool return_inverse, bool return_counts)
        {
            if (!return_inverse) results.Second.Dispose();
            if (!return_counts) results.Third.Dispose();
            return (results.First, return_inverse ? results.Second : null, return_counts ? results.Third : null);
        }

        private static long[] FirstAxes(long count)
        {
            var axes = new long[count];
            for (var i = 0; i < axes.Length; i++) axes[i] = i;
            return axes;
        }

        private static long[] LastAxes(long count)
        {
            var axes = new long[count];
            for (var i = 0; i < axes.Length; i++) axes[i] = i - count;
            return axes;
        }
    }
}
