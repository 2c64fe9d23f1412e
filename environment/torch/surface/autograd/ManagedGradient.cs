using System.Runtime.InteropServices;
using System.Text;
using TorchSharp.Handles;
using TorchSharp.Native;

namespace TorchSharp;

/// <summary>A gradient written in C#, as libtorch's graph holds it (without the arguments, of which it knows only which were tensors): called from a backward on any thread, freed with its node.</summary>
internal sealed unsafe class ManagedGradient(string name, torch.autograd.AutogradContext context, bool[] isTensor, Func<torch.autograd.AutogradContext, List<torch.Tensor>, List<torch.Tensor>> backward)
{
    private readonly string _name = name;

    [ThreadStatic]
    private static Exception? _failure;

    /// <summary>The exception behind the last failure on this thread, if <paramref name="message"/> speaks of it.</summary>
    internal static Exception? Failure(string message)
    {
        var failure = _failure;
        _failure = null;
        return failure is not null && message.Contains(failure.Message, StringComparison.Ordinal) ? failure : null;
    }

    /// <summary>Puts this gradient into the history of the outputs; returns them, views in place of those that are inputs.</summary>
    internal List<torch.Tensor> Record(List<torch.Tensor> outputs, object[] inputs)
    {
        var self = GCHandle.Alloc(this);
        var isRecorded = false;
        try
        {
            using var from = new Borrowed([.. inputs.OfType<torch.Tensor>()]);
            using var to = new Borrowed(outputs);
            using var dirty = new Borrowed(context.Dirty);
            using var constant = new Borrowed(context.Constant);
            using var kept = new Borrowed(context.Kept);
            var before = to.Pointers.ToArray();
            fixed (nint* f = from.Pointers, t = to.Pointers, d = dirty.Pointers, c = constant.Pointers, k = kept.Pointers)
            {
                var status = NativeMethods.wb_function_record(_name, GCHandle.ToIntPtr(self), &Backward, &Free, context.MaterializeGrads ? 1 : 0, f, from.Pointers.Length, t, to.Pointers.Length, d, dirty.Pointers.Length, c, constant.Pointers.Length, k, kept.Pointers.Length);
                NativeTorchException.Check(status, $"{_name}.apply");
                isRecorded = status == 1;
            }

            context.HandOver();
            return [.. outputs.Select((output, i) => to.Pointers[i] == before[i] ? output : new torch.Tensor(to.Pointers[i]))];
        }
        finally
        {
            if (!isRecorded) self.Free();
        }
    }

    private List<torch.Tensor?> Gradients(nint node, List<torch.Tensor> given, int expected)
    {
        context.Attach(node);
        var found = backward(context, given) ?? throw new InvalidOperationException("it returned null instead of a list of gradients.");
        List<torch.Tensor?> gradients = found.Count == isTensor.Length ? [.. found.Where((_, i) => isTensor[i])] : [.. found];
        if (gradients.Count != expected)
            throw new InvalidOperationException($"expected {isTensor.Length} gradients, one for each argument (or {expected}, one for each tensor), got {found.Count}.");
        return gradients;
    }

    [UnmanagedCallersOnly]
    private static int Backward(nint node, nint target, nint* gradients, int count, nint* results, int capacity, byte* error, int errorCapacity)
    {
        var name = "a function written in C#";
        try
        {
            using var scope = torch.NewDisposeScope();
            var given = new List<torch.Tensor>();
            for (var i = 0; i < count; i++) given.Add(gradients[i] == 0 ? null! : new torch.Tensor(gradients[i]));
            var self = (ManagedGradient)GCHandle.FromIntPtr(target).Target!;
            name = self._name;
            var found = self.Gradients(node, given, capacity);
            using var held = new Borrowed(found!);
            for (var i = 0; i < capacity; i++) results[i] = held.Pointers[i] == 0 ? 0 : NativeMethods.wb_tensor_retain(held.Pointers[i]);
            return capacity;
        }
        catch (Exception e)
        {
            // No exception may cross the boundary: its text travels through libtorch, the object waits for the call to come back.
            _failure = e;
            var text = Encoding.UTF8.GetBytes($"{name}.backward: {e.GetType().Name}: {e.Message}");
            var length = Math.Min(text.Length, errorCapacity - 1);
            text.AsSpan(0, length).CopyTo(new Span<byte>(error, length));
            error[length] = 0;
            return -1;
        }
    }

    [UnmanagedCallersOnly]
    private static void Free(nint target) => GCHandle.FromIntPtr(target).Free();

}
