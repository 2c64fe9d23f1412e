using System.Collections;

namespace TorchSharp.Utils;

/// <summary>The elements of a CPU tensor in C order.</summary>
/// <remarks>Holds the tensor, not a copy: it is valid as long as the tensor is.</remarks>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly torch.Tensor _tensor;

    internal TensorAccessor(torch.Tensor tensor)
    {
        if (!tensor.is_cpu()) throw new InvalidOperationException($"Tensor.data: expected a tensor on the CPU, this one is on {tensor.device}. Call cpu() first.");
        if (tensor.dtype != torch.TypeOf<T>()) throw new ArgumentException($"Tensor.data<{typeof(T).Name}>: expected elements of type {torch.TypeOf<T>()}, got {tensor.dtype}. Convert with to(...) first, or ask for the matching type.");
        _tensor = tensor;
    }

    public long Count => _tensor.numel();

    public bool IsReadOnly => false;

    public T this[params long[] indices]
    {
        get => *Address(indices);
        set => *Address(indices) = value;
    }

    public T[] ToArray()
    {
        var array = new T[Count];
        CopyTo(array);
        return array;
    }

    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        if (_tensor.is_contiguous())
        {
            new ReadOnlySpan<T>((T*)_tensor.DataPointer + tensorIndex, checked((int)(Count - tensorIndex))).CopyTo(array[arrayIndex..]);
            GC.KeepAlive(_tensor);
            return;
        }

        using var packed = _tensor.contiguous();
        new TensorAccessor<T>(packed).CopyTo(array, arrayIndex, tensorIndex);
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
    }

    private T* Address(long[] indices)
    {
        var shape = _tensor.shape;
        var stride = _tensor.stride();
        if (indices.Length != shape.Length) throw new ArgumentException($"Tensor.data: {indices.Length} indices for shape ({string.Join(", ", shape)}).", nameof(indices));
        long offset = 0;
        for (var i = 0; i < indices.Length; i++)
        {
            if (indices[i] < 0 || indices[i] >= shape[i]) throw new ArgumentOutOfRangeException(nameof(indices), $"Tensor.data: index {indices[i]} of axis {i} is outside shape ({string.Join(", ", shape)}).");
            offset += indices[i] * stride[i];
        }

        return (T*)_tensor.DataPointer + offset;
    }
}
