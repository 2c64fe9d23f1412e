namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>
                /// Up from max_lr / div_factor to max_lr, then down to max_lr / div_factor / final_div_factor, [Smith2018]; momentum (or beta1) the
                /// other way round. Between two values: end + (start - end) (1 + cos(pi s)) / 2, or a line, s in 0..1 within the phase. Phases end at
                /// the steps pct_start total - 1 and total - 1; of three, at pct_start total - 1, 2 pct_start total - 2 and total - 1.
                /// </summary>
                public class OneCycleLR : LRScheduler
                {
                    private readonly int _total_steps;
                    private readonly AnnealStrategy _anneal;
                    private readonly (double End, Func<int, double> From, Func<int, double> To, bool IsUp, bool IsFlat)[] _phases;
                    private readonly double[] _low_momentum = [];
                    private readonly double[] _high_momentum = [];

                    public OneCycleLR(Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true, double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 10000, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, Each(optimizer, max_lr), total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum, Each(optimizer, base_momentum), Each(optimizer, max_momentum), div_factor, final_div_factor, three_phase, last_epoch, verbose)
                    {
                    }

                    public OneCycleLR(Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true, IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, double div_factor = 25, double final_div_factor = 10000, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentNullException.ThrowIfNull(max_lr);
                        if (pct_start is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(pct_start), pct_start, "OneCycleLR: pct_start must be in [0, 1].");
                        _total_steps = total_steps != -1 ? total_steps : epochs * steps_per_epoch;
                        if (_total_steps <= 0 || (total_steps == -1 && epochs <= 0))
                            throw new ArgumentOutOfRangeException(nameof(total_steps), total_steps, $"OneCycleLR: give total_steps above 0, or both epochs and steps_per_epoch; got epochs {epochs} and steps_per_epoch {steps_per_epoch}.");
                        _anneal = anneal_strategy;
                        var top = OnePerGroup(max_lr, nameof(max_lr));
                        if (cycle_momentum)
                        {
                            if (_groups.Any(g => g is not (IMomentum or IBetas))) throw new ArgumentException($"OneCycleLR: {optimizer.GetType().Name} has neither momentum nor betas to cycle; pass cycle_momentum: false.", nameof(cycle_momentum));
                            _low_momentum = OnePerGroup(base_momentum ?? Each(optimizer, 0.85), nameof(base_momentum));
                            _high_momentum = OnePerGroup(max_momentum ?? Each(optimizer, 0.95), nameof(max_momentum));
                        }

                        double Top(int group) => top[group];
                        double Start(int group) => top[group] / div_factor;
                        double Bottom(int group) => top[group] / div_factor / final_div_factor;
                        var (peak, end) = (pct_start * _total_steps - 1, _total_steps - 1.0);
                        _phases = three_phase
                            ? [(peak, Start, Top, true, false), (2 * peak, Top, Start, false, false), (end, Start, Bottom, false, true)]
                            : [(peak, Start, Top, true, false), (end, Top, Bottom, false, false)];
                        step();
                    }

                    public enum AnnealStrategy
                    {
                        Cos = 0,
                        Linear = 1,
                    }

                    /// <summary>Also sets the momenta.</summary>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch > _total_steps) throw new InvalidOperationException($"OneCycleLR.step: the schedule has {_total_steps} steps; this is step {_last_epoch + 1}.");
                        var n = Array.FindIndex(_phases, p => _last_epoch <= p.End);
                        if (n < 0) n = _phases.Length - 1;
                        var (phase, start) = (_phases[n], n == 0 ? 0 : _phases[n - 1].End);
                        var at = (_last_epoch - start) / (phase.End - start);
                        for (var i = 0; i < _high_momentum.Length; i++)
                        {
                            var (low, high) = (phase.IsFlat ? _high_momentum[i] : _low_momentum[i], _high_momentum[i]);
                            SetMomentum(_groups[i], phase.IsUp ? Between(high, low, at) : Between(low, high, at));
                        }

                        return _groups.Select((_, i) => Between(phase.From(i), phase.To(i), at));
                    }

                    private static double[] Each(Optimizer optimizer, double value)
                    {
                        ArgumentNullException.ThrowIfNull(optimizer);
                        return [.. optimizer.ParamGroups.Select(_ => value)];
                    }

                    private static void SetMomentum(ILearningRateController group, double momentum)
                    {
                        if (group is IBetas betas) betas.Betas = (momentum, betas.Betas.Item2);
                        else if (group is IMomentum sgd) sgd.Momentum = momentum;
                    }

                    private double Between(double start, double end, double at) => _anneal == AnnealStrategy.Cos
                        ? end + (start - end) / 2 * (1 + Math.Cos(Math.PI * at))
                        : start + (end - start) * at;

                    private double[] OnePerGroup(IEnumerable<double> values, string name)
                    {
                        double[] each = [.. values];
                        return each.Length == _groups.Count ? each : throw new ArgumentException($"OneCycleLR: expected one {name} for each of {_groups.Count} groups, got {each.Length}.", name);
                    }
                }
            }
        }
    }
}
