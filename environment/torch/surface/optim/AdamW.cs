using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adam with decoupled weight decay: p *= 1 - lr weight_decay before the step (AdamRule has the formula). The default decay is 0, as in TorchSharp; PyTorch has 0.01.</summary>
public class AdamW : OptimizerHelper, optim.IBetas
{
    public AdamW(IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
    {
    }

    public AdamW(IEnumerable<ParamGroup> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : base(new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize }, parameters)
    {
    }

    /// <summary>The first group's; setting them sets every group's.</summary>
    public (double, double) Betas
    {
        get => ((Options)_parameter_groups[0].Options).Betas;
        set
        {
            foreach (var group in _parameter_groups) ((Options)group.Options).Betas = value;
        }
    }

    private protected override OptimizerOptions NewOptions() => new Options();

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    private protected override void Check(OptimizerOptions options)
    {
        var o = (Options)options;
        CheckNotNegative(o.LearningRate!.Value, "lr");
        CheckNotNegative(o.eps!.Value, nameof(o.eps));
        CheckNotNegative(o.weight_decay!.Value, nameof(o.weight_decay));
        var (first, second) = o.Betas;
        if (first is not (>= 0 and < 1) || second is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(options), o.Betas, "AdamW: beta1 and beta2 must be in [0, 1).");
    }

    private protected override Action<Parameter, Tensor, OptimizerState> Update(OptimizerOptions options)
    {
        var o = (Options)options;
        var rule = new AdamRule(o.LearningRate!.Value, o.beta1!.Value, o.beta2!.Value, o.eps!.Value, o.weight_decay!.Value, IsDecoupled: true, o.maximize!.Value);
        return (parameter, gradient, state) =>
        {
            var s = (State)state;
            var largest = o.amsgrad!.Value ? s.max_exp_avg_sq ??= s.Zeros() : null;
            rule.Apply(parameter, gradient, ++s.step, s.exp_avg, s.exp_avg_sq, largest);
        };
    }

    public class Options : OptimizerOptions
    {
        public double? beta1;
        public double? beta2;
        public double? eps;
        public double? weight_decay;
        public bool? amsgrad;
        public bool? maximize;

        internal (double, double) Betas
        {
            get => (beta1!.Value, beta2!.Value);
            set => (beta1, beta2) = value;
        }

        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            (beta1, beta2, eps, weight_decay, amsgrad, maximize) = (other.beta1, other.beta2, other.eps, other.weight_decay, other.amsgrad, other.maximize);
        }

        internal override void FillFrom(OptimizerOptions defaults)
        {
            base.FillFrom(defaults);
            var other = (Options)defaults;
            beta1 ??= other.beta1;
            beta2 ??= other.beta2;
            eps ??= other.eps;
            weight_decay ??= other.weight_decay;
            amsgrad ??= other.amsgrad;
            maximize ??= other.maximize;
        }
    }

    public class ParamGroup : ParamGroup<Options>, optim.IBetas
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options)
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay, amsgrad = amsgrad, maximize = maximize })
        {
        }

        public (double, double) Betas
        {
            get => Options.Betas;
            set => Options.Betas = value;
        }
    }

    public sealed class State(Parameter parameter) : OptimizerState(parameter), IDisposable
    {
        public long step;
        public Tensor exp_avg = null!;
        public Tensor exp_avg_sq = null!;
        public Tensor? max_exp_avg_sq;

        private protected override Tensor?[] Tensors
        {
            get => [exp_avg, exp_avg_sq, max_exp_avg_sq];
            set => (exp_avg, exp_avg_sq, max_exp_avg_sq) = (value[0]!, value[1]!, value[2]);
        }

        private protected override long Steps
        {
            get => step;
            set => step = value;
        }

        public override void Initialize(OptimizerOptions options)
        {
            Free();
            step = 0;
            (exp_avg, exp_avg_sq, max_exp_avg_sq) = (Zeros(), Zeros(), ((Options)options).amsgrad!.Value ? Zeros() : null);
        }

        public void Dispose() => Free();
    }
}
