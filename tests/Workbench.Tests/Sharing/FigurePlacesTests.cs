using System.Text;
using System.Text.Json.Nodes;
using Workbench.Figures;
using Workbench.Sharing.Notebooks;
using Workbench.Tests.Figures;
using static Workbench.Sharing.Notebooks.FigurePlaces;
using static Workbench.Tests.Figures.DemoNotebook;

namespace Workbench.Tests.Sharing;

public sealed class FigurePlacesTests
{
    private static readonly byte[] Png = PngImage.Grey([1, 2, 3], 3, 1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fill_Figures_AddsTheirPicturesAndNoOtherByte(bool indented)
    {
        string json = Of(Markdown("# \"data\": {\"application/vnd.plotly.v1+json\": 1}"), Code("a", Stream("stdout", "x"), Shown(UnusualSequences.Gaps())), Code("b", DisplayData(("text/plain", "b"), (Figure.PlotlyMimeType, UnusualSequences.Gaps().Json))));
        if (!indented) json = JsonNode.Parse(json)!.ToJsonString();
        byte[] notebook = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(json)];

        IReadOnlyList<FigurePlace> places = FigurePlaces.Find(notebook);
        byte[] filled = FigurePlaces.Fill(notebook, places.Select(place => (place, PngType, Png)));

        Assert.Equal([2, 3], places.Select(place => place.Cell));
        Assert.All(places, place => Assert.NotNull(place.Figure));
        string text = Encoding.UTF8.GetString(filled), picture = Convert.ToBase64String(Png);
        foreach (FigurePlace place in places) text = text.Replace($"{place.Gaps.Before}\"{PngType}\"{place.Gaps.Between}\"{picture}\"", "");
        Assert.Equal(Encoding.UTF8.GetString(notebook), text);
        JsonNode read = JsonNode.Parse(Encoding.UTF8.GetString(filled).TrimStart('\uFEFF'))!;
        Assert.Equal(picture, (string)read["cells"]![1]!["outputs"]![1]!["data"]!["image/png"]!);
        Assert.Equal(picture, (string)read["cells"]![2]!["outputs"]![0]!["data"]!["image/png"]!);
        // Where lines are indented, the new one is as the others.
        if (indented) Assert.Contains($"\n            \"image/png\": \"{picture}\"", Encoding.UTF8.GetString(filled));
    }

    [Fact]
    public void Find_FilledNotebook_KeepsThePictures()
    {
        byte[] notebook = Encoding.UTF8.GetBytes(Of(Code("a", Shown(UnusualSequences.Gaps()))));
        byte[] filled = FigurePlaces.Fill(notebook, FigurePlaces.Find(notebook).Select(place => (place, PngType, Png)));
        FigurePlace place = FigurePlaces.Find(filled).Single();
        Assert.Equal((Convert.ToBase64String(Png), false), (place.Picture, place.HasWebp));

        // Another type stands beside it.
        byte[] both = FigurePlaces.Fill(filled, [(place, WebpType, [1, 2, 3])]);
        Assert.Equal("AQID", (string)JsonNode.Parse(both)!["cells"]![0]!["outputs"]![0]!["data"]![WebpType]!);
        Assert.Equal((Convert.ToBase64String(Png), true), FigurePlaces.Find(both).Select(again => (again.Picture, again.HasWebp)).Single());
    }

    [Theory]
    [InlineData("\"not base64\"")]
    [InlineData("\"AAAA\"")]
    [InlineData("{\"a\": [1, {}]}")]
    [InlineData("5")]
    public void Fill_PictureThatIsNone_IsReplaced(string there)
    {
        string json = $"{{\"cells\":[{{\"outputs\":[{{\"data\":{{\"image/png\":{there},\"{Figure.PlotlyMimeType}\":{{\"data\":[]}}}}}}]}}]}}";
        byte[] notebook = Encoding.UTF8.GetBytes(json);
        FigurePlace place = Assert.Single(FigurePlaces.Find(notebook));
        Assert.Null(place.Picture);
        Assert.Equal(json.Replace(there, $"\"{Convert.ToBase64String(Png)}\""), Encoding.UTF8.GetString(FigurePlaces.Fill(notebook, [(place, PngType, Png)])));
    }

    [Theory]
    [InlineData("{\"cells\": 5}")]
    [InlineData("{\"cells\": [5, null, {\"outputs\": 5}, {\"outputs\": [5, {\"data\": 5}, {\"data\": {}}]}]}")]
    [InlineData("{\"metadata\": {\"cells\": [{\"outputs\": [{\"data\": {\"application/vnd.plotly.v1+json\": {}}}]}]}}")]
    public void Find_OddNotebook_FindsNothing(string json) => Assert.Empty(FigurePlaces.Find(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Find_HostileFigures_HaveNone() =>
        Assert.Equal([true, true, false, false], FigurePlaces.Find(Encoding.UTF8.GetBytes(HostileNotebook.Json())).Select(place => place.Figure is not null));

    [Fact]
    public void Find_HalfASurrogate_IsAnErrorThatSaysSo() =>
        Assert.Contains("not valid Unicode", Assert.Throws<InvalidDataException>(() => FigurePlaces.Find("{\"\\ud800\": 1}"u8)).Message);
}
