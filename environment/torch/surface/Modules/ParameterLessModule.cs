using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A layer without anything to learn.</summary>
public abstract class ParameterLessModule<T1, TResult> : nn.Module<T1, TResult>
{
    protected ParameterLessModule(string name)
        : base(name)
    {
    }
}
