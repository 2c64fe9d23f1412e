using TorchSharp.Handles;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static bool cuda_is_available() => cuda.is_available();

    /// <summary>What this libtorch knows of graphics processors; a build without CUDA answers that there are none.</summary>
    public static partial class cuda
    {
        public static bool is_available() => device_count() > 0;

        public static bool is_cudnn_available() => NativeMethods.wb_cuda_cudnn_is_available() != 0;

        public static int device_count() => NativeMethods.wb_cuda_device_count();

        /// <summary>Waits for everything given to a device (or to the current one) so far.</summary>
        public static void synchronize(Device? device = null) => NativeTorchException.Check(NativeMethods.wb_cuda_synchronize(device?.index ?? -1), $"torch.cuda.synchronize({device})");

        /// <summary>Seeds the current device's generator; without CUDA nothing happens, as in PyTorch.</summary>
        public static void manual_seed(long seed) => Seed(seed, all: false);

        public static void manual_seed_all(long seed) => Seed(seed, all: true);

        private static void Seed(long seed, bool all)
        {
            if (is_available()) NativeTorchException.Check(NativeMethods.wb_cuda_manual_seed((ulong)seed, all ? 1 : 0), "torch.cuda.manual_seed");
        }
    }
}
