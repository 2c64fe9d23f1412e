using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules called one after the other.</summary>
public class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<nn.Module<Tensor, Tensor>> _steps = [];

    protected internal Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules)
        : base(nameof(Sequential))
    {
        foreach (var (name, submodule) in modules) append(name, submodule);
    }

    protected internal Sequential(params nn.Module<Tensor, Tensor>[] modules)
        : base(nameof(Sequential))
    {
        foreach (var module in modules) append(module);
    }

    public int Count => _steps.Count;

    public nn.IModule<Tensor, Tensor> this[int index] => _steps[index];

    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        var step = module as nn.Module<Tensor, Tensor> ?? throw new ArgumentException($"Sequential: expected a module of one tensor, got {module?.GetType().Name ?? "null"}.", nameof(module));
        register_module(name, step);
        _steps.Add(step);
        return this;
    }

    public Sequential append(nn.IModule<Tensor, Tensor> module) => append(_steps.Count.ToString(), module);

    public override Tensor forward(Tensor tensor)
    {
        if (_steps.Count == 0) return Handles.Aten.alias.Call(tensor);
        // Steps' results inside are let go as soon as the next one has read them; gradients keep what they need.
        using var scope = NewDisposeScope();
        var result = tensor;
        foreach (var step in _steps) result = step.call(result);
        return ReferenceEquals(result, tensor) ? result : result.MoveToOuterDisposeScope();
    }
}
