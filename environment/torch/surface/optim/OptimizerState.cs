using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimiser remembers of one parameter: tensors outside every scope, freed with the optimiser.</summary>
public abstract class OptimizerState
{
    protected Parameter _parameter;

    private protected OptimizerState(Parameter parameter) => _parameter = parameter;

    /// <summary>The tensors, in an order of the class's own; null where there is none (yet).</summary>
    private protected abstract Tensor?[] Tensors { get; set; }

    private protected virtual long Steps
    {
        get => 0;
        set => _ = value;
    }

    /// <summary>Starts anew.</summary>
    public abstract void Initialize(OptimizerOptions options);

    /// <summary>Copies the values of <paramref name="source"/>.</summary>
    public virtual void LoadStateDict(OptimizerState source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (ReferenceEquals(source, this)) return;
        if (source.GetType() != GetType() || !source._parameter.shape.SequenceEqual(_parameter.shape))
            throw new ArgumentException($"LoadStateDict: expected {GetType().FullName} of a parameter ({string.Join(", ", _parameter.shape)}), got {source.GetType().FullName} of ({string.Join(", ", source._parameter.shape)}).", nameof(source));
        Tensor?[] copies = [.. source.Tensors.Select(t => t is null ? null : Kept(t.to(_parameter.dtype, _parameter.device, copy: true)))];
        Free();
        (Tensors, Steps) = (copies, source.Steps);
    }

    public virtual bool ApproximatelyEquals(OptimizerState other) =>
        other is not null && other.GetType() == GetType() && other.Steps == Steps &&
        Tensors.Zip(other.Tensors).All(p => p.First is null ? p.Second is null : p.Second is not null && p.First.allclose(p.Second));

    public virtual void to(Device device)
    {
        Tensor?[] moved = [.. Tensors.Select(t => t is null ? null : Kept(t.to(device)))];
        Free();
        Tensors = moved;
    }

    internal void Free()
    {
        foreach (var tensor in Tensors) tensor?.Dispose();
    }

    private protected static Tensor Kept(Tensor tensor) => tensor.DetachFromDisposeScope();

    internal Tensor Zeros() => Kept(zeros_like(_parameter));
}
