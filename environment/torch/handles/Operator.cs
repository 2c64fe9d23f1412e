using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Handles;

/// <summary>
/// One operator of libtorch, found by name on first use and kept. All calls to operators go through here: arguments are
/// marshalled, handles are held for the length of the call, and a native failure becomes an exception that names the
/// operator and every argument's shape.
/// </summary>
internal sealed unsafe class Operator(string name, string overload = "")
{
    // What fits here needs no allocation: lists of sizes and small lists of tensors.
    private const int ScratchWords = 128;
    private const int MostResults = 4;
    private nint _native;

    /// <summary>Calls an operator that returns one tensor.</summary>
    internal Tensor Call(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue* results = stackalloc NativeValue[MostResults];
        Invoke(arguments, results, 1);
        return Own(results[0]);
    }

    /// <summary>Calls an operator that returns two tensors.</summary>
    internal (Tensor First, Tensor Second) CallPair(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue* results = stackalloc NativeValue[MostResults];
        Invoke(arguments, results, 2);
        return (Own(results[0]), Own(results[1]));
    }

    /// <summary>Calls an operator that returns three tensors.</summary>
    internal (Tensor First, Tensor Second, Tensor Third) CallTriple(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue* results = stackalloc NativeValue[MostResults];
        Invoke(arguments, results, 3);
        return (Own(results[0]), Own(results[1]), Own(results[2]));
    }

    /// <summary>Calls an operator that returns a list of tensors.</summary>
    internal Tensor[] CallList(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue* results = stackalloc NativeValue[MostResults];
        Invoke(arguments, results, 1);
        var natives = (nint*)results[0].Pointer;
        var tensors = new Tensor[results[0].Count];
        for (var i = 0; i < tensors.Length; i++) tensors[i] = new Tensor(natives[i]);
        NativeMethods.wb_array_free(natives);
        return tensors;
    }

    /// <summary>Calls an in-place operator; returns <paramref name="self"/>, the same object.</summary>
    internal Tensor CallInPlace(Tensor self, params ReadOnlySpan<Argument> others) => CallInPlaceOf(self, [self, .. others]);

    /// <summary>Calls an operator that writes into its last argument; returns that, the same object.</summary>
    internal Tensor CallInto(Tensor destination, params ReadOnlySpan<Argument> arguments) => CallInPlaceOf(destination, [.. arguments, destination]);

    /// <summary>Calls an operator that returns one whole number or truth value.</summary>
    internal long CallInt(params ReadOnlySpan<Argument> arguments)
    {
        NativeValue* results = stackalloc NativeValue[MostResults];
        Invoke(arguments, results, 1);
        return results[0].Int;
    }

    private static Tensor Own(in NativeValue value) => new(new TensorHandle((nint)value.Pointer, value.Count));

    private Tensor CallInPlaceOf(Tensor changed, ReadOnlySpan<Argument> arguments)
    {
        NativeValue* results = stackalloc NativeValue[MostResults];
        Invoke(arguments, results, 1);
        NativeMethods.wb_tensor_free((nint)results[0].Pointer);
        return changed;
    }

    [SkipLocalsInit]
    private void Invoke(ReadOnlySpan<Argument> arguments, NativeValue* results, int expected)
    {
        NativeValue* natives = stackalloc NativeValue[arguments.Length];
        long* scratch = stackalloc long[ScratchWords];
        var frame = new Frame(scratch, ScratchWords);
        try
        {
            for (var i = 0; i < arguments.Length; i++) natives[i] = frame.Marshal(arguments[i]);
            var produced = NativeMethods.wb_operator_call(Find(), natives, arguments.Length, results, MostResults);
            if (produced != expected) Fail(arguments, produced, expected);
        }
        catch (ObjectDisposedException e)
        {
            throw new ObjectDisposedException($"{this}({Describe(arguments)}): an argument was disposed before the call.", e);
        }
        finally
        {
            frame.Release();
        }
    }

    /// <summary>The native operator; an error names it if the libtorch at hand has none of this name.</summary>
    internal nint Find()
    {
        if (_native != 0) return _native;
        NativeTorchException.Check(NativeMethods.wb_operator_find(name, overload, out var found), $"{this} (loaded: libtorch {torch.__version__}; this binding is written for 1.13 to 2.x)");
        return _native = found;
    }

    [DoesNotReturn]
    private void Fail(ReadOnlySpan<Argument> arguments, int produced, int expected) =>
        throw (produced < 0
            ? NativeTorchException.Last($"{this}({Describe(arguments)})")
            : new InvalidOperationException($"{this}: expected {expected} results, got {produced}. The binding declares this operator wrongly."));

    private static string Describe(ReadOnlySpan<Argument> arguments)
    {
        var text = new StringBuilder();
        foreach (var argument in arguments) text.Append(text.Length == 0 ? "" : ", ").Append(argument);
        return text.ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => overload.Length == 0 ? name : $"{name}.{overload}";

    /// <summary>What one call borrows: handles held open, and memory for lists that did not fit on the stack.</summary>
    private ref struct Frame(long* scratch, int words)
    {
        private long* _next = scratch;
        private int _left = words;
        private SafeHandle? _first, _second, _third;
        private List<SafeHandle>? _more;
        private List<nint>? _allocated;

        internal NativeValue Marshal(in Argument argument)
        {
            var value = new NativeValue { Tag = argument.Tag, Int = argument.Number };
            switch (argument.Tag)
            {
                case NativeTag.Tensor:
                    value.Pointer = (void*)Hold(((Tensor)argument.Reference!).Native);
                    break;
                case NativeTag.Generator:
                    value.Pointer = (void*)Hold(((Generator)argument.Reference!).Native);
                    break;
                case NativeTag.Device:
                    var device = (Device)argument.Reference!;
                    value.Int = (long)device.type;
                    value.Count = device.index;
                    break;
                case NativeTag.Ints:
                    var ints = (long[])argument.Reference!;
                    value.Pointer = Take(ints.Length);
                    value.Count = ints.Length;
                    ints.CopyTo(new Span<long>(value.Pointer, ints.Length));
                    break;
                case NativeTag.Doubles:
                    var doubles = (double[])argument.Reference!;
                    value.Pointer = Take(doubles.Length);
                    value.Count = doubles.Length;
                    doubles.CopyTo(new Span<double>(value.Pointer, doubles.Length));
                    break;
                case NativeTag.String:
                    var utf8 = Encoding.UTF8.GetBytes((string)argument.Reference!);
                    value.Pointer = Take((utf8.Length + 7) / 8);
                    value.Count = utf8.Length;
                    utf8.CopyTo(new Span<byte>(value.Pointer, utf8.Length));
                    break;
                case NativeTag.Tensors:
                    var tensors = (Tensor?[])argument.Reference!;
                    var pointers = (nint*)Take(tensors.Length);
                    value.Pointer = pointers;
                    value.Count = tensors.Length;
                    for (var i = 0; i < tensors.Length; i++) pointers[i] = tensors[i] is { } tensor ? Hold(tensor.Native) : 0;
                    break;
                default:
                    break;
            }

            return value;
        }

        internal readonly void Release()
        {
            _first?.DangerousRelease();
            _second?.DangerousRelease();
            _third?.DangerousRelease();
            if (_more is not null)
                foreach (var handle in _more) handle.DangerousRelease();
            if (_allocated is not null)
                foreach (var memory in _allocated) NativeMemory.Free((void*)memory);
        }

        private nint Hold(SafeHandle handle)
        {
            var held = false;
            handle.DangerousAddRef(ref held);
            if (_first is null) _first = handle;
            else if (_second is null) _second = handle;
            else if (_third is null) _third = handle;
            else (_more ??= []).Add(handle);
            return handle.DangerousGetHandle();
        }

        private void* Take(int count)
        {
            if (count > _left)
            {
                var memory = NativeMemory.Alloc((nuint)count, sizeof(long));
                (_allocated ??= []).Add((nint)memory);
                return memory;
            }

            var taken = _next;
            _next += count;
            _left -= count;
            return taken;
        }
    }
}
