using TorchSharp.Handles;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Seeds the default generator of every device; returns the CPU's.</summary>
    public static Generator manual_seed(long seed)
    {
        NativeTorchException.Check(NativeMethods.wb_manual_seed((ulong)seed), "torch.manual_seed");
        return Generator.Default;
    }

    /// <summary>A stream of random numbers of its own.</summary>
    public class Generator : IDisposable
    {
        private readonly GeneratorHandle _native;

        public Generator(ulong seed = 0, Device? device = null)
        {
            this.device = device ?? CPU;
            NativeTorchException.Check(NativeMethods.wb_generator_new((int)this.device.type, this.device.index, seed, out var created), "Generator");
            _native = new GeneratorHandle(created);
        }

        private Generator(GeneratorHandle native)
        {
            device = CPU;
            _native = native;
        }

        public static Generator Default
        {
            get
            {
                NativeTorchException.Check(NativeMethods.wb_generator_default((int)DeviceType.CPU, -1, out var created), "Generator.Default");
                return new Generator(new GeneratorHandle(created));
            }
        }

        public Device device { get; }

        internal GeneratorHandle Native => _native;

        public Generator manual_seed(long seed)
        {
            NativeTorchException.Check(NativeMethods.wb_generator_seed(_native.DangerousGetHandle(), (ulong)seed), "Generator.manual_seed");
            GC.KeepAlive(_native);
            return this;
        }

        public long initial_seed()
        {
            var seed = NativeMethods.wb_generator_initial_seed(_native.DangerousGetHandle());
            GC.KeepAlive(_native);
            return (long)seed;
        }

        /// <summary>Takes a new seed from the system; returns it.</summary>
        public long seed()
        {
            NativeTorchException.Check(NativeMethods.wb_generator_new_seed(_native.DangerousGetHandle(), out var seed), "Generator.seed");
            GC.KeepAlive(_native);
            return (long)seed;
        }

        /// <summary>Where the stream is, as bytes; <see cref="set_state"/> continues from there.</summary>
        public Tensor get_state()
        {
            NativeTorchException.Check(NativeMethods.wb_generator_get_state(_native.DangerousGetHandle(), out var state), "Generator.get_state");
            GC.KeepAlive(_native);
            return new Tensor(state);
        }

        public void set_state(Tensor value)
        {
            ArgumentNullException.ThrowIfNull(value);
            NativeTorchException.Check(NativeMethods.wb_generator_set_state(_native.DangerousGetHandle(), value.Handle), $"Generator.set_state({value})");
            GC.KeepAlive(_native);
            GC.KeepAlive(value);
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            if (disposing) _native.Dispose();
        }
    }
}
