namespace TorchSharp.Modules;

/// <summary>One number per spatial axis, from the forms in which TorchSharp takes it.</summary>
internal static class Axes
{
    internal static long[] Of((long, long) pair) => [pair.Item1, pair.Item2];

    internal static long[] Of((long, long, long) triple) => [triple.Item1, triple.Item2, triple.Item3];

    internal static long[]? Of((long, long)? pair) => pair is { } given ? Of(given) : null;

    internal static long[]? Of((long, long, long)? triple) => triple is { } given ? Of(given) : null;

    internal static long[] Same(long value, int axes) => [.. Enumerable.Repeat(value, axes)];

    internal static long[]? Same(long? value, int axes) => value is { } given ? Same(given, axes) : null;

    /// <summary>A shape as error messages write it.</summary>
    internal static string Text(torch.Tensor tensor) => $"({string.Join(", ", tensor.shape)})";
}
