using System.Text.Json.Nodes;
using Workbench.Figures;
using static Workbench.Tests.Figures.FigureParts;

namespace Workbench.Tests.Figures;

public sealed class MethodAgreementFigureTests
{
    private const double None = double.NaN;
    private static readonly string[] Names = ["Grad-CAM", "IG", "constant"];
    private static readonly double[] Values = [1, -0.25, None, -0.25, 1, None, None, None, None];

    [Fact]
    public void Create_Correlations_AreDrawnFromMinusOneToOne()
    {
        Figure figure = MethodAgreementFigure.Create(new MethodAgreement(Names, Values, "Spearman's rank correlation"));
        JsonObject matrix = Trace(figure, "rank correlation");
        Assert.Equal(Values, Numbers(matrix["z"]));
        JsonNode axis = Layout(figure)["coloraxis"]!;
        Assert.Equal((-1, 1, "#f5f5f5"), (axis["cmin"]!.GetValue<double>(), axis["cmax"]!.GetValue<double>(), axis["colorscale"]![6]![1]!.ToString()));
        JsonObject numbers = Trace(figure, "numbers");
        Assert.Equal(["1.00", "−0.25", "−0.25", "1.00"], Texts(numbers["text"]));
        Assert.Equal([0, 1, 0, 1], Numbers(numbers["x"]));
        Assert.Equal(["#ffffff", "#1f2933", "#1f2933", "#ffffff"], Texts(numbers["textfont"]!["color"]));
        Assert.Equal("Grad-CAM<br>and IG<br>rank correlation −0.250", matrix["customdata"]![0]![1]!.ToString());
        Assert.Equal("Agreement of Grad-CAM and IG (−0.250).", figure.Summary);
    }

    [Fact]
    public void Create_NoValue_IsHatchedAndSaidUnderTheMouse()
    {
        Figure figure = MethodAgreementFigure.Create(new MethodAgreement(Names, Values, "m"));
        JsonObject hatch = Trace(figure, "no value"), places = Trace(figure, "no value, under the mouse");
        Assert.Equal([2, 2, 0, 1, 2], Numbers(places["x"]));
        Assert.Equal([0, 1, 2, 2, 2], Numbers(places["y"]));
        Assert.Equal("Grad-CAM<br>and constant<br>no value", Texts(places["customdata"])[0]);
        // First cell (row 0, column 2): upper left, diagonal, lower right.
        Assert.Equal([1.5, 2, None, 1.5, 2.5, None, 2, 2.5, None], Numbers(hatch["x"])[..9]);
        Assert.Equal([0, -0.5, None, 0.5, -0.5, None, 0.5, 0, None], Numbers(hatch["y"])[..9]);
        Assert.Contains("5 of 9 cells have no value", Notes(figure).Single());
        Assert.Contains("hatched: no value", Annotations(figure, "heading")[0]);
    }

    [Fact]
    public void Create_ManyOrOne_StaysReadable()
    {
        const int N = 15;
        Figure many = MethodAgreementFigure.Create(new MethodAgreement([.. Enumerable.Range(0, N).Select(i => $"method {i}")], [.. Enumerable.Range(0, N * N).Select(i => i / N == i % N ? 1.0 : 0.5)], "m"));
        Assert.DoesNotContain(Traces(many), trace => trace["name"]!.ToString() == "numbers");
        Assert.Empty(Notes(many));
        Assert.Contains("one method only", Notes(MethodAgreementFigure.Create(new MethodAgreement(["a"], [1], "m"))).Single());
    }

    [Fact]
    public void Agreement_WrongInput_NamesIt()
    {
        Assert.Contains("2 methods need 4 correlations, got 3", Assert.Throws<ArgumentException>("correlations", () => new MethodAgreement(["a", "b"], [1, 1, 1], "m")).Message);
        Assert.Contains("a with b has 0.5, but b with a has 0.4", Assert.Throws<ArgumentException>("correlations", () => new MethodAgreement(["a", "b"], [1, 0.5, 0.4, 1], "m")).Message);
        Assert.Contains("a and b have 1.5", Assert.Throws<ArgumentException>("correlations", () => new MethodAgreement(["a", "b"], [1, 1.5, 1.5, 1], "m")).Message);
        Assert.Contains("a with b has NaN", Assert.Throws<ArgumentException>("correlations", () => new MethodAgreement(["a", "b"], [1, None, 0.4, 1], "m")).Message);
        Assert.Throws<ArgumentException>("names", () => new MethodAgreement(["a", " "], [1, 1, 1, 1], "m"));
    }
}
