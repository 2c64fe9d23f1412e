using System.Text.Json.Nodes;
using Workbench.Figures;
using Workbench.Figures.Views;
using Workbench.Sun;
using static Workbench.Tests.Figures.FigureParts;

namespace Workbench.Tests.Figures;

public sealed class EqualCellsTests
{
    private const double RowSlope = 0.5, ColumnSlope = 0.25;

    // float32 keeps 24 bits of values below 64.
    private const double Rounding = 64 * 6e-8;

    [Theory]
    [InlineData(100, 100, 16, 15, 15, "6.67 × 6.67 pixels")]
    [InlineData(45, 70, 16, 9, 14, "5 × 5 pixels")]
    [InlineData(53, 100, 16, 8, 15, "6.62 × 6.67 pixels")]
    [InlineData(5, 3, 3, 3, 2, "1.67 × 1.5 pixels")]
    [InlineData(64, 64, 16, 16, 16, "4 × 4 pixels")]
    public void MeansOf_Gradient_IsTheGradientAtTheCentreOfEachCell(int height, int width, int most, int rows, int columns, string size)
    {
        EqualCells cells = EqualCells.AtMost(most, height, width);
        Assert.Equal((rows, columns, size), (cells.Rows, cells.Columns, cells.Size));
        float[] means = cells.MeansOf(Gradient(height, width));
        // A pixel has one value over its whole area: where a cell ends within a pixel, its mean is off by up to an eighth of a pixel's step over the cell's length.
        double tolerance = (RowSlope * rows / height / 8) + (ColumnSlope * columns / width / 8) + Rounding;
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++)
                Assert.Equal(Value(((i + 0.5) * height / rows) - 0.5, ((j + 0.5) * width / columns) - 0.5), means[(i * columns) + j], tolerance);
    }

    [Fact]
    public void MeansOf_WholeBlocks_AreTheirMeans() =>
        Assert.Equal([2.5f, 4.5f, 10.5f, 12.5f], EqualCells.AtMost(2, 4, 4).MeansOf([.. Enumerable.Range(0, 16).Select(i => (float)i)]));

    [Fact]
    public void MeansOf_FewPixels_AreThePixels()
    {
        EqualCells cells = EqualCells.AtMost(16, 3, 5);
        Assert.True(cells.ArePixels);
        Assert.Equal(Gradient(3, 5), cells.MeansOf(Gradient(3, 5)));
    }

    // The value under the mouse, the place beside it and where the cell is drawn are of one point of the Sun.
    [Theory]
    [InlineData(100, 131)]
    [InlineData(53, 100)]
    public void Create_AwkwardShape_ValueAndPlaceUnderTheMouseAreOfOnePoint(int height, int width)
    {
        SolarSequence sequence = GradientSequence(height, width);
        Figure figure = OverlayFigure.Create(sequence, DemoSequence.Maps(1, 5, 7), 0);
        JsonObject mouse = Trace(figure, "under the mouse");
        int rows = mouse["z"]!["shape"]!.ToString() is var shape ? int.Parse(shape.Split(',')[0]) : 0, columns = int.Parse(shape.Split(',')[1]);
        double[] values = Numbers(mouse["z"]);
        SunPlaces places = SunPlaces.Of(sequence, 0);
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++)
            {
                double row = Double(mouse["y0"]) + (i * Double(mouse["dy"])), column = Double(mouse["x0"]) + (j * Double(mouse["dx"]));
                // At most 1/8 pixel of either axis: see above.
                Assert.Equal(Value(row, column), values[(i * columns) + j], (RowSlope + ColumnSlope) / 8);
                Assert.EndsWith(places.NameAt(column, row), mouse["customdata"]![i]![j]!.ToString());
            }
        Assert.Contains($"mean of {EqualCells.AtMost(columns, sequence).Size}", mouse["hovertemplate"]!.ToString());
    }

    [Fact]
    public void Create_FramesOf100Pixels_ValueAndPlaceUnderTheMouseAreOfOnePoint()
    {
        SolarSequence sequence = GradientSequence(100, 100);
        Figure figure = FramesFigure.Create(sequence);
        JsonObject mouse = Traces(figure).First(trace => trace["type"]!.ToString() == "heatmap");
        double[] values = Numbers(mouse["z"]);
        JsonNode places = Layout(figure)["template"]!["data"]!["heatmap"]![0]!["hovertext"]!;
        // 15 x 15 cells over a frame whose upper edge is at 0 and whose left edge is half a cell before the first centre.
        double side = 15 * Double(mouse["dx"]), left = Double(mouse["x0"]) - (Double(mouse["dx"]) / 2);
        for (int i = 0; i < 15; i++)
            for (int j = 0; j < 15; j++)
            {
                double row = ((Double(mouse["y0"]) + (i * Double(mouse["dy"]))) / side * 100) - 0.5, column = ((Double(mouse["x0"]) + (j * Double(mouse["dx"])) - left) / side * 100) - 0.5;
                Assert.Equal(Value(row, column), values[(i * 15) + j], (RowSlope + ColumnSlope) / 8);
                // Moved by less than what the axis' units lose to rounding, so that a place on the edge of a degree stays on its side.
                Assert.Equal(SunPlaces.Of(sequence).NameAt(Math.Round(column, 9), Math.Round(row, 9)), places[i]![j]!.ToString());
            }
        Assert.Contains("mean of 6.67 × 6.67 pixels", mouse["hovertemplate"]!.ToString());
    }

    private static double Double(JsonNode? node) => node!.GetValue<double>();

    private static double Value(double row, double column) => (RowSlope * row) + (ColumnSlope * column);

    private static float[] Gradient(int height, int width) => [.. Enumerable.Range(0, height * width).Select(i => (float)Value(i / width, i % width))];

    private static SolarSequence GradientSequence(int height, int width) => new(
        Gradient(height, width), DemoSequence.Channels[..1], [0], height, width, new SolarDisk((width - 1) / 2.0, (height - 1) / 2.0, 0.42 * Math.Min(height, width)), "DN/s", SequenceOrigin.Generated, "a gradient",
        new DateTimeOffset(2012, 3, 7, 0, 30, 0, TimeSpan.Zero));
}
