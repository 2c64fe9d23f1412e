using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Optimisers and schedules of their learning rates; each is made by the method of its name.</summary>
    public static partial class optim
    {
        /// <summary>Where a scheduler reads and writes the learning rate of a group of parameters.</summary>
        public interface ILearningRateController
        {
            double LearningRate { get; set; }

            double InitialLearningRate { get; set; }
        }

        public interface IMomentum
        {
            double Momentum { get; set; }
        }

        public interface IBetas
        {
            (double, double) Betas { get; set; }
        }

        /// <summary>Changes parameters along their gradients. Its state (moments, counts) lives until it is disposed; the parameters are not its own.</summary>
        public abstract class Optimizer : IDisposable
        {
            protected IList<ParamGroup> _parameter_groups = [];

            private protected Optimizer()
            {
            }

            public virtual IEnumerable<ILearningRateController> ParamGroups => _parameter_groups;

            public abstract IEnumerable<Parameter> parameters();

            public abstract void add_param_group(ParamGroup param_group);

            /// <summary>Fills all gradients with zeros. Gradients that are null stay so.</summary>
            public abstract void zero_grad();

            /// <summary>
            /// Changes every parameter that has a gradient. With a <paramref name="closure"/>, it runs first, recording gradients, and its
            /// loss is returned; without, the result is null.
            /// </summary>
            public Tensor? step(Func<Tensor>? closure = null) => Step(closure);

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
            }

            private protected abstract Tensor? Step(Func<Tensor>? closure);

            /// <summary>What <c>load_state_dict</c> of another optimiser takes: live objects, not copies.</summary>
            public class StateDictionary
            {
                internal StateDictionary()
                {
                }

                /// <summary>One per group.</summary>
                public List<OptimizerOptions> Options { get; } = [];

                /// <summary>One per parameter, group after group.</summary>
                public List<OptimizerState> State { get; } = [];

                /// <summary>For each group, where its parameters' states are in <see cref="State"/>.</summary>
                public List<List<int>> StateIndexRef { get; } = [];
            }
        }
    }
}
