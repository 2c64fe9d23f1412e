namespace Workbench.Guide;

/// <summary>Boxes that touch and cover a frame; those at the far ends are cropped.</summary>
/// <param name="Side">Pixels a side.</param>
/// <param name="Height">H of the frame.</param>
/// <param name="Rows">Boxes from top to bottom.</param>
/// <param name="Columns">Boxes from left to right.</param>
internal sealed record OcclusionBoxes(int Side, int Height, int Rows, int Columns)
{
    public static OcclusionBoxes Of(int height, int width, int side) => new(side, height, (height + side - 1) / side, (width + side - 1) / side);

    /// <summary>The mean of a map in every box, in C order.</summary>
    public static double[] Means(ReadOnlySpan<float> map, int width, OcclusionBoxes boxes)
    {
        var means = new double[boxes.Rows * boxes.Columns];
        var counts = new int[means.Length];
        for (int p = 0; p < boxes.Height * width; p++)
        {
            int box = (p / width / boxes.Side * boxes.Columns) + (p % width / boxes.Side);
            means[box] += map[p];
            counts[box]++;
        }

        for (int i = 0; i < means.Length; i++) means[i] /= counts[i];
        return means;
    }
}
