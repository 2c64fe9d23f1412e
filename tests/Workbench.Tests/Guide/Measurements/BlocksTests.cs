using Workbench.Guide;

namespace Workbench.Tests.Guide.Measurements;

public sealed class BlocksTests
{
    [Fact]
    public void Mean_CellsThatCutPixels_WeightByArea()
    {
        // 3 columns into 2: the middle one belongs half to each. (1 + 0.5 * 4) / 1.5 = 2 and (0.5 * 4 + 7) / 1.5 = 6.
        Assert.Equal([2, 6], Blocks.Mean([1, 4, 7], 1, (1, 3), (1, 2)));
        // Two maps, 4 x 2 into 2 x 1.
        Assert.Equal([2.5, 6.5, 10, 20], Blocks.Mean([1, 2, 3, 4, 5, 6, 7, 8, 10, 10, 10, 10, 20, 20, 20, 20], 2, (4, 2), (2, 1)));
    }

    [Fact]
    public void Mean_SameSize_ChangesNothing() => Assert.Equal([1, 2, 3, 4, 5, 6], Blocks.Mean([1, 2, 3, 4, 5, 6], 1, (2, 3), (2, 3)));

    [Fact]
    public void OcclusionBoxes_CroppedAtTheEnds_HaveTheirOwnMeans()
    {
        // 3 x 5 pixels in boxes of 2: 2 x 3 boxes, the last row one pixel high, the last column one wide.
        var boxes = OcclusionBoxes.Of(3, 5, 2);
        Assert.Equal((2, 3), (boxes.Rows, boxes.Columns));
        Assert.Equal([4, 6, 7.5, 11.5, 13.5, 15], OcclusionBoxes.Means([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], 5, boxes));
    }
}
