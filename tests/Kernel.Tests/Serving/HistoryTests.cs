using System.Text.Json;
using Workbench.Kernel.Protocol;
using Workbench.Kernel.Serving;

namespace Kernel.Tests.Serving;

public sealed class HistoryTests
{
    [Theory]
    [InlineData("""{"hist_access_type": "tail", "n": 2}""", "3 4")]
    [InlineData("""{"hist_access_type": "tail", "n": 0}""", "")]
    [InlineData("""{"hist_access_type": "tail", "n": -1}""", "")]
    [InlineData("""{"hist_access_type": "tail"}""", "1 2 3 4")]
    [InlineData("""{"hist_access_type": "range", "session": 0, "start": 0}""", "1 2 3 4")]
    [InlineData("""{"hist_access_type": "range", "session": 1, "start": 2, "stop": 4}""", "2 3")]
    [InlineData("""{"hist_access_type": "range", "start": -2}""", "3 4")]
    [InlineData("""{"hist_access_type": "range", "start": 1, "stop": -1}""", "1 2 3")]
    [InlineData("""{"hist_access_type": "range", "start": 3, "stop": 2}""", "")]
    [InlineData("""{"hist_access_type": "range", "session": -1, "start": 1}""", "")]
    [InlineData("""{"hist_access_type": "range", "start": -2147483648, "stop": 2147483647}""", "1 2 3 4")]
    [InlineData("""{"hist_access_type": "search", "pattern": "a*"}""", "1 3 4")]
    [InlineData("""{"hist_access_type": "search", "pattern": "a*", "unique": true}""", "3 4")]
    [InlineData("""{"hist_access_type": "search", "pattern": "a*", "n": 2}""", "3 4")]
    [InlineData("""{"hist_access_type": "search"}""", "1 2 3 4")]
    public void Answer_FourCells_GivesThoseAskedFor(string request, string numbers)
    {
        var history = new History();
        foreach (var (number, code) in (ReadOnlySpan<(int, string)>)[(1, "a1"), (2, "b"), (3, "a1"), (4, "a\n2")]) history.Add(number, code);

        var rows = history.Answer(Request(request))["history"]!.AsArray();

        Assert.Equal(numbers, string.Join(' ', rows.Select(row => (int)row![1]!)));
    }

    [Fact]
    public void Answer_NoCells_IsEmpty() =>
        Assert.Empty(new History().Answer(Request("""{"hist_access_type": "range", "start": -3}"""))["history"]!.AsArray());

    [Theory]
    [InlineData("""{}""", "hist_access_type")]
    [InlineData("""{"hist_access_type": "tail", "n": "2"}""", "\"n\"")]
    [InlineData("""{"hist_access_type": "range", "stop": 1.5}""", "\"stop\"")]
    [InlineData("""{"hist_access_type": "search", "pattern": 5}""", "\"pattern\"")]
    public void Answer_FieldWrong_NamesIt(string request, string field) =>
        Assert.Contains(field, Assert.Throws<WireException>(() => new History().Answer(Request(request))).Message);

    [Fact]
    public void Add_BeyondTenThousand_ForgetsTheOldestAndCutsLongValues()
    {
        var history = new History();
        for (var number = 1; number <= 10_001; number++) history.Add(number, "x");
        history.AddOutput(new string('y', 20_000));

        var rows = history.Answer(Request("""{"hist_access_type": "range", "start": 0, "output": true}"""))["history"]!.AsArray();

        Assert.Equal(10_000, rows.Count);
        Assert.Equal(2, (int)rows[0]![1]!);
        Assert.Equal(10_001, ((string)rows[^1]![2]![1]!).Length); // 10,000 and the mark
    }

    private static Message Request(string content) => new([], [], "id", "history_request", null, JsonDocument.Parse(content).RootElement);
}
