namespace TorchSharp.Modules;

/// <summary>The numbers that steer a group of parameters; null takes the optimiser's own.</summary>
public class OptimizerOptions
{
    public double? LearningRate { get; set; }

    public double InitialLearningRate { get; set; }

    /// <summary>Copies all numbers of <paramref name="source"/>.</summary>
    public virtual void LoadStateDict(OptimizerOptions source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.GetType() != GetType()) throw new ArgumentException($"LoadStateDict: expected {GetType().FullName}, got {source.GetType().FullName}.", nameof(source));
        (LearningRate, InitialLearningRate) = (source.LearningRate, source.InitialLearningRate);
    }

    /// <summary>Gives what is null the value of <paramref name="defaults"/>.</summary>
    internal virtual void FillFrom(OptimizerOptions defaults) => LearningRate ??= defaults.LearningRate;
}
