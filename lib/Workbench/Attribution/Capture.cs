using TorchSharp;
using static TorchSharp.torch;

namespace Workbench.Attribution;

/// <summary>What to make of a layer that the model calls several times in one forward pass, as a recurrent net calls its convolution.</summary>
public enum CallPolicy
{
    /// <summary>The layer must be called once; several calls are an error. The default, because every other choice changes the meaning.</summary>
    Once,

    /// <summary>One map per call, in call order: for a recurrent layer, one per time step.</summary>
    PerCall,

    /// <summary>The last call's map alone. This is what tools that keep one activation per layer show; it hides every earlier step.</summary>
    LastCall,

    /// <summary>The sum of all calls' maps.</summary>
    Sum,
}

/// <summary>
/// Records every call of one layer while it is open: the outputs in call order, and on demand the gradient of a target with respect to each of them.
/// Peers keep one (activation, gradient) pair per layer, which for a layer called once per time step is one map for all steps; see DESIGN, fact 3.
/// </summary>
/// <remarks>Only watches: nothing is changed in the model, and closing removes the hook, also after an exception.</remarks>
public sealed class Capture : IDisposable
{
    private readonly List<Tensor> _outputs = [];
    private readonly Action _remove;

    private Capture(string layer, nn.Module<Tensor, Tensor> module)
    {
        Layer = layer;
        var hook = module.register_forward_hook((_, _, output) =>
        {
            // The record stands between the layer and what follows, as an object of its own: the gradient passes through it,
            // and what the model does with its tensor, dispose it included, does not reach the record.
            var record = output.alias().DetachFromDisposeScope();
            _outputs.Add(record);
            return record.alias();
        });
        _remove = hook.remove;
    }

    /// <summary>Name of the watched layer, as <c>named_modules()</c> gives it.</summary>
    public string Layer { get; }

    /// <summary>The layer's outputs so far, in call order. Owned by this object.</summary>
    public IReadOnlyList<Tensor> Outputs => _outputs;

    /// <summary>Starts to watch a layer.</summary>
    /// <param name="model">The model that holds it.</param>
    /// <param name="layer">The layer's name below the model, e.g. <c>convlstm.gates</c>.</param>
    /// <exception cref="ArgumentException">There is no such layer, or it is not one tensor in, one tensor out; the message lists those that are.</exception>
    public static Capture Of(nn.Module model, string layer)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(layer);
        var found = model.named_modules().FirstOrDefault(m => m.name == layer).module;
        if (found is nn.Module<Tensor, Tensor> module) return new Capture(layer, module);
        var candidates = model.named_modules().Where(m => m.module is nn.Module<Tensor, Tensor>).Select(m => $"{m.name} ({m.module.GetName()})");
        throw new ArgumentException($"Capture: {model.GetName()} has no layer '{layer}' that takes one tensor and returns one. Candidates: {string.Join(", ", candidates)}.", nameof(layer));
    }

    /// <summary>The gradient of a target with respect to each recorded output: the total derivative, through all later steps too.</summary>
    /// <param name="target">One value per example, shape (B), from the forward pass that was recorded.</param>
    /// <returns>One tensor per call, shaped as the output; zeros where the target does not depend on a call. The caller disposes them.</returns>
    /// <exception cref="InvalidOperationException">The layer was not called, or no gradient path leads from the target to it.</exception>
    public IReadOnlyList<Tensor> Gradients(Tensor target)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (_outputs.Count == 0) throw new InvalidOperationException($"Capture: layer '{Layer}' was not called in the forward pass. It may be unused, or called through forward() instead of call().");
        if (!target.requires_grad || _outputs.TrueForAll(o => !o.requires_grad))
            throw new InvalidOperationException($"Capture: no gradient path leads from the target to layer '{Layer}'. A detach, an in-place operation or no_grad cuts it.");
        using var sum = target.sum();
        var reached = _outputs.Where(o => o.requires_grad).ToArray();
        var gradients = new Queue<Tensor?>(autograd.grad([sum], reached, allow_unused: true));
        // Unused comes back as null here and as an invalid tensor from TorchSharp.
        return [.. _outputs.Select(o => o.requires_grad && gradients.Dequeue() is { IsInvalid: false } gradient ? gradient : zeros_like(o))];
    }

    /// <summary>Stops watching and frees what was recorded.</summary>
    public void Dispose()
    {
        _remove();
        foreach (var output in _outputs) output.Dispose();
        _outputs.Clear();
    }
}
