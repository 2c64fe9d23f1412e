namespace Workbench.Guide;

/// <summary>Progress of a part, told as progress of the whole.</summary>
internal sealed class PartOf(IProgress<double> whole, double from, double to) : IProgress<double>
{
    /// <inheritdoc/>
    public void Report(double value) => whole.Report(from + ((to - from) * value));

    /// <summary>The part of a whole that nobody may be listening to.</summary>
    public static IProgress<double>? Of(IProgress<double>? whole, double from, double to) => whole is null ? null : new PartOf(whole, from, to);
}
