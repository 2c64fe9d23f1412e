using TorchSharp.Handles;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public bool is_leaf => Read(NativeMethods.wb_tensor_is_leaf(Pointer)) != 0;

        public bool requires_grad
        {
            get => Read(NativeMethods.wb_tensor_requires_grad(Pointer)) != 0;
            set => NativeTorchException.Check(Read(NativeMethods.wb_tensor_set_requires_grad(Pointer, value ? 1 : 0)), $"Tensor.requires_grad = {value} of {this}");
        }

        /// <summary>The accumulated gradient, or null; set it to null to forget it.</summary>
        public Tensor? grad
        {
            get
            {
                NativeTorchException.Check(Read(NativeMethods.wb_tensor_grad(Pointer, out var gradient)), "Tensor.grad");
                return gradient == 0 ? null : new Tensor(gradient);
            }

            set
            {
                NativeTorchException.Check(Read(NativeMethods.wb_tensor_set_grad(Pointer, value?.Pointer ?? 0)), "Tensor.grad");
                GC.KeepAlive(value);
            }
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        public void backward() => autograd.backward(this);

        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward(this, grad_tensors, retain_graph, create_graph, inputs);

        /// <summary>Has a backward leave this tensor's gradient in <c>grad</c> although it is no leaf.</summary>
        public void retain_grad() => NativeTorchException.Check(Read(NativeMethods.wb_tensor_retain_grad(Pointer)), $"Tensor.retain_grad of {this}");

        public Tensor detach_() => Aten.detach_.CallInPlace(this);

        /// <summary>The same values without their history.</summary>
        public Tensor detach() => Aten.detach.Call(this);
    }
}
