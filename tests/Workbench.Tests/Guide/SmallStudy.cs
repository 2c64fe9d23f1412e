using Workbench.Guide;
using Workbench.Sun;

namespace Workbench.Tests.Guide;

/// <summary>A small generated study with an untrained model: every axis of another length, all methods in a second.</summary>
internal static class SmallStudy
{
    public static ExplanationOptions Quick { get; } = new() { Steps = 9, CurvePoints = 3, RandomRepeats = 2 };

    public static Study Open(GuideLanguage language = GuideLanguage.English, int seed = 5)
        => Study.Of(new SequenceChoice(new PlantedSun(new() { Frames = 5, CadenceHours = 18, Height = 24, Width = 16 }).Create(seed: seed).Sequence, null, [], [], []), new() { Model = StudyOptions.Untrained, Seed = 3, Language = language });
}
