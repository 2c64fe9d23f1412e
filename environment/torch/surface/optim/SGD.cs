using TorchSharp.Handles;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// Stochastic gradient descent: with g the gradient (negated to maximise) plus weight_decay times the parameter p, and the buffer
/// v = momentum v + (1 - dampening) g, at first g, the step is p -= lr v; with Nesterov p -= lr (g + momentum v).
/// </summary>
public class SGD : OptimizerHelper, optim.IMomentum
{
    public SGD(IEnumerable<Parameter> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize)
    {
    }

    public SGD(IEnumerable<ParamGroup> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
        : base(new Options { LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize }, parameters)
    {
    }

    /// <summary>The first group's; setting it sets every group's.</summary>
    public double Momentum
    {
        get => ((Options)_parameter_groups[0].Options).momentum!.Value;
        set
        {
            foreach (var group in _parameter_groups) ((Options)group.Options).momentum = value;
        }
    }

    private protected override OptimizerOptions NewOptions() => new Options();

    private protected override OptimizerState NewState(Parameter parameter) => new State(parameter);

    private protected override void Check(OptimizerOptions options)
    {
        var o = (Options)options;
        CheckNotNegative(o.LearningRate!.Value, "lr");
        CheckNotNegative(o.momentum!.Value, nameof(o.momentum));
        CheckNotNegative(o.weight_decay!.Value, nameof(o.weight_decay));
        if (o.nesterov!.Value && (o.momentum <= 0 || o.dampening != 0))
            throw new ArgumentException($"SGD: nesterov needs a momentum above 0 and no dampening, got momentum {o.momentum} and dampening {o.dampening}.", nameof(options));
    }

    private protected override Action<Parameter, Tensor, OptimizerState> Update(OptimizerOptions options)
    {
        var o = (Options)options;
        var (rate, momentum, dampening, decay) = (o.LearningRate!.Value, o.momentum!.Value, o.dampening!.Value, o.weight_decay!.Value);
        var (isNesterov, sign) = (o.nesterov!.Value, o.maximize!.Value ? -1.0 : 1.0);
        return (parameter, gradient, state) =>
        {
            // sign * g = gradient + sign * decay * parameter, so that no copy is negated; the buffer holds sign * v.
            using var decayed = decay == 0 ? null : Aten.add.Call(gradient, parameter, sign * decay);
            var g = decayed ?? gradient;
            if (momentum == 0)
            {
                Aten.add_.CallInPlace(parameter, g, -sign * rate);
                return;
            }

            var velocity = ((State)state).Accumulate(g, sign, momentum, dampening);
            if (isNesterov) Aten.add_.CallInPlace(parameter, g, -sign * rate);
            Aten.add_.CallInPlace(parameter, velocity, isNesterov ? -rate * momentum : -rate);
        };
    }

    public class Options : OptimizerOptions
    {
        public double? momentum;
        public double? dampening;
        public double? weight_decay;
        public bool? nesterov;
        public bool? maximize;

        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            (momentum, dampening, weight_decay, nesterov, maximize) = (other.momentum, other.dampening, other.weight_decay, other.nesterov, other.maximize);
        }

        internal override void FillFrom(OptimizerOptions defaults)
        {
            base.FillFrom(defaults);
            var other = (Options)defaults;
            momentum ??= other.momentum;
            dampening ??= other.dampening;
            weight_decay ??= other.weight_decay;
            nesterov ??= other.nesterov;
            maximize ??= other.maximize;
        }
    }

    public class ParamGroup : ParamGroup<Options>, optim.IMomentum
    {
        public ParamGroup()
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options)
        {
        }

        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
            : base(parameters, new Options { LearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize })
        {
        }

        public double Momentum
        {
            get => Options.momentum!.Value;
            set => Options.momentum = value;
        }
    }

    public sealed class State(Parameter parameter) : OptimizerState(parameter), IDisposable
    {
        /// <summary>Null until the first step with momentum.</summary>
        public Tensor? momentum_buffer;

        private protected override Tensor?[] Tensors
        {
            get => [momentum_buffer];
            set => momentum_buffer = value[0];
        }

        public override void Initialize(OptimizerOptions options)
        {
            momentum_buffer?.Dispose();
            momentum_buffer = null;
        }

        public void Dispose() => Free();

        internal Tensor Accumulate(Tensor gradient, double sign, double momentum, double dampening)
        {
            if (momentum_buffer is null)
            {
                momentum_buffer = Kept(gradient.clone());
                return sign < 0 ? Aten.mul__Scalar.CallInPlace(momentum_buffer, sign) : momentum_buffer;
            }

            Aten.mul__Scalar.CallInPlace(momentum_buffer, momentum);
            return Aten.add_.CallInPlace(momentum_buffer, gradient, sign * (1 - dampening));
        }
    }
}
