using Workbench.Sun;

namespace Workbench.Guide;

/// <summary>How frames differ in unit, brightness and size from those that the shipped models learnt from, a sentence each; they are taken all the same.</summary>
internal static class StrangeFrames
{
    // Grey levels 0 to 255 lie within 3.9 standard deviations of the training's mean in every channel.
    private const double Far = 5;

    /// <summary>Compares.</summary>
    /// <param name="sequence">The frames.</param>
    /// <param name="normalised">The same on the scale of the training.</param>
    public static IEnumerable<Wording> Of(SolarSequence sequence, NormalisedSequence normalised)
    {
        var trained = new PlantedSunOptions(); // PlantedExamples takes its size
        if (sequence.Units != PlantedSun.Units) yield return Wording.Of(
            $"It was trained on values in '{PlantedSun.Units}'; these are in '{sequence.Units}', and the model cannot know.",
            $"'{PlantedSun.Units}' 단위의 값으로 학습했는데 여기 값의 단위는 '{sequence.Units}'이며, 모델은 이를 알 수 없다.");
        double[] largest = [.. Enumerable.Range(0, sequence.Channels.Count).Select(c => Largest(normalised, c))];
        int channel = Array.IndexOf(largest, largest.Max());
        if (!(largest[channel] <= Far)) yield return Wording.Of(
            $"Its training saw values up to 4 standard deviations from the mean; here {sequence.Channels[channel].Name} reaches {largest[channel]:G3}. Bring the values to its unit and exposure, or do not believe the forecast.",
            $"학습한 값은 평균에서 표준편차의 4배 안에 있었는데 여기서는 {sequence.Channels[channel].Name}이(가) {largest[channel]:G3}배에 이른다. 값을 학습 때의 단위와 노출에 맞추거나, 예측을 믿지 마라.");
        if ((sequence.Height, sequence.Width) != (trained.Height, trained.Width)) yield return Wording.Of(
            $"It was trained on frames of {trained.Height} x {trained.Width} pixels; these have {sequence.Height} x {sequence.Width}, and what it forecasts from them was never measured.",
            $"{trained.Height} x {trained.Width} 픽셀 프레임으로 학습했는데 여기 프레임은 {sequence.Height} x {sequence.Width}이며, 이 크기에서의 예측은 확인된 적이 없다.");
    }

    private static double Largest(NormalisedSequence normalised, int channel)
    {
        int pixels = normalised.Frames * normalised.Height * normalised.Width;
        double largest = 0;
        foreach (float value in normalised.Values.AsSpan(channel * pixels, pixels)) largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }
}
