using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What optimisers have in common: groups, a state per parameter, and the frame around a step.</summary>
public abstract class OptimizerHelper : optim.Optimizer
{
    private readonly Dictionary<Parameter, OptimizerState> _state = [];
    private readonly OptimizerOptions _defaults;

    private protected OptimizerHelper(OptimizerOptions defaults, IEnumerable<ParamGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        _defaults = defaults;
        foreach (var group in groups) add_param_group(group);
        if (_state.Count == 0) throw new ArgumentException($"{GetType().Name}: expected parameters to optimise, got none.", nameof(groups));
    }

    public override IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(g => g.Parameters);

    /// <summary>Adds parameters; options they leave open take the optimiser's.</summary>
    public override void add_param_group(ParamGroup param_group)
    {
        ArgumentNullException.ThrowIfNull(param_group);
        ArgumentNullException.ThrowIfNull(param_group.Parameters);
        // Listed once: a query would be evaluated anew in every step, and a shared parameter would move twice.
        Parameter[] parameters = [.. param_group.Parameters.Distinct()];
        if (Array.FindIndex(parameters, _state.ContainsKey) is var known and >= 0)
            throw new ArgumentException($"{GetType().Name}.add_param_group: parameter {known} of the new group, ({string.Join(", ", parameters[known].shape)}), is in another group already.", nameof(param_group));
        var options = param_group.Options ?? NewOptions();
        options.FillFrom(_defaults);
        options.InitialLearningRate = options.LearningRate!.Value;
        Check(options);
        foreach (var parameter in parameters)
        {
            var state = NewState(parameter);
            state.Initialize(options);
            _state[parameter] = state;
        }

        (param_group.Options, param_group.Parameters) = (options, parameters);
        _parameter_groups.Add(param_group);
    }

    public override void zero_grad()
    {
        foreach (var parameter in parameters())
        {
            using var gradient = parameter.grad;
            gradient?.zero_();
        }
    }

    private protected override Tensor? Step(Func<Tensor>? closure)
    {
        Tensor? loss = null;
        if (closure is not null)
        {
            using var recording = enable_grad();
            loss = closure();
        }

        using var quiet = no_grad();
        foreach (var group in _parameter_groups)
        {
            var update = Update(group.Options);
            foreach (var parameter in group.Parameters)
            {
                using var gradient = parameter.grad;
                if (gradient is not null) update(parameter, gradient, _state[parameter]);
            }
        }

        return loss;
    }

    public virtual optim.Optimizer.StateDictionary state_dict()
    {
        var dictionary = new StateDictionary();
        foreach (var group in _parameter_groups)
        {
            dictionary.Options.Add(group.Options);
            dictionary.StateIndexRef.Add([.. Enumerable.Range(dictionary.State.Count, group.Parameters.Count())]);
            dictionary.State.AddRange(group.Parameters.Select(p => _state[p]));
        }

        return dictionary;
    }

    /// <summary>Copies options and state of an optimiser of the same kind and of parameters of the same shapes.</summary>
    public virtual void load_state_dict(optim.Optimizer.StateDictionary state_dict)
    {
        ArgumentNullException.ThrowIfNull(state_dict);
        var own = this.state_dict();
        if (state_dict.Options.Count != own.Options.Count || state_dict.State.Count != own.State.Count)
            throw new ArgumentException($"{GetType().Name}.load_state_dict: expected {own.Options.Count} groups of {own.State.Count} parameters in all, got {state_dict.Options.Count} of {state_dict.State.Count}.", nameof(state_dict));
        foreach (var (options, source) in own.Options.Zip(state_dict.Options)) options.LoadStateDict(source);
        foreach (var (state, source) in own.State.Zip(state_dict.State)) state.LoadStateDict(source);
    }

    /// <summary>Moves the state to a device; parameters are moved by their module.</summary>
    public void to(Device device)
    {
        foreach (var state in _state.Values) state.to(device);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            foreach (var state in _state.Values) state.Free();
        base.Dispose(disposing);
    }

    /// <summary>The change of one parameter under these options.</summary>
    private protected abstract Action<Parameter, Tensor, OptimizerState> Update(OptimizerOptions options);

    private protected abstract OptimizerOptions NewOptions();

    private protected abstract OptimizerState NewState(Parameter parameter);

    /// <summary>Throws where an option is out of range.</summary>
    private protected abstract void Check(OptimizerOptions options);

    private protected void CheckNotNegative(double value, string name)
    {
        if (!(value >= 0)) throw new ArgumentOutOfRangeException(name, value, $"{GetType().Name}: {name} must be 0 or more.");
    }
}
