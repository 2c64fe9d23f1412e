using static TorchSharp.torch;

namespace Workbench.Attribution;

/// <summary>What a method found, with what is needed to read and to repeat it. Dispose it to free the values.</summary>
public sealed class AttributionResult : IDisposable
{
    internal AttributionResult(string method, Tensor values, string axes, string target)
    {
        (Method, Values, Axes, Target) = (method, values, axes, target);
    }

    /// <summary>The method's name, e.g. <c>Grad-CAM</c>.</summary>
    public string Method { get; }

    /// <summary>The raw signed values; nothing is rectified, scaled or averaged behind the reader's back.</summary>
    public Tensor Values { get; }

    /// <summary>The axes of <see cref="Values"/>, e.g. <c>(B, T, h, w)</c>.</summary>
    public string Axes { get; }

    /// <summary>What was explained.</summary>
    public string Target { get; }

    /// <summary>The layer looked at, or null for methods that look at none.</summary>
    public string? Layer { get; init; }

    /// <summary>What to make of several calls of the layer, or null.</summary>
    public CallPolicy? Calls { get; init; }

    /// <summary>What stood in for what was removed, or null for methods that remove nothing.</summary>
    public string? Baseline { get; init; }

    /// <summary>Forward passes this took.</summary>
    public required int ForwardPasses { get; init; }

    /// <summary>Backward passes this took.</summary>
    public required int BackwardPasses { get; init; }

    /// <inheritdoc/>
    public void Dispose() => Values.Dispose();
}
