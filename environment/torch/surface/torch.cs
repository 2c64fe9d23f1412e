using System.Runtime.InteropServices;
using TorchSharp.Handles;
using TorchSharp.Native;

namespace TorchSharp;

/// <summary>The torch module. Names, signatures and meaning are TorchSharp's, which are PyTorch's.</summary>
public static unsafe partial class torch
{
    /// <summary>The version of the loaded libtorch.</summary>
    public static string __version__ { get; } = Marshal.PtrToStringUTF8((nint)NativeMethods.wb_header_version()) ?? "";

    public static int get_num_threads() => NativeMethods.wb_get_num_threads();

    public static void set_num_threads(int num)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(num);
        NativeTorchException.Check(NativeMethods.wb_set_num_threads(num), "torch.set_num_threads");
    }

    public static int get_num_interop_threads() => NativeMethods.wb_get_num_interop_threads();

    public static void set_num_interop_threads(int num)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(num);
        NativeTorchException.Check(NativeMethods.wb_set_num_interop_threads(num), "torch.set_num_interop_threads");
    }

    public static ScalarType get_default_dtype() => ScalarType.Float32;

    public static bool is_grad_enabled() => NativeMethods.wb_grad_mode() != 0;

    /// <summary>Until disposed, operators on this thread record nothing for gradients.</summary>
    public static IDisposable no_grad() => new GradMode(false);

    /// <summary>Until disposed, operators on this thread record gradients, or not.</summary>
    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    private sealed class GradMode : IDisposable
    {
        private readonly bool _before = is_grad_enabled();

        internal GradMode(bool enabled) => NativeMethods.wb_set_grad_mode(enabled ? 1 : 0);

        public void Dispose() => NativeMethods.wb_set_grad_mode(_before ? 1 : 0);
    }
}
