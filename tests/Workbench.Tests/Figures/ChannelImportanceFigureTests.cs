using System.Text.Json.Nodes;
using Workbench.Attribution;
using Workbench.Figures;
using Workbench.Sun;
using static Workbench.Tests.Figures.FigureParts;

namespace Workbench.Tests.Figures;

public sealed class ChannelImportanceFigureTests
{
    private static readonly SolarChannel[] Channels = [SolarChannel.Aia193, SolarChannel.Aia211, SolarChannel.HmiMagnetogram];

    [Fact]
    public void Scaled_Changes_AreThoseOfTheMethod()
    {
        double[] changes = [0.5, -2, 0.25];
        Assert.Equal([0.25, 1, 0.125], Make(changes).Scaled);
        Assert.Equal(ChannelImportance.Scaled(changes), Make(changes).Scaled);
        Assert.Equal([0, 0, 0], Make([0, 0, 0]).Scaled);
    }

    [Fact]
    public void Create_Changes_DrawsTheLargestAsOneWithRawValues()
    {
        Figure figure = ChannelImportanceFigure.Create(Make([0.5, -2, 0.25]));
        JsonObject bars = Trace(figure, "channel importance");
        Assert.Equal([0.25, 1, 0.125], Numbers(bars["x"]));
        Assert.Equal("211 Å<br>Fe XIV, 2 MK: active regions, coronal loops<br>importance 1.00<br>change −2.00 nT", Texts(bars["customdata"])[1]);
        Assert.Equal(["0.250 (+0.500 nT)", "1.00 (−2.00 nT)", "0.125 (+0.250 nT)"], Annotations(figure, "value"));
        Assert.Contains("<b>193 Å</b>  Fe XII, 1-2 MK: hot corona, active-region cores, coronal holes", Annotations(figure, "channel"));
        Assert.Equal("#e5383b", Texts(bars["marker"]!["color"])[1]);
        Assert.Equal("1 = 2.00 nT", Fact(figure, "scale"));
        Assert.Contains("211 Å matters most, −2.00 nT (Fe XIV, 2 MK", figure.Summary);
    }

    [Fact]
    public void Create_SolarWind_IsABarOfItsOwnOnTheChannelsScale()
    {
        Figure figure = ChannelImportanceFigure.Create(Make([0.5, -2, 0.25], wind: 6));
        JsonObject bars = Trace(figure, "channel importance");
        Assert.Equal([0.25, 1, 0.125, 3], Numbers(bars["x"]));
        Assert.Equal(4, Annotations(figure, "channel").Length);
        Assert.True(Numbers(Layout(figure)["xaxis"]!["range"])[1] > 3);
        Assert.Contains("may be above 1", Fact(figure, "solar wind"));
        Assert.Contains("211 Å matters most", figure.Summary);
    }

    [Fact]
    public void Create_Degenerate_SaysSo()
    {
        Assert.Contains("No channel changes the prediction", Notes(ChannelImportanceFigure.Create(Make([0, 0, 0]))).Single());
        Assert.Contains("a tie", Notes(ChannelImportanceFigure.Create(Make([2, -2, 1]))).Single());
        Assert.Contains("one channel only", Notes(ChannelImportanceFigure.Create(new ChannelImportances([SolarChannel.Aia193], [3], "nT", "c"))).Single());
        Figure missing = ChannelImportanceFigure.Create(Make([double.NaN, 2, double.NaN]));
        Assert.Equal("Importance is missing (NaN) for 193 Å, HMI magnetogram: no bar there.", Notes(missing).Single());
        Assert.Equal([double.NaN, 1, double.NaN], Numbers(Trace(missing, "channel importance")["x"]));
        Assert.Equal("not measured", Annotations(missing, "value")[0]);
        Assert.Contains("no single channel", ChannelImportanceFigure.Create(Make([double.NaN, double.NaN, double.NaN])).Summary);
    }

    [Fact]
    public void Importances_WrongInput_NameIt()
    {
        Assert.Contains("3 channels but 2 changes", Assert.Throws<ArgumentException>("changes", () => Make([1, 2])).Message);
        Assert.Contains("211 Å is", Assert.Throws<ArgumentException>("changes", () => Make([1, double.NegativeInfinity, 2])).Message);
        Assert.Throws<ArgumentException>("solarWindChange", () => Make([1, 2, 3], double.PositiveInfinity));
        Assert.Throws<ArgumentException>("channels", () => new ChannelImportances([], [], "nT", "c"));
    }

    private static ChannelImportances Make(double[] changes, double? wind = null) => new(Channels, changes, "nT", "prediction − prediction with the channel set to 0", wind);
}
