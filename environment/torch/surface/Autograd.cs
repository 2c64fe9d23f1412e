using TorchSharp.Handles;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static unsafe partial class autograd
    {
        /// <summary>Gradients of the outputs (summed) with respect to each input; null where unused and <paramref name="allow_unused"/>.</summary>
        public static IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            ArgumentNullException.ThrowIfNull(outputs);
            ArgumentNullException.ThrowIfNull(inputs);
            nint* gradients = stackalloc nint[inputs.Count];
            using (var ends = new Borrowed(outputs))
            using (var starts = new Borrowed(inputs))
            using (var seeds = new Borrowed(grad_outputs ?? []))
            {
                fixed (nint* o = ends.Pointers, i = starts.Pointers, s = seeds.Pointers)
                {
                    var status = NativeMethods.wb_autograd_grad(o, outputs.Count, i, inputs.Count, s, seeds.Pointers.Length, retain_graph || create_graph ? 1 : 0, create_graph ? 1 : 0, allow_unused ? 1 : 0, gradients);
                    NativeTorchException.Check(status, $"autograd.grad(outputs {Shapes(outputs)}, inputs {Shapes(inputs)})");
                }
            }

            var result = new Tensor[inputs.Count];
            for (var n = 0; n < result.Length; n++) result[n] = gradients[n] == 0 ? null! : new Tensor(gradients[n]);
            return result;
        }

        /// <summary>Adds the gradients of the tensors (summed) to the <c>grad</c> of the leaves, or of <paramref name="inputs"/> alone.</summary>
        public static void backward(IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null)
        {
            ArgumentNullException.ThrowIfNull(tensors);
            using var ends = new Borrowed(tensors);
            using var seeds = new Borrowed(grad_tensors ?? []);
            using var starts = new Borrowed(inputs ?? []);
            fixed (nint* e = ends.Pointers, s = seeds.Pointers, i = starts.Pointers)
            {
                var status = NativeMethods.wb_autograd_backward(e, tensors.Count, s, seeds.Pointers.Length, retain_graph ?? create_graph ? 1 : 0, create_graph ? 1 : 0, i, starts.Pointers.Length);
                NativeTorchException.Check(status, $"autograd.backward({Shapes(tensors)})");
            }
        }

        public static void backward(Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], grad_tensors, retain_graph, create_graph, inputs);

        public static void backward(Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            backward([tensor], [grad_tensor], retain_graph, create_graph, inputs);

        public static AnomalyMode detect_anomaly(bool check_nan = true) => new(true, check_nan);

        public static AnomalyMode set_detect_anomaly(bool mode, bool check_nan = true) => new(mode, check_nan);

        private static string Shapes(IList<Tensor> tensors) => string.Join(", ", tensors.Select(t => t.IsInvalid ? "disposed" : $"({string.Join(", ", t.shape)})"));
    }
}
