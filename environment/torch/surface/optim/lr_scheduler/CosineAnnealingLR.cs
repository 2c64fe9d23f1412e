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
                /// rate = eta_min + (initial - eta_min) (1 + cos(pi epoch / T_max)) / 2, [Loshchilov2017] eq. 5. Step by step each rate comes from the
                /// one before, so that what else changes the rate keeps its effect.
                /// </summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _period;
                    private readonly double _eta_min;

                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(T_max);
                        (_period, _eta_min) = (T_max, eta_min);
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch == 0) return Rates();
                        // At the bottom of the wave the ratio below is 0 / 0: the way up starts from the closed form's difference.
                        if ((_last_epoch - 1 - _period) % (2 * _period) == 0)
                            return _groups.Select((g, i) => g.LearningRate + (_base_lrs[i] - _eta_min) * (1 - Math.Cos(Math.PI / _period)) / 2);
                        var ratio = Height(_last_epoch) / Height(_last_epoch - 1);
                        return _groups.Select(g => _eta_min + (g.LearningRate - _eta_min) * ratio);
                    }

                    protected override IEnumerable<double> get_closed_form_lr() => _base_lrs.Select(r => _eta_min + (r - _eta_min) * Height(_last_epoch) / 2);

                    private double Height(int epoch) => 1 + Math.Cos(Math.PI * epoch / _period);
                }
            }
        }
    }
}
