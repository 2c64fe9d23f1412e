using Workbench.Figures;
using static Workbench.Tests.Figures.FigureParts;

namespace Workbench.Tests.Figures;

public sealed class MapRowFigureTests
{
    // All axes differ: h = 2, w = 3.
    [Theory]
    [InlineData("0 to 3.00", 0f, 1f, 2f, 3f, 2f, 1f)]
    [InlineData("−1.00 to 3.00", 0f, -1f, 2f, 3f, 2f, 1f)]
    [InlineData("−4.00 to −2.00", -2f, -3f, -4f, -2f, -2f, float.NaN)]
    [InlineData("zero everywhere", 0f, 0f, 0f, 0f, 0f, 0f)]
    [InlineData("no finite value", float.NaN, float.NaN, float.NaN, float.NaN, float.NaN, float.NaN)]
    public void Create_Map_StatesTheRangeOfItsValuesAndDrawsAboutZero(string range, params float[] values)
    {
        Figure figure = MapRowFigure.Create("relu", new NamedMap("map", values, 2, 3));
        Assert.Equal([range, "<b>map</b>"], Annotations(figure, "heading"));
        Assert.Equal($"1 map: map {range}.", figure.Summary);
        double top = Trace(figure, "map")["zmax"]!.GetValue<double>();
        Assert.Equal(-top, Trace(figure, "map")["zmin"]!.GetValue<double>());
        Assert.Equal(values.All(v => v == 0) ? ["map is zero everywhere."] : values.Count(float.IsNaN) is int missing and > 0 ? [$"{missing} of 6 values of map are NaN or infinite: no colour there."] : [], Notes(figure));
    }
}
