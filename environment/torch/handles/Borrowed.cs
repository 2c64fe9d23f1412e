using static TorchSharp.torch;

namespace TorchSharp.Handles;

/// <summary>Holds tensors' handles open while native code reads them.</summary>
internal readonly struct Borrowed : IDisposable
{
    private readonly TensorHandle?[] _held;

    internal Borrowed(IList<Tensor> tensors)
    {
        _held = new TensorHandle?[tensors.Count];
        Pointers = new nint[tensors.Count];
        try
        {
            for (var i = 0; i < Pointers.Length; i++)
            {
                if (tensors[i] is not { } tensor) continue;
                var handle = tensor.Native;
                var isHeld = false;
                handle.DangerousAddRef(ref isHeld);
                _held[i] = handle;
                Pointers[i] = handle.DangerousGetHandle();
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    internal nint[] Pointers { get; }

    public void Dispose()
    {
        foreach (var handle in _held) handle?.DangerousRelease();
    }
}
