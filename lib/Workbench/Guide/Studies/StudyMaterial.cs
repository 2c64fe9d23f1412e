using Workbench.Sun;

namespace Workbench.Guide;

/// <summary>What a study is made of, before a model: frames, the wind beside them, and what is known of both.</summary>
/// <param name="Choice">The frames.</param>
/// <param name="Wind">Solar wind, axes (L, F) in C order, standardised as in training; null where none belongs to the frames.</param>
/// <param name="WindNote">What a reader must know of the wind.</param>
/// <param name="Event">The catalogued event that the frames show, or null.</param>
/// <param name="Truth">The planted sample, or null.</param>
internal sealed record StudyMaterial(SequenceChoice Choice, float[]? Wind, Wording WindNote, SolarEvent? Event = null, PlantedSample? Truth = null)
{
    /// <summary>Frames without wind.</summary>
    public static StudyMaterial WithoutWind(SequenceChoice choice) => new(
        choice,
        null,
        Wording.Of(
            $"No solar wind is paired with these frames; its mean (0 after standardising) stands in.",
            $"이 프레임에는 짝이 되는 태양풍이 없어 평균값(표준화 후 0)을 대신 넣었다."));
}
