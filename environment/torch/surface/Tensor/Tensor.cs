using TorchSharp.Handles;
using TorchSharp.Native;
using TorchSharp.Utils;

namespace TorchSharp;

public static unsafe partial class torch
{
    /// <summary>An n-dimensional array of numbers with a place on a device and, where asked for, a history for gradients.</summary>
    /// <remarks>
    /// Whoever gets a tensor from a method owns it: dispose it, or let a <see cref="DisposeScope"/> do so. Without either, the
    /// finaliser frees it, eventually.
    /// </remarks>
    public partial class Tensor : IDisposable
    {
        internal Tensor(nint native)
            : this(new TensorHandle(native))
        {
        }

        internal Tensor(TensorHandle native)
        {
            Native = native;
            DisposeScopeThread.Mine.Own(this);
        }

        /// <summary>Tensors alive in the process.</summary>
        public static long TotalCount => TensorHandle.Live;

        /// <summary>The largest number of tensors that were alive at once.</summary>
        public static long PeakCount => TensorHandle.Peak;

        public nint Handle => Pointer;

        public bool IsInvalid => Native.IsClosed || Native.IsInvalid;

        public ScalarType dtype => (ScalarType)Read(NativeMethods.wb_tensor_dtype(Pointer));

        public DeviceType device_type => (DeviceType)Read(NativeMethods.wb_tensor_device_type(Pointer));

        public int device_index => Read(NativeMethods.wb_tensor_device_index(Pointer));

        public Device device => new(device_type, device_index);

        public long ndim => Dimensions;

        public long Dimensions => Read(NativeMethods.wb_tensor_dim(Pointer));

        public long NumberOfElements => numel();

        public bool is_cuda => device_type == DeviceType.CUDA;

        public long[] shape
        {
            get
            {
                var sizes = new long[Dimensions];
                fixed (long* s = sizes) NativeTorchException.Check(Read(NativeMethods.wb_tensor_sizes(Pointer, s)), "Tensor.shape");
                return sizes;
            }
        }

        internal TensorHandle Native { get; private set; }

        /// <summary>Changed by the scope itself, under its lock.</summary>
        internal DisposeScope? OwningDisposeScope { get; set; }

        internal int PlaceInScope { get; set; }

        internal void* DataPointer
        {
            get
            {
                NativeTorchException.Check(Read(NativeMethods.wb_tensor_data(Pointer, out var data)), "Tensor.data");
                return data;
            }
        }

        // The handle's value, checked: a disposed tensor must not reach native code.
        private nint Pointer
        {
            get
            {
                ObjectDisposedException.ThrowIf(IsInvalid, this);
                return Native.DangerousGetHandle();
            }
        }

        public long dim() => Dimensions;

        public long numel() => Read(NativeMethods.wb_tensor_numel(Pointer));

        public long[] size() => shape;

        public long size(int dim)
        {
            var sizes = shape;
            var axis = dim < 0 ? dim + sizes.Length : dim;
            if (axis < 0 || axis >= sizes.Length) throw new ArgumentOutOfRangeException(nameof(dim), $"Tensor.size: axis {dim} of shape ({string.Join(", ", sizes)}).");
            return sizes[axis];
        }

        public long[] stride()
        {
            var steps = new long[Dimensions];
            fixed (long* s = steps) NativeTorchException.Check(Read(NativeMethods.wb_tensor_strides(Pointer, s)), "Tensor.stride");
            return steps;
        }

        public bool is_cpu() => device_type == DeviceType.CPU;

        /// <summary>Bytes of one element.</summary>
        public long ElementSize => Read(NativeMethods.wb_tensor_element_size(Pointer));

        public bool is_sparse => Read(NativeMethods.wb_tensor_is_sparse(Pointer)) != 0;

        public bool is_meta => device_type == DeviceType.META;

        /// <summary>The memory of a contiguous CPU tensor; valid as long as the tensor is.</summary>
        public Span<byte> bytes
        {
            get
            {
                if (!is_cpu() || !is_contiguous()) throw new InvalidOperationException($"Tensor.bytes: expected a contiguous tensor on the CPU, this one is {this}{(is_contiguous() ? "" : ", not contiguous")}.");
                return Read(new Span<byte>(DataPointer, checked((int)(numel() * ElementSize))));
            }

            set
            {
                var own = bytes;
                if (value.Length != own.Length) throw new ArgumentException($"Tensor.bytes: expected {own.Length} bytes, got {value.Length}.");
                value.CopyTo(own);
                GC.KeepAlive(this);
            }
        }

        public long element_size() => ElementSize;

        public long storage_offset() => Read(NativeMethods.wb_tensor_storage_offset(Pointer));

        public long stride(int dim) => stride()[dim < 0 ? dim + (int)Dimensions : dim];

        public bool is_complex() => dtype is ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;

        public bool is_integral() => torch.is_integral(dtype);

        public bool is_nonzero() => this.ToBoolean();

        public bool is_quantized() => torch.is_quantized(dtype);

        public bool is_contiguous() => Read(NativeMethods.wb_tensor_is_contiguous(Pointer)) != 0;

        public bool is_floating_point() => dtype is ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64;

        /// <summary>The elements of this CPU tensor.</summary>
        public TensorAccessor<T> data<T>()
            where T : unmanaged => new(this);

        /// <summary>The value of a tensor of one element.</summary>
        public T item<T>()
            where T : unmanaged
        {
            if (numel() != 1) throw new ArgumentException($"Tensor.item: expected one element, got shape ({string.Join(", ", shape)}).");
            if (is_cpu()) return new TensorAccessor<T>(this).ToArray()[0];
            using var here = cpu();
            return new TensorAccessor<T>(here).ToArray()[0];
        }

        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningDisposeScope is { } owner) owner.MoveToOther(other, this);
            else other?.Attach(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningDisposeScope);

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            if (!disposing || Native.IsClosed) return;
            Leave();
            Native.Dispose();
        }

        /// <summary>Whether the two are the same object: <c>==</c> compares elements, as in PyTorch.</summary>
        public override bool Equals(object? obj) => ReferenceEquals(this, obj);

        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

        public override string ToString() => ToString(TensorStringStyle.Default);

        /// <summary>Gives the handle away; this object is as if disposed.</summary>
        internal TensorHandle Release()
        {
            var native = Native;
            Leave();
            Native = TensorHandle.Empty;
            return native;
        }

        /// <summary>Takes the native tensor of another object in place of its own; modules move to a device this way.</summary>
        internal void Replace(Tensor other)
        {
            var wasRequired = requires_grad;
            var old = Native;
            using (var bare = other.detach()) Native = bare.Release();
            old.Dispose();
            other.Dispose();
            if (wasRequired) requires_grad = true;
        }

        /// <summary>Frees the tensor on behalf of a scope that has counted it already.</summary>
        internal void DisposeOwned() => Native.Dispose();

        private void Leave()
        {
            var statistics = DisposeScopeThread.Mine.Statistics.TensorStatistics;
            if (OwningDisposeScope?.Remove(this) ?? false) statistics.DisposedInScopeCount++;
            else statistics.DisposedOutsideScopeCount++;
        }

        // Keeps this tensor, and so its handle, alive until the native read before it has returned.
        private T Read<T>(T value)
            where T : allows ref struct
        {
            GC.KeepAlive(this);
            return value;
        }
    }
}
