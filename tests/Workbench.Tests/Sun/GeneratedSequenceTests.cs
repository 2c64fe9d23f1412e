using Workbench.Sun;

namespace Workbench.Tests.Sun;

public class GeneratedSequenceTests
{
    [Fact]
    public void Create_SameSeed_GivesTheSameBitsAndAnotherSeedDoesNot()
    {
        SolarSequence first = GeneratedSequence.Create(7, 5, 20, 24);
        Assert.Equal(first.Values, GeneratedSequence.Create(7, 5, 20, 24).Values);
        Assert.NotEqual(first.Values, GeneratedSequence.Create(8, 5, 20, 24).Values);
        Assert.Equal((5, 3, 20, 24), (first.Frames, first.Channels.Count, first.Height, first.Width));
    }

    [Fact]
    public void Create_AnySeed_IsLabelledGenerated()
    {
        SolarSequence sun = GeneratedSequence.Create(7);
        Assert.Equal(SequenceOrigin.Generated, sun.Origin);
        Assert.Equal("Generated, seed 7: nothing in it happened on the Sun.", sun.Source);
        Assert.Equal((28, 64, 64, null), (sun.Frames, sun.Height, sun.Width, sun.LastFrameUtc));
        Assert.InRange(sun.Values.Min(), 0, 255);
        Assert.InRange(sun.Values.Max(), 0, 255);
    }

    [Fact]
    public void Create_Region_GrowsDecaysAndMovesWest()
    {
        SolarSequence sun = GeneratedSequence.Create(7);
        float[] peaks = [.. Enumerable.Range(0, sun.Frames).Select(t => sun.Frame(t, 0).ToArray().Max())];
        Assert.True(peaks[13] > peaks[0] + 50 && peaks[13] > peaks[27] + 50, $"{peaks[0]}, {peaks[13]}, {peaks[27]}");
        Assert.True(Brightest(sun, 18) - Brightest(sun, 9) >= 5, $"columns {Brightest(sun, 9)}, {Brightest(sun, 18)}");
    }

    [Fact]
    public void Create_Magnetogram_HasBothPolaritiesAndTheHoleIsDarkInEuvOnly()
    {
        SolarSequence sun = GeneratedSequence.Create(7);
        float[] field = sun.Frame(13, 2).ToArray();
        Assert.True(field.Max() > 180 && field.Min() < 80, $"{field.Min()} to {field.Max()}");
        // The hole in frame 13: latitude -22, longitude 18: x = 31.5 + 25 sin 18 cos 22, y = 31.5 + 25 sin 22.
        const int Hole = (41 * 64) + 39;
        Assert.True(sun.Frame(13, 0)[Hole] < 30 && sun.Frame(13, 1)[Hole] < 40 && Math.Abs(field[Hole] - 128) < 20, $"{sun.Frame(13, 0)[Hole]}, {sun.Frame(13, 1)[Hole]}, {field[Hole]}");
    }

    [Theory]
    [InlineData(0, 64, 64)]
    [InlineData(1, 15, 64)]
    [InlineData(1, 64, 15)]
    public void Create_SizeTooSmall_Throws(int frames, int height, int width)
        => Assert.Throws<ArgumentOutOfRangeException>(() => GeneratedSequence.Create(1, frames, height, width));

    private static int Brightest(SolarSequence sun, int frame)
    {
        float[] values = sun.Frame(frame, 0).ToArray();
        return Array.IndexOf(values, values.Max()) % sun.Width;
    }
}
