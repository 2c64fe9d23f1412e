using System.Text.Json.Nodes;
using Workbench.Figures;
using static Workbench.Tests.Figures.FigureParts;

namespace Workbench.Tests.Figures;

public sealed class HorizonLagFigureTests
{
    private static readonly FrameTimes Times = new([-36, -24, -12, 0], new DateTimeOffset(2012, 3, 7, 0, 30, 0, TimeSpan.Zero));

    // Two horizons (K = 2), four frames: the peak moves from frame 1 to frame 2.
    private static readonly float[] Changes = [1, -4, 2, 0, 0.1f, 0.2f, 0.4f, 0];

    [Fact]
    public void Create_Changes_DrawsSizesAndTheirPartOfTheRow()
    {
        Figure figure = HorizonLagFigure.Create(Make(Changes));
        JsonObject raw = Trace(figure, "importance"), part = Trace(figure, "importance over the row's largest");
        Assert.Equal("2, 4", raw["z"]!["shape"]!.ToString());
        Assert.Equal([1, 4, 2, 0, 0.1f, 0.2f, 0.4f, 0], Numbers(raw["z"]));
        Assert.Equal([0.25, 1, 0.5, 0, 0.25, 0.5, 1, 0], Numbers(part["z"]), (a, b) => Math.Abs(a - b) <= 1e-6);
        Assert.Equal((true, false), (raw["visible"]!.GetValue<bool>(), part["visible"]!.GetValue<bool>()));
        Assert.Equal("t = 1 (−24 h), 27 h before horizon +3 h<br>importance 4.00 nT, 100 &#37; of the row's largest<br>change −4.00 nT", raw["text"]![0]![1]!.ToString());
        JsonObject peaks = Trace(figure, "most important of a horizon");
        Assert.Equal([1, 2], Numbers(peaks["x"]));
        Assert.Equal([0, 1], Numbers(peaks["y"]));
        Assert.Equal(4, Layout(figure)["coloraxis"]!["cmax"]!.GetValue<double>());
        Assert.Contains("lies between t = 1 (−24 h) and t = 2 (−12 h)", figure.Summary);
        Assert.Equal(["+3 h", "<span style=\"color:#228b3c\"><b>+6 h</b></span>"], Texts(Layout(figure)["yaxis"]!["ticktext"]));
        Assert.Equal("2012-03-07 00:30 UTC", Fact(figure, "last frame"));
    }

    [Fact]
    public void Create_RowSwitch_ShowsOneMatrixAndSaysItsScale()
    {
        Figure figure = HorizonLagFigure.Create(Make(Changes));
        JsonArray buttons = Layout(figure)["updatemenus"]![0]!["buttons"]!.AsArray();
        Assert.Equal(["rows: one scale", "rows: each its own"], buttons.Select(button => button!["label"]!.ToString()));
        JsonArray args = buttons[1]!["args"]!.AsArray();
        Assert.Equal([false, true], args[0]!["visible"]!.AsArray().Select(v => v!.GetValue<bool>()));
        Assert.Equal(1, args[1]!["coloraxis.cmax"]!.GetValue<double>());
        string path = args[1]!.AsObject().Select(entry => entry.Key).Single(key => key.StartsWith("annotations", StringComparison.Ordinal));
        int place = int.Parse(path.Split('[', ']')[1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal("colour: importance (nT), one scale", Layout(figure)["annotations"]![place]!["text"]!.ToString());
        Assert.Contains("part of the largest", args[1]![path]!.ToString());
        Figure each = HorizonLagFigure.Create(Make(Changes), new() { Scale = HorizonScale.EachHorizon, Colours = MapColours.ColourBlindSafe });
        Assert.Equal(1, Layout(each)["coloraxis"]!["cmax"]!.GetValue<double>());
        Assert.False(Trace(each, "importance")["visible"]!.GetValue<bool>());
        Assert.Contains("each horizon by its own largest", Fact(each, "scale"));
    }

    [Fact]
    public void Create_MissingAndZeroRows_SaySo()
    {
        Figure figure = HorizonLagFigure.Create(Make([float.NaN, -4, 2, 0, 0, 0, 0, 0]));
        Assert.Equal(["1 of 8 values are missing (NaN): no colour there.", "For 1 of 2 horizons no frame changes the prediction."], Notes(figure));
        Assert.Equal([0, 0, 0, 0], Numbers(Trace(figure, "importance over the row's largest")["z"])[4..]);
        Assert.Contains("for 1 of them", figure.Summary);
        Figure zero = HorizonLagFigure.Create(Make(new float[8]));
        Assert.Equal(1, Layout(zero)["coloraxis"]!["cmax"]!.GetValue<double>());
        Assert.Contains("no horizon has a single most important frame", zero.Summary);
    }

    [Fact]
    public void Create_OneFrameAndOneHorizon_AreNotManyInTheSummary()
    {
        string Summary(float change) => HorizonLagFigure.Create(new HorizonImportance([change], [3], new FrameTimes([0]), "nT", "m")).Summary;
        Assert.Equal("Importance of 1 frame for 1 horizon: the most important frame is t = 0 (0 h) for it.", Summary(2));
        Assert.Equal("Importance of 1 frame for 1 horizon: it has no single most important frame.", Summary(float.NaN));
    }

    [Fact]
    public void Of_Horizon_IsItsRow() => Assert.Equal([0.1f, 0.2f, 0.4f, 0], Make(Changes).Of(1).Values);

    [Fact]
    public void Matrix_WrongInput_NamesIt()
    {
        Assert.Contains("(K, T) = (2, 4) needs 8 changes, got 7", Assert.Throws<ArgumentException>("changes", () => Make(new float[7])).Message);
        Assert.Contains("horizon 1, frame 2 is", Assert.Throws<ArgumentException>("changes", () => Make([0, 0, 0, 0, 0, 0, float.PositiveInfinity, 0])).Message);
        Assert.Throws<ArgumentException>("horizonHours", () => new HorizonImportance(new float[8], [6, 3], Times, "nT", "m"));
        Assert.Contains("from 0 to 1, got 2", Assert.Throws<ArgumentOutOfRangeException>(() => new HorizonImportance(new float[8], [3, 6], Times, "nT", "m", 2)).Message);
        Assert.Throws<ArgumentOutOfRangeException>("options", () => HorizonLagFigure.Create(Make(Changes), new() { Scale = (HorizonScale)7 }));
    }

    private static HorizonImportance Make(float[] changes) => new(changes, [3, 6], Times, "nT", "prediction − prediction with the frame set to 0", analysedHorizon: 1);
}
