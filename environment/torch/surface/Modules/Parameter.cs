using TorchSharp.Handles;

namespace TorchSharp.Modules;

/// <summary>A tensor that a module learns. It takes over <c>data</c>, which is disposed.</summary>
public class Parameter : torch.Tensor
{
    public Parameter(torch.Tensor data, bool requires_grad = true)
        : base(TakeOver(data))
    {
        this.requires_grad = requires_grad;
    }

    private static TensorHandle TakeOver(torch.Tensor data)
    {
        ArgumentNullException.ThrowIfNull(data);
        using var bare = data.detach();
        data.Dispose();
        return bare.Release();
    }
}
