using Workbench.Figures;
using Workbench.Sun;

namespace Workbench.Tests.Figures;

public sealed class FramesFigureTests
{
    [Theory]
    [InlineData("made by a test")]
    [InlineData("made by a test.")]
    public void Create_Source_EndsInOneFullStop(string source)
    {
        SolarSequence sequence = new(new float[6], [SolarChannel.Aia193], [-12, 0], 1, 3, new SolarDisk(1, 0, 1), "counts", SequenceOrigin.Generated, source);
        Assert.Equal("2 frames over 12 h in 193 Å: made by a test.", FramesFigure.Create(sequence).Summary);
    }
}
