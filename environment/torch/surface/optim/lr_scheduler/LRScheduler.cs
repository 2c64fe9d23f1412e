namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>
            /// Sets the learning rates of an optimiser's groups, one value per step. Making one takes step 0, so that its first rates hold at once;
            /// call <see cref="step()"/> after each epoch (or batch).
            /// </summary>
            public abstract class LRScheduler
            {
                protected int _step_count;
                internal int _last_epoch;
                private protected readonly IReadOnlyList<ILearningRateController> _groups;
                private protected readonly IReadOnlyList<double> _base_lrs;
                private double[] _last_lrs;

                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    if (verbose) throw new NotSupportedException($"{GetType().Name}: this binding does not print; read get_last_lr() instead of verbose = true.");
                    _last_epoch = last_epoch;
                    _groups = [.. optimizer.ParamGroups];
                    _base_lrs = [.. _groups.Select(g => g.InitialLearningRate)];
                    _last_lrs = [.. _groups.Select(g => g.LearningRate)];
                }

                public virtual void step() => step(null);

                /// <summary>Goes to the next epoch, or to <paramref name="epoch"/> by the schedule's closed form where it has one.</summary>
                public virtual void step(int? epoch)
                {
                    _step_count++;
                    _last_epoch = epoch ?? _last_epoch + 1;
                    double[] rates = [.. epoch is null ? get_lr() : get_closed_form_lr()];
                    for (var i = 0; i < rates.Length; i++) _groups[i].LearningRate = rates[i];
                    _last_lrs = rates;
                }

                /// <summary>For schedules that watch a metric; the others ignore it.</summary>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                public IEnumerable<double> get_last_lr() => _last_lrs;

                /// <summary>The rates of epoch <c>_last_epoch</c> from those of the one before.</summary>
                protected virtual IEnumerable<double> get_lr() => Rates();

                /// <summary>The rates of epoch <c>_last_epoch</c> from the initial ones.</summary>
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                private protected IEnumerable<double> Rates(double factor = 1) => _groups.Select(g => g.LearningRate * factor);

                private protected void Remember() => _last_lrs = [.. Rates()];
            }
        }
    }
}
