using TorchSharp.Handles;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>What a <see cref="Function{T}"/> remembers between its forward and its backward.</summary>
        public class AutogradContext : IDisposable
        {
            private readonly Dictionary<string, object> _data = [];
            private nint _node;

            internal AutogradContext()
            {
            }

            public bool MaterializeGrads { get; private set; } = true;

            internal List<Tensor> Kept { get; private set; } = [];

            internal List<Tensor> Dirty { get; private set; } = [];

            internal List<Tensor> Constant { get; private set; } = [];

            /// <summary>Keeps inputs or outputs; libtorch holds them, and notices if one is changed in place before they are used.</summary>
            public void save_for_backward(List<Tensor> tensors) => Kept = [.. tensors];

            /// <summary>The kept tensors; in a backward they belong to its scope.</summary>
            public unsafe List<Tensor> get_saved_variables()
            {
                if (_node == 0) return [.. Kept];
                var natives = new nint[KeptCount];
                fixed (nint* n = natives) NativeTorchException.Check(NativeMethods.wb_function_kept(_node, n, natives.Length), "AutogradContext.get_saved_variables");
                return [.. natives.Select(native => native == 0 ? null! : new Tensor(native))];
            }

            public void save_data(string key, object value) => _data[key] = value;

            public object get_data(string key) =>
                _data.TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"AutogradContext.get_data: nothing was saved as '{key}', only [{string.Join(", ", _data.Keys)}].");

            /// <summary>Says which inputs the forward changed in place.</summary>
            public void mark_dirty(List<Tensor> tensors) => Dirty = [.. tensors];

            /// <summary>Says which outputs have no gradient.</summary>
            public void mark_non_differentiable(List<Tensor> tensors) => Constant = [.. tensors];

            /// <summary>Whether a gradient that nobody asked for arrives as zeros (the default) or as null.</summary>
            public void set_materialize_grads(bool value) => MaterializeGrads = value;

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing) => _data.Clear();

            /// <summary>Forgets the tensors, which the native node keeps: held here too they would keep the node alive for ever.</summary>
            internal void HandOver()
            {
                KeptCount = Kept.Count;
                (Kept, Dirty, Constant) = ([], [], []);
            }

            internal void Attach(nint node) => _node = node;

            private int KeptCount { get; set; }
        }
    }
}
