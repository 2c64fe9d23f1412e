using Workbench.Kernel.Display;
using Workbench.Kernel.Display.Progress;

namespace Kernel.Tests.Display.Progress;

public sealed class ProgressBarTests
{
    private readonly Surface _surface = new();
    private readonly ManualTime _time = new();

    private string Last => _surface.Plain.Last();

    private string LastHtml => (string)_surface.Shown[^1].Bundle["text/html"]!;

    [Fact]
    public void Report_Fractions_UpdatesOneDisplayInPlace()
    {
        var bar = Bar();
        bar.Report(0.295);
        bar.Report(1.0);

        Assert.Equal(["Explain: 0 %", "Explain: 29 %", "Explain: 100 %"], _surface.Plain);
        Assert.Equal(["show", "update", "update"], _surface.Shown.Select(shown => shown.Action));
        Assert.Single(_surface.Shown.Select(shown => shown.Id).Distinct());
    }

    [Fact]
    public void Report_Steps_CountsThemOfTheTotal()
    {
        var bar = Bar(27);
        bar.Report(10);
        bar.Advance();

        Assert.Equal(["Explain: 0 %", "Explain: 37 % (10 of 27)", "Explain: 40 % (11 of 27)"], _surface.Plain);
    }

    [Fact]
    public void Report_StepsOfUnknownTotal_CountsThem()
    {
        var bar = Bar();
        bar.Report(5);
        Assert.Equal("Explain: 5 done", Last);
        Assert.DoesNotContain("value=", LastHtml);
        Assert.Contains("<progress", LastHtml);

        _surface.EndCell();
        Assert.Equal("<div>Explain: 5 done</div>", LastHtml);
    }

    [Fact]
    public void Report_AfterAWhile_EstimatesWhatIsLeft()
    {
        var bar = Bar();
        _time.Pass(30);
        bar.Report(0.25);
        Assert.Equal("Explain: 25 %, 30 s, about 1 min 30 s left", Last);

        _time.Pass(7200);
        bar.Report(0.5);
        Assert.Equal("Explain: 50 %, 2 h 0 min, about 2 h 0 min left", Last);

        bar.Report(1d);
        Assert.Equal("Explain: 100 %", Last);
        Assert.Equal(TimeSpan.FromSeconds(7230), bar.Elapsed);
    }

    [Fact]
    public void Report_Html_IsAccessibleWithoutColours()
    {
        Bar(8, "<b>\"x\"").Report(3);

        Assert.Equal("<div><progress role=\"progressbar\" aria-label=\"&lt;b&gt;&quot;x&quot;\" aria-valuemin=\"0\" aria-valuemax=\"100\" max=\"100\" value=\"37\" aria-valuenow=\"37\" style=\"vertical-align: middle\"></progress> &lt;b&gt;&quot;x&quot;: 37 % (3 of 8)</div>", LastHtml);
    }

    [Theory]
    [InlineData(double.NaN, "Explain: 0 % (NaN was reported, expected 0 to 1)")]
    [InlineData(-0.5, "Explain: 0 % (-0.5 was reported, expected 0 to 1)")]
    [InlineData(1.5, "Explain: 100 % (1.5 was reported, expected 0 to 1)")]
    [InlineData(double.PositiveInfinity, "Explain: 100 % (Infinity was reported, expected 0 to 1)")]
    public void Report_NoFraction_IsClampedAndSaid(double value, string text)
    {
        Bar().Report(value);

        Assert.Equal(text, Last);
    }

    [Fact]
    public void Report_StepsOutsideTheTotal_AreClampedAndSaid()
    {
        Bar(3).Report(7);
        Assert.Equal("Explain: 100 % (3 of 3) (7 was reported, expected 0 to 3)", Last);

        Bar().Report(-1);
        Assert.Equal("Explain: 0 done (-1 was reported, expected 0 or more)", Last);
    }

    [Fact]
    public void EndOfCell_UnfinishedBar_SaysWhereItStoppedAndNoTimes()
    {
        var bar = Bar();
        _time.Pass(30);
        bar.Report(0.37);
        _surface.EndCell();

        Assert.Equal("Explain: stopped at 37 %", Last);
        Assert.Contains("value=\"37\"", LastHtml);
    }

    [Fact]
    public void EndOfCell_NothingReported_SaysSo()
    {
        Bar();
        _surface.EndCell();

        Assert.Equal("Explain: nothing was reported", Last);
    }

    [Fact]
    public void EndOfCell_FullBar_StaysFull()
    {
        Bar(0).Report(0);
        _surface.EndCell();

        Assert.Equal("Explain: 100 % (0 of 0)", Last);
    }

    [Fact]
    public void Report_AfterTheEnd_TakesTheBarUpAgainUntilTheNextCellEnds()
    {
        var bar = Bar();
        _surface.EndCell();
        bar.Report(0.5);
        Assert.Equal("Explain: 50 %", Last);

        _surface.EndCell();
        Assert.Equal("Explain: stopped at 50 %", Last);
        var shown = _surface.Shown.Count;
        _surface.EndCell();
        Assert.Equal(shown, _surface.Shown.Count);
    }

    [Fact]
    public void Advance_FromManyThreads_LosesNoStep()
    {
        var bar = Bar(4000);
        Parallel.For(0, 4000, _ => bar.Advance());

        Assert.Equal("Explain: 100 % (4000 of 4000)", bar.ToString());
    }

    [Fact]
    public void Label_Hostile_IsOneShortLine()
    {
        Bar(null, "a\n\u202Eb\u001b[31m" + new string('x', 1000)).Report(0.5);

        Assert.Equal("a\\n\\u202Eb\\u001B[31m" + new string('x', 80 - 21) + "…: 50 %", Last);
    }

    [Fact]
    public void Progress_NegativeTotal_IsRefused()
    {
        var failure = Assert.Throws<ArgumentOutOfRangeException>(() => new NotebookGlobals(_surface, () => CancellationToken.None).progress("Frames", total: -3));

        Assert.Contains("-3", failure.Message);
        Assert.Contains("\"Frames\"", failure.Message);
    }

    private ProgressBar Bar(long? total = null, string label = "Explain") => new(_surface, _time, label, total);
}
