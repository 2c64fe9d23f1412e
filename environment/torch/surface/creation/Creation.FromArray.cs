using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp.Handles;

namespace TorchSharp;

public static unsafe partial class torch
{
    /// <summary>A copy of an array of any number of axes.</summary>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        return rawArray.GetType().GetElementType() switch
        {
            var t when t == typeof(float) => Grid<float>(rawArray, dtype, device, requires_grad, names),
            var t when t == typeof(double) => Grid<double>(rawArray, dtype, device, requires_grad, names),
            var t when t == typeof(long) => Grid<long>(rawArray, dtype, device, requires_grad, names),
            var t when t == typeof(int) => Grid<int>(rawArray, dtype, device, requires_grad, names),
            var t when t == typeof(short) => Grid<short>(rawArray, dtype, device, requires_grad, names),
            var t when t == typeof(sbyte) => Grid<sbyte>(rawArray, dtype, device, requires_grad, names),
            var t when t == typeof(byte) => Grid<byte>(rawArray, dtype, device, requires_grad, names),
            var t when t == typeof(bool) => Grid<bool>(rawArray, dtype, device, requires_grad, names),
            var t when t == typeof(Half) => Grid<Half>(rawArray, dtype, device, requires_grad, names),
            var t => throw new ArgumentException($"torch.from_array: no element type holds C#'s {t?.Name}. Use float, double, long, int, short, sbyte, byte, bool or Half.", nameof(rawArray)),
        };
    }

    /// <summary>A copy of an array's bytes, read as elements of <paramref name="dtype"/>; TorchSharp's shares the memory.</summary>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        ArgumentNullException.ThrowIfNull(rawArray);
        var size = dtype.ElementSize();
        var bytes = Buffer.ByteLength(rawArray);
        if (offset < 0 || offset > bytes) throw new ArgumentOutOfRangeException(nameof(offset), offset, $"torch.frombuffer: expected an offset of 0 to {bytes} bytes.");
        var elements = count < 0 ? (bytes - offset) / size : count;
        if (elements * size > bytes - offset) throw new ArgumentOutOfRangeException(nameof(count), count, $"torch.frombuffer: {count} elements of {dtype} need {elements * size} bytes, the array has {bytes - offset} after the offset.");
        var tensor = empty([elements], dtype);
        MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(rawArray), bytes).Slice((int)offset, (int)(elements * size)).CopyTo(tensor.bytes);
        return tensor.Requiring(requires_grad);
    }

    public static Tensor logspace(double start, double end, long steps, double @base = 10, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Aten.logspace.Call(start, end, steps, @base, dtype, default(long?), device).Requiring(requires_grad);

    public static Tensor empty_strided(long[] size, long[] strides, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null) =>
        Aten.empty_strided.Call(size, strides, dtype, default(long?), device).Requiring(requires_grad, names);

    public static Tensor tril_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        Aten.tril_indices.Call(row, col, offset, dtype, default(long?), device);

    public static Tensor triu_indices(long row, long col, long offset = 0, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        Aten.triu_indices.Call(row, col, offset, dtype, default(long?), device);

    public static Tensor hann_window(long len, bool periodic = true, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Aten.hann_window.Call(len, periodic, dtype, default(long?), device).Requiring(requires_grad);

    public static Tensor normal(double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null) =>
        empty(size, dtype, device).normal_(mean, std, generator).Requiring(requires_grad, names);

    private static Tensor Grid<T>(Array values, ScalarType? dtype, Device? device, bool requires_grad, string[]? names)
        where T : unmanaged
    {
        ref var first = ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(values));
        var shape = Enumerable.Range(0, values.Rank).Select(axis => values.GetLongLength(axis)).ToArray();
        return Copy(MemoryMarshal.CreateReadOnlySpan(ref first, values.Length), shape, dtype, device, requires_grad, names);
    }
}
