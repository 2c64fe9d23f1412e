using System.Globalization;
using System.Text.Json;
using Workbench.Figures;

namespace Workbench.Training;

/// <summary>One line of a training log: what happened up to a score.</summary>
/// <param name="Stage">Name of the stage.</param>
/// <param name="Step">Steps done, over all stages.</param>
/// <param name="LearningRate">Learning rate of a module with factor 1.</param>
/// <param name="Loss">Mean training loss since the line before.</param>
/// <param name="ValidationLoss">Loss on the validation examples, with the frames of the stage.</param>
/// <param name="GradientNorm">Norm of all gradients in the last step, before the common limit.</param>
public sealed record TrainingLogLine(string Stage, int Step, double LearningRate, double Loss, double ValidationLoss, double GradientNorm);

/// <summary>The log of a training run: one JSON object a line, appended as a whole; it plots itself.</summary>
/// <param name="Path">The file; it need not exist yet.</param>
public sealed record TrainingLog(string Path)
{
    /// <summary>All lines; empty where there is no file.</summary>
    /// <exception cref="InvalidDataException">A line is damaged; the message says which.</exception>
    public IReadOnlyList<TrainingLogLine> Read()
    {
        if (!File.Exists(Path)) return [];
        return [.. File.ReadLines(Path).Select((text, i) => Parse(text) ?? throw new InvalidDataException($"{Path}: line {i + 1} is no line of a training log. Delete the line, or the file to start anew."))];
    }

    /// <summary>Training and validation loss over the steps, stages named.</summary>
    /// <exception cref="InvalidOperationException">The log is empty.</exception>
    public Figure Figure()
    {
        var lines = Read();
        if (lines.Count == 0) throw new InvalidOperationException($"TrainingLog: {Path} holds no line yet. Train first.");
        return TrainingCurves.Create(
            System.IO.Path.GetFileNameWithoutExtension(Path),
            [.. lines.Select(l => l.Step)],
            [new("training", [.. lines.Select(l => l.Loss)]), new("validation", [.. lines.Select(l => l.ValidationLoss)])],
            [.. lines.Select(l => l.Stage)]);
    }

    internal void Append(TrainingLogLine line) => File.AppendAllText(Path, JsonSerializer.Serialize(line) + "\n");

    /// <summary>Forgets what came after a step, so that a run that goes on from there writes the log of a run that never stopped.</summary>
    internal void KeepUntil(int step)
    {
        if (!File.Exists(Path)) return;
        WholeFile.Write(Path, string.Concat(File.ReadLines(Path).Where(text => Parse(text) is { } line && line.Step <= step).Select(text => text + "\n")));
    }

    private static TrainingLogLine? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<TrainingLogLine>(text) is { Stage: not null } line ? line : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
