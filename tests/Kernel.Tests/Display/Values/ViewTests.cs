using System.Numerics;
using Workbench.Kernel.Display.Values;

namespace Kernel.Tests.Display.Values;

/// <summary>Values that are a line of text.</summary>
public sealed class ViewTests
{
    public static TheoryData<object?, string> Lines => new()
    {
        { null, "null" },
        { "a \"b\"\n\tc", "a \"b\"\n\tc" },
        { "", "" },
        { 1234567.5, "1234567.5" },
        { 0.1 + 0.2, "0.30000000000000004" },
        { double.NaN, "NaN" },
        { double.NegativeInfinity, "-Infinity" },
        { -0.0, "-0" },
        { 0.1f, "0.1" },
        { -3L, "-3" },
        { BigInteger.Pow(10, 20), "100000000000000000000" },
        { true, "True" },
        { 'c', "c" },
        { DayOfWeek.Friday, "Friday" },
        { new DateTime(2026, 11, 20, 1, 2, 3, DateTimeKind.Utc), "2026-11-20 01:02:03Z" },
        { new DateTime(2026, 11, 20, 1, 2, 3, 500), "2026-11-20 01:02:03.5" },
        { new DateTimeOffset(2026, 11, 20, 1, 2, 3, TimeSpan.FromHours(9)), "2026-11-20 01:02:03+09:00" },
        { new DateOnly(2026, 11, 20), "2026-11-20" },
        { TimeSpan.FromMinutes(90), "01:30:00" },
        { (1, "x", (object?)null), "(1, \"x\", null)" },
        { Tuple.Create(0.5, new[] { 1 }), "(0.5, [1])" },
        { KeyValuePair.Create("a", 1), "(\"a\", 1)" },
        { new[] { 1, 2, 3 }, "[1, 2, 3] (3 items)" },
        { new[] { "a", null }, "[\"a\", null] (2 items)" },
        { Array.Empty<int>(), "[] (0 items)" },
        { new[] { 1 }, "[1] (1 item)" },
        { new List<int[]> { new[] { 1, 2 }, new[] { 3 } }, "[[1, 2], [3]] (2 items)" },
        { new Dictionary<string, double>(), "{} (0 entries)" },
        { new int[0, 3], "int[0, 3] (empty)" },
        { new byte[] { 137, 80 }, "byte[2] 89 50" },
        { new byte[1000], "byte[1000] 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 …" },
        { typeof(Dictionary<string, List<int?[]>>), "Dictionary<string, List<int?[]>>" },
        { typeof((int, string[,])), "(int, string[,])" },
        { (Func<double, double>)Math.Sqrt, "Func<double, double> Sqrt" },
        { (Func<int, int>)(x => x), "Func<int, int>" },
        { new object(), "object" },
        { new Named(), "seven things" },
        { new NamedRecord(1), "named by hand" },
        { new Formattable(), "formatted as , culture " },
        { new FailingText(), "(NotSupportedException: no text)" },
        { new EmptyText(), "EmptyText" },
    };

    [Theory]
    [MemberData(nameof(Lines), DisableDiscoveryEnumeration = true)]
    public void Of_ValueThatIsALine_IsInvariantTextWithoutHtml(object? value, string text) => Assert.Equal(new View(text, null), View.Of(value));

    [Fact]
    public void Of_OtherCulture_ChangesNothing()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            var comma = (System.Globalization.CultureInfo)before.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            Thread.CurrentThread.CurrentCulture = comma;

            Assert.Equal("[0.5, 1.5] (2 items)", View.Of(new[] { 0.5, 1.5 }).Text);
            Assert.Equal("0.5", View.Of(0.5m).Text);
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Fact]
    public void Of_MoreThanTwentyItems_ShowsTwentyAndTheCount() =>
        Assert.Equal("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, …] (31 items)", View.Of(Enumerable.Range(1, 31).ToHashSet()).Text);

    [Fact]
    public void Of_ListThatContainsItself_SaysSo()
    {
        var list = new List<object>();
        list.Add(list);

        Assert.Equal("[(cycle)] (1 item)", View.Of(list).Text);
    }

    [Fact]
    public void Of_DeepNesting_EndsAtTheThirdLevel() => Assert.Equal("[[[[…]]]] (1 item)", View.Of(new object[] { new object[] { new object[] { new object[] { 1 } } } }).Text);

    [Fact]
    public void Of_LongString_KeepsItsBeginningAndCountsTheRest()
    {
        var text = View.Of(new string('x', 1_000_000)).Text;

        Assert.Equal(new string('x', Leaves.AloneCharacters) + "\n… 968,000 more characters", text);
    }

    [Fact]
    public void Of_Exception_NamesTypeMessageAndEveryCause()
    {
        var failure = new AggregateException("both", new FormatException("one"), new InvalidOperationException("two", new TimeoutException("three")));

        Assert.Equal("AggregateException: both (one) (two)\ncaused by FormatException: one\ncaused by InvalidOperationException: two\ncaused by TimeoutException: three", View.Of(failure).Text);
        Assert.Equal("[FormatException: one] (1 item)", View.Of(new[] { new FormatException("one") }).Text);
    }

    private sealed class Named : List<int>
    {
        public override string ToString() => "seven things";
    }

    private sealed record NamedRecord(int Value)
    {
        public override string ToString() => "named by hand";
    }

    private sealed class Formattable : IFormattable
    {
        public string ToString(string? format, IFormatProvider? formatProvider) => $"formatted as {format}, culture {formatProvider}";
    }

    private sealed class FailingText
    {
        public override string ToString() => throw new NotSupportedException("no text");
    }

    private sealed class EmptyText
    {
        public override string ToString() => "";
    }
}
