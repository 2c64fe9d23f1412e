using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules called one after the other.</summary>
public class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<(string Name, nn.IModule<Tensor, Tensor> Module)> _steps = [];

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

    public nn.IModule<Tensor, Tensor> this[int index] => _steps[index].Module;

    /// <summary>The steps from start up to end under their names: the same modules, owned by both.</summary>
    public Sequential this[(int? start, int? end) index] => Slice(Place(index.start ?? 0), Place(index.end ?? Count));

    /// <inheritdoc cref="this[ValueTuple{int?, int?}]"/>
    public Sequential this[Range index] => Slice(index.Start.GetOffset(Count), index.End.GetOffset(Count));

    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        register_module(name, module as nn.Module ?? throw new ArgumentException($"Sequential: expected a module of one tensor, got {module?.GetType().Name ?? "null"}.", nameof(module)));
        _steps.Add((name, module));
        return this;
    }

    public Sequential append(nn.IModule<Tensor, Tensor> module) => append(_steps.Count.ToString(), module);

    public override Tensor forward(Tensor tensor)
    {
        if (_steps.Count == 0) return Handles.Aten.alias.Call(tensor);
        // Steps' results inside are let go as soon as the next one has read them; gradients keep what they need.
        using var scope = NewDisposeScope();
        var result = tensor;
        foreach (var (_, step) in _steps) result = step.call(result);
        return ReferenceEquals(result, tensor) ? result : result.MoveToOuterDisposeScope();
    }

    private int Place(int index) => Math.Clamp(index < 0 ? index + Count : index, 0, Count);

    private Sequential Slice(int start, int end)
    {
        var slice = new Sequential(Array.Empty<nn.Module<Tensor, Tensor>>());
        foreach (var (name, module) in _steps.Take(end).Skip(start)) slice.append(name, module);
        return slice;
    }
}
