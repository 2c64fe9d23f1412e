using Workbench.Kernel.Display;

namespace Kernel.Tests.Display;

public sealed class PlainTextTests
{
    public static TheoryData<object?, string> Values => new()
    {
        { null, "null" },
        { "a \"b\"", "a \"b\"" },
        { 1234567.5, "1234567.5" },
        { 0.1f, "0.1" },
        { -3L, "-3" },
        { true, "True" },
        { 'c', "c" },
        { new InvalidOperationException("why"), "InvalidOperationException: why" },
        { new Pair(1, "x"), "Pair { Left = 1, Right = x }" },
        { new { A = 1 }, "{ A = 1 }" },
        { new[] { 1, 2, 3 }, "[1, 2, 3] (3 items)" },
        { new[] { "a", null }, "[\"a\", null] (2 items)" },
        { Array.Empty<int>(), "[] (0 items)" },
        { new[] { 1 }, "[1] (1 item)" },
        { new List<int[]> { new[] { 1, 2 }, new[] { 3 } }, "[[1, 2], [3]] (2 items)" },
        { new int[2, 3], "Int32[2, 3] [0, 0, 0, 0, 0, 0] (6 items)" },
        { new Dictionary<string, double> { ["a"] = 0.5, ["b"] = 1 }, "{\"a\": 0.5, \"b\": 1} (2 entries)" },
        { new Named(), "seven things" },
        { new DateTime(2026, 11, 20, 1, 2, 3, DateTimeKind.Utc), "11/20/2026 01:02:03" },
    };

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public void Of_Value_IsShortAndInvariant(object? value, string text) => Assert.Equal(text, PlainText.Of(value));

    [Fact]
    public void Of_MoreThanTwentyItems_ShowsTwentyAndTheCount() =>
        Assert.Equal("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, …] (31 items)", PlainText.Of(Enumerable.Range(1, 31).ToHashSet()));

    [Fact]
    public void Of_EndlessSequence_StopsAfterTwenty()
    {
        Assert.EndsWith(", …] (more than 20 items)", PlainText.Of(Endless()));

        static IEnumerable<int> Endless()
        {
            while (true) yield return 7;
        }
    }

    [Fact]
    public void Of_ListThatContainsItself_Ends()
    {
        var list = new List<object>();
        list.Add(list);

        Assert.Equal("[[[[…]]]] (1 item)", PlainText.Of(list));
    }

    private sealed record Pair(int Left, string Right);

    private sealed class Named : List<int>
    {
        public override string ToString() => "seven things";
    }
}
