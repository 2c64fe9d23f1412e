using System.Text;
using TorchSharp.Handles;
using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Jit;

/// <summary>Calls into a TorchScript module: objects in, objects out.</summary>
internal static unsafe class ScriptCall
{
    internal static object? Call(ScriptHandle module, string method, object?[] inputs)
    {
        var tensors = inputs.SelectMany(i => i is Tensor one ? [one] : i as Tensor[] ?? []).ToList();
        using var borrowed = new Borrowed(tensors);
        using var memory = new Memory();
        var arguments = new NativeValue[inputs.Length];
        var next = 0;
        for (var i = 0; i < inputs.Length; i++) arguments[i] = Marshal(inputs[i], borrowed.Pointers, ref next, memory);
        NativeValue result;
        var isHeld = false;
        module.DangerousAddRef(ref isHeld);
        try
        {
            fixed (NativeValue* a = arguments)
                NativeTorchException.Check(NativeMethods.wb_script_call(module.DangerousGetHandle(), method, a, arguments.Length, &result), $"torch.jit: {method}({string.Join(", ", inputs.Select(Describe))})");
        }
        finally
        {
            module.DangerousRelease();
        }

        return Result(result);
    }

    /// <summary>A result as the type a caller declared; a tuple's tensors fill a tuple.</summary>
    internal static TResult As<TResult>(object? result, string where) => result switch
    {
        TResult fits => fits,
        Tensor[] { Length: 2 } two when typeof(TResult) == typeof((Tensor, Tensor)) => (TResult)(object)(two[0], two[1]),
        Tensor[] { Length: 3 } three when typeof(TResult) == typeof((Tensor, Tensor, Tensor)) => (TResult)(object)(three[0], three[1], three[2]),
        Tensor[] { Length: 4 } four when typeof(TResult) == typeof((Tensor, Tensor, Tensor, Tensor)) => (TResult)(object)(four[0], four[1], four[2], four[3]),
        _ => throw new InvalidCastException($"{where}: expected a result of type {typeof(TResult).Name}, got {result?.GetType().Name ?? "none"}{(result is Tensor[] list ? $" of {list.Length}" : "")}."),
    };

    private static object? Result(NativeValue value)
    {
        switch (value.Tag)
        {
            case NativeTag.Tensor:
                return new Tensor(new TensorHandle((nint)value.Pointer, value.Count));
            case NativeTag.Tensors:
                return Tensors(value);
            case NativeTag.Int:
                return value.Int;
            case NativeTag.Double:
                return value.Double;
            case NativeTag.Bool:
                return value.Int != 0;
            default:
                return null;
        }
    }

    internal static Tensor[] Tensors(NativeValue value)
    {
        var natives = (nint*)value.Pointer;
        var tensors = new Tensor[value.Count];
        for (var i = 0; i < tensors.Length; i++) tensors[i] = new Tensor(natives[i]);
        NativeMethods.wb_array_free(natives);
        return tensors;
    }

    private static NativeValue Marshal(object? input, nint[] pointers, ref int next, Memory memory)
    {
        switch (input)
        {
            case null:
                return default;
            case Tensor:
                return new() { Tag = NativeTag.Tensor, Pointer = (void*)pointers[next++] };
            case Tensor[] list:
                var copy = memory.Take(new ReadOnlySpan<nint>(pointers, next, list.Length));
                next += list.Length;
                return new() { Tag = NativeTag.Tensors, Count = list.Length, Pointer = copy };
            case bool truth:
                return new() { Tag = NativeTag.Bool, Int = truth ? 1 : 0 };
            case int or long or short or byte or sbyte:
                return new() { Tag = NativeTag.Int, Int = Convert.ToInt64(input) };
            case float or double:
                return new() { Tag = NativeTag.Double, Double = Convert.ToDouble(input) };
            case string text:
                var utf8 = Encoding.UTF8.GetBytes(text);
                return new() { Tag = NativeTag.String, Count = utf8.Length, Pointer = memory.Take<byte>(utf8) };
            default:
                throw new ArgumentException($"torch.jit: expected tensors, arrays of tensors, numbers, truth values, texts or null, got {input.GetType().Name}.");
        }
    }

    private static string Describe(object? input) => input switch
    {
        null => "none",
        Tensor { IsInvalid: true } => "disposed tensor",
        Tensor tensor => $"({string.Join(", ", tensor.shape)}) {tensor.dtype}",
        Tensor[] list => $"[{string.Join(", ", list.Select(Describe))}]",
        _ => input.ToString() ?? "",
    };

    /// <summary>Native copies that live as long as one call.</summary>
    private sealed class Memory : IDisposable
    {
        private readonly List<nint> _taken = [];

        public void Dispose()
        {
            foreach (var memory in _taken) System.Runtime.InteropServices.NativeMemory.Free((void*)memory);
        }

        internal void* Take<T>(ReadOnlySpan<T> values)
            where T : unmanaged
        {
            var memory = System.Runtime.InteropServices.NativeMemory.Alloc((nuint)Math.Max(1, values.Length), (nuint)sizeof(T));
            _taken.Add((nint)memory);
            values.CopyTo(new Span<T>(memory, values.Length));
            return memory;
        }
    }
}
