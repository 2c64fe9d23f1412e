// TorchSharp's apply is a static member of a generic type.
#pragma warning disable CA1000

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>An operation with its own gradient. Derive from <see cref="SingleTensorFunction{T}"/> or <see cref="MultiTensorFunction{T}"/>.</summary>
        public abstract class Function<T>
            where T : Function<T>, new()
        {
            /// <summary>Stands in libtorch's graph and in its errors.</summary>
            public abstract string Name { get; }

            /// <summary>Runs the forward without history and records the backward, if an input asks for gradients.</summary>
            public static List<Tensor> apply_internal(params object[] vars)
            {
                ArgumentNullException.ThrowIfNull(vars);
                var function = new T();
                var context = new AutogradContext();
                List<Tensor> outputs;
                using (no_grad()) outputs = function.Run(context, vars);
                return new ManagedGradient(function.Name, context, [.. vars.Select(v => v is Tensor)], function.Differentiate).Record(outputs, vars);
            }

            internal abstract List<Tensor> Run(AutogradContext ctx, object[] vars);

            internal abstract List<Tensor> Differentiate(AutogradContext ctx, List<Tensor> gradients);
        }

        /// <summary>An operation with one result.</summary>
        public abstract class SingleTensorFunction<T> : Function<T>
            where T : SingleTensorFunction<T>, new()
        {
            public static Tensor apply(params object[] vars) => apply_internal(vars)[0];

            public abstract Tensor forward(AutogradContext ctx, params object[] vars);

            /// <summary>One gradient for each of the forward's arguments, or for each tensor among them; null where there is none.</summary>
            public abstract List<Tensor> backward(AutogradContext ctx, Tensor grad_output);

            internal sealed override List<Tensor> Run(AutogradContext ctx, object[] vars) => [forward(ctx, vars)];

            internal sealed override List<Tensor> Differentiate(AutogradContext ctx, List<Tensor> gradients) => backward(ctx, gradients[0]);
        }

        /// <summary>An operation with several results.</summary>
        public abstract class MultiTensorFunction<T> : Function<T>
            where T : MultiTensorFunction<T>, new()
        {
            public static List<Tensor> apply(params object[] vars) => apply_internal(vars);

            public abstract List<Tensor> forward(AutogradContext ctx, params object[] vars);

            /// <summary>One gradient for each of the forward's arguments, or for each tensor among them; null where there is none.</summary>
            public abstract List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs);

            internal sealed override List<Tensor> Run(AutogradContext ctx, object[] vars) => forward(ctx, vars);

            internal sealed override List<Tensor> Differentiate(AutogradContext ctx, List<Tensor> gradients) => backward(ctx, gradients);
        }
    }
}
