using TorchSharp.Handles;
using TorchSharp.Jit;
using TorchSharp.Native;

namespace TorchSharp;

public static unsafe partial class torch
{
    public static partial class jit
    {
        /// <summary>A module read from a TorchScript file. Its parameters stay inside it: it answers, and is not trained from here.</summary>
        public class ScriptModule : nn.Module
        {
            internal ScriptModule(ScriptHandle native)
                : base("ScriptModule") => Native = native;

            public override bool training => Read(NativeMethods.wb_script_is_training(Pointer)) != 0;

            internal ScriptHandle Native { get; }

            private nint Pointer
            {
                get
                {
                    ObjectDisposedException.ThrowIf(Native.IsClosed, this);
                    return Native.DangerousGetHandle();
                }
            }

            public int GetNumberOfInputs() => Counts().Inputs;

            public int GetNumberOfOutputs() => Counts().Outputs;

            /// <summary>Tensors, arrays of tensors, numbers, truth values, texts and null go in; a tensor, an array of them (lists and tuples) or a number comes out.</summary>
            public object call(params object[] input) => forward(input);

            public object forward(params object[] input) => invoke("forward", input);

            public object invoke(string name, params object[] objs) => ScriptCall.Call(Native, name, objs)!;

            public TResult invoke<TResult>(string name, params object[] inputs) => ScriptCall.As<TResult>(invoke(name, inputs), $"torch.jit: {name}");

            public TResult invoke<T, TResult>(string name, params T[] inputs) => invoke<TResult>(name, [.. inputs.Select(i => (object)i!)]);

            [System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1725", Justification = "TorchSharp's name.")]
            public override void train(bool on = true) => NativeTorchException.Check(Read(NativeMethods.wb_script_train(Pointer, on ? 1 : 0)), "ScriptModule.train");

            public override void eval() => train(false);

            internal void Save(string location) => NativeTorchException.Check(Read(NativeMethods.wb_script_save(Pointer, location)), $"torch.jit.save({location})");

            internal override void MoveTo(Func<Tensor, Tensor> move)
            {
                NativeValue all;
                NativeTorchException.Check(Read(NativeMethods.wb_script_tensors(Pointer, &all)), "ScriptModule.to");
                using var scope = NewDisposeScope();
                using var quiet = no_grad();
                foreach (var tensor in ScriptCall.Tensors(all))
                {
                    var moved = move(tensor.detach());
                    NativeTorchException.Check(NativeMethods.wb_tensor_set_data(tensor.Handle, moved.Handle), $"ScriptModule.to: {tensor}");
                    GC.KeepAlive(tensor);
                    GC.KeepAlive(moved);
                }
            }

            protected override void Dispose(bool disposing)
            {
                base.Dispose(disposing);
                if (disposing) Native.Dispose();
            }

            private (int Inputs, int Outputs) Counts()
            {
                NativeTorchException.Check(Read(NativeMethods.wb_script_counts(Pointer, out var inputs, out var outputs)), "ScriptModule");
                return (inputs, outputs);
            }

            private T Read<T>(T value)
            {
                GC.KeepAlive(this);
                return value;
            }
        }

        /// <summary>A module of any number of tensors.</summary>
        public class ScriptModule<TResult> : ScriptModule, nn.IModule<Tensor[], TResult>
        {
            internal ScriptModule(ScriptHandle native)
                : base(native)
            {
            }

            public TResult call(params Tensor[] input) => forward(input);

            public TResult forward(params Tensor[] tensor) => ScriptCall.As<TResult>(ScriptCall.Call(Native, "forward", tensor), "torch.jit: forward");
        }

        /// <summary>A module of one input.</summary>
        public class ScriptModule<T, TResult> : HookableScriptModule<Func<ScriptModule<T, TResult>, T, T>, Func<ScriptModule<T, TResult>, T, TResult, TResult>>, nn.IModule<T, TResult>
        {
            internal ScriptModule(ScriptHandle native)
                : base(native)
            {
            }

            public TResult call(T input)
            {
                foreach (var hook in Before) input = hook(this, input) ?? input;
                var result = forward(input);
                foreach (var hook in After) result = hook(this, input, result) ?? result;
                return result;
            }

            public TResult forward(T tensor) => ScriptCall.As<TResult>(ScriptCall.Call(Native, "forward", [tensor]), "torch.jit: forward");
        }

        /// <summary>A module of two inputs.</summary>
        public class ScriptModule<T1, T2, TResult> : HookableScriptModule<Func<ScriptModule<T1, T2, TResult>, T1, T2, (T1, T2)?>, Func<ScriptModule<T1, T2, TResult>, T1, T2, TResult, TResult>>, nn.IModule<T1, T2, TResult>
        {
            internal ScriptModule(ScriptHandle native)
                : base(native)
            {
            }

            public TResult call(T1 input1, T2 input2)
            {
                foreach (var hook in Before) (input1, input2) = hook(this, input1, input2) ?? (input1, input2);
                var result = forward(input1, input2);
                foreach (var hook in After) result = hook(this, input1, input2, result) ?? result;
                return result;
            }

            public TResult forward(T1 input1, T2 input2) => ScriptCall.As<TResult>(ScriptCall.Call(Native, "forward", [input1, input2]), "torch.jit: forward");
        }
    }
}
