using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Until disposed, on this thread: as <see cref="no_grad"/> and faster; what is made can never take part in gradients.</summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    public static bool is_inference_mode_enabled() => NativeMethods.wb_inference_mode() != 0;

    private sealed class InferenceMode(bool enabled) : IDisposable
    {
        private readonly int _thread = Environment.CurrentManagedThreadId;
        private nint _guard = NativeMethods.wb_inference_mode_enter(enabled ? 1 : 0);

        public void Dispose()
        {
            if (_guard == 0) return;
            if (Environment.CurrentManagedThreadId != _thread) throw new InvalidOperationException($"torch.inference_mode: it was entered on thread {_thread} and must be left there, not on thread {Environment.CurrentManagedThreadId}.");
            NativeMethods.wb_inference_mode_leave(_guard);
            _guard = 0;
        }
    }
}
