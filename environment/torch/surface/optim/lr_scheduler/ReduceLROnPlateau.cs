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
                /// Multiplies the rates by factor once a metric has failed for more than patience steps in a row to beat its best by the threshold;
                /// then looks away for cooldown steps. No rate goes below min_lr, nor changes by less than eps.
                /// </summary>
                public class ReduceLROnPlateau : LRScheduler
                {
                    private readonly double _factor, _threshold, _eps;
                    private readonly int _patience, _cooldown;
                    private readonly bool _isMin, _isRelative;
                    private readonly double[] _min_lrs;
                    private double _best;
                    private int _bad, _cooling;

                    public ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 0.0001, string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8, bool verbose = false)
                        : base(optimizer, -1, verbose)
                    {
                        if (factor >= 1) throw new ArgumentOutOfRangeException(nameof(factor), factor, "ReduceLROnPlateau: factor must be below 1.");
                        if (mode is not ("min" or "max")) throw new ArgumentException($"ReduceLROnPlateau: mode must be min or max, got '{mode}'.", nameof(mode));
                        if (threshold_mode is not ("rel" or "abs")) throw new ArgumentException($"ReduceLROnPlateau: threshold_mode must be rel or abs, got '{threshold_mode}'.", nameof(threshold_mode));
                        _min_lrs = min_lr switch
                        {
                            null => new double[_groups.Count],
                            [var all] => [.. _groups.Select(_ => all)],
                            _ when min_lr.Count == _groups.Count => [.. min_lr],
                            _ => throw new ArgumentException($"ReduceLROnPlateau: expected one min_lr, or one for each of {_groups.Count} groups, got {min_lr.Count}.", nameof(min_lr)),
                        };
                        (_factor, _threshold, _eps, _patience, _cooldown) = (factor, threshold, eps, patience, cooldown);
                        (_isMin, _isRelative) = (mode == "min", threshold_mode == "rel");
                        _best = _isMin ? double.PositiveInfinity : double.NegativeInfinity;
                        _last_epoch = 0;
                    }

                    public override void step() => step(null);

                    public override void step(int? epoch) => throw new InvalidOperationException("ReduceLROnPlateau.step: pass the metric it watches as a double; step() and step(int) name an epoch.");

                    public override void step(double current, int? epoch = null)
                    {
                        _step_count++;
                        _last_epoch = epoch ?? _last_epoch + 1;
                        if (IsBetter(current)) (_best, _bad) = (current, 0);
                        else _bad++;
                        if (_cooling > 0) (_cooling, _bad) = (_cooling - 1, 0);
                        if (_bad > _patience)
                        {
                            Reduce();
                            (_cooling, _bad) = (_cooldown, 0);
                        }

                        Remember();
                    }

                    private bool IsBetter(double current)
                    {
                        var change = _isMin ? -_threshold : _threshold;
                        var limit = _isRelative ? _best * (1 + change) : _best + change;
                        return _isMin ? current < limit : current > limit;
                    }

                    private void Reduce()
                    {
                        for (var i = 0; i < _groups.Count; i++)
                        {
                            var rate = Math.Max(_groups[i].LearningRate * _factor, _min_lrs[i]);
                            if (_groups[i].LearningRate - rate > _eps) _groups[i].LearningRate = rate;
                        }
                    }
                }
            }
        }
    }
}
