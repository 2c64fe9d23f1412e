using Workbench.Sun;

namespace Workbench.Tests.Sun;

public class SequenceBuilderTests
{
    private static readonly DateTimeOffset Start = new(2012, 3, 7, 0, 0, 0, TimeSpan.Zero);
    private static readonly HelioprojectiveGrid Grid = new(9.5, 7.5, 1, -1, 0, 6);
    private static readonly SequenceOptions Hourly = new(8, 10, 3) { CadenceHours = 1 };

    // 16 rows by 20 columns of one value; NaN where asked.
    private static SolarImage Image(double hours, float value, SolarChannel? channel = null, Func<int, int, bool>? isNaN = null)
        => new([.. Enumerable.Range(0, 320).Select(p => isNaN?.Invoke(p % 20, p / 20) == true ? float.NaN : value)], 16, 20, channel ?? SolarChannel.Aia193, 19.3, "DN", Start.AddHours(hours), Grid, []);

    private static SolarSequence Built(IEnumerable<SolarImage> images, SequenceOptions options)
        => SequenceBuilder.FromImages(images, options, "made by a test", null, TestContext.Current.CancellationToken);

    [Fact]
    public void FromImages_IrregularTimes_TakesTheNearestAndMasksWhatIsMissing()
    {
        // Wanted 0, 1, 2, 3, 4 h. 1.4 and 0.8 compete for 1 h; nothing within half an hour of 2 h; 4.1 is the latest.
        SolarImage[] images = [Image(4.1, 40), Image(0, 10), Image(1.4, 14), Image(0.8, 8), Image(3, 30)];
        SolarSequence sun = Built(images, Hourly with { ToleranceHours = 0.5 });
        Assert.Equal((5, 1, 8, 10), (sun.Frames, sun.Channels.Count, sun.Height, sun.Width));
        Assert.Equal([-4.0, -3, -2, -1, 0], sun.HoursFromLastFrame);
        Assert.Equal([10f, 8, 22, 30, 40], Enumerable.Range(0, 5).Select(t => sun.Frame(t, 0)[33])); // 22 is the mean of the others
        Assert.Equal([false, false, true, false, false], Enumerable.Range(0, 5).Select(t => sun.IsMissing(t, 0)));
        Assert.Equal((Start.AddHours(4), Start.AddHours(2)), (sun.LastFrameUtc, sun.TimeUtc(2)));
        Assert.Equal((1.0, true, "DN", SequenceOrigin.Observed), (sun.CadenceHours, sun.IsRegular, sun.Units, sun.Origin));
        Assert.Contains(sun.Notes, n => n.StartsWith("2012-03-07 02:00:00 UTC: no 193 Å image within 30 min", StringComparison.Ordinal) && n.Contains("holds 22", StringComparison.Ordinal));
        Assert.Contains(sun.Notes, n => n.StartsWith("1 of 5 images of 193 Å are not used", StringComparison.Ordinal));
        Assert.Contains(sun.Notes, n => n.Contains("up to 12 min", StringComparison.Ordinal));
        Assert.Equal(new SolarDisk(4.5, 3.5, 3), sun.Disk);
    }

    [Fact]
    public void FromImages_NoCadence_HasAFrameAtEveryImageOfTheFirstChannel()
    {
        SequenceOptions options = new(8, 10, 3) { Channels = [SolarChannel.Aia304, SolarChannel.Aia193] };
        // 193 Å is a second later, and absent at 2 h.
        SolarImage[] images = [Image(0, 1, SolarChannel.Aia304), Image(1, 2, SolarChannel.Aia304), Image(2, 3, SolarChannel.Aia304), Image(1 / 3600.0, 5), Image(1 + (1 / 3600.0), 7)];
        SolarSequence sun = Built(images, options);
        Assert.Equal([SolarChannel.Aia304, SolarChannel.Aia193], sun.Channels);
        Assert.Equal([1f, 5, 2, 7, 3, 6], Enumerable.Range(0, 6).Select(i => sun.Frame(i / 2, i % 2)[0]));
        Assert.True(sun.IsMissing(2, 1));
        Assert.Equal(1, sun.MissingFrames);
    }

    [Fact]
    public void FromImages_FirstAndLastGiven_MasksTheEnds()
    {
        SolarSequence sun = Built([Image(1, 5)], Hourly with { First = Start, Last = Start.AddHours(3) });
        Assert.Equal([true, false, true, true], Enumerable.Range(0, 4).Select(t => sun.IsMissing(t, 0)));
    }

    [Fact]
    public void FromImages_MidwayBetweenTwoTimes_GoesToTheEarlierOnce()
    {
        SolarSequence sun = Built([Image(0.5, 5)], Hourly with { First = Start, Last = Start.AddHours(1) });
        Assert.Equal([false, true], Enumerable.Range(0, 2).Select(t => sun.IsMissing(t, 0)));
    }

    [Fact]
    public void FromImages_MixedWavelengths_AreRefusedWithTheList()
    {
        SolarImage strange = Image(3, 1) with { Channel = null, WavelengthNanometres = 17.4 };
        string message = Assert.Throws<ArgumentException>(() => Built([Image(0, 1), Image(1, 1, SolarChannel.Aia171), Image(2, 1)], Hourly)).Message;
        Assert.Contains("1 of 3 images do not fit: image 1 (2012-03-07 01:00:00 UTC, 171 Å): not 193 Å like most", message, StringComparison.Ordinal);
        message = Assert.Throws<ArgumentException>(() => Built([Image(0, 1), Image(1, 1), strange], Hourly)).Message;
        Assert.Contains("image 2 (2012-03-07 03:00:00 UTC, unknown channel): no channel that the workbench knows (wavelength 17.4 nm)", message, StringComparison.Ordinal);
        message = Assert.Throws<ArgumentException>(() => Built([Image(0, 1), Image(1, 1, SolarChannel.Aia171)], Hourly with { Channels = [SolarChannel.Aia193] })).Message;
        Assert.Contains("image 1 (2012-03-07 01:00:00 UTC, 171 Å): not among the channels 193 Å", message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromImages_ImagesThatCannotBePlaced_AreAllListed()
    {
        SolarImage good = Image(0, 1);
        SolarImage[] images = [good, good with { TimeUtc = null }, good with { Grid = null }, good with { Grid = Grid with { ArcsecPerRow = 0 } }, good with { Width = 21 }, good with { Units = "DN/s" }];
        string message = Assert.Throws<ArgumentException>(() => Built(images[..5], Hourly)).Message;
        foreach (string expected in new[] { "4 of 5", "no time of observation", "does not say where its pixels lie", "ArcsecPerRow = 0", "(16, 21) with 320 values" })
            Assert.Contains(expected, message, StringComparison.Ordinal);
        message = Assert.Throws<ArgumentException>(() => Built([good, images[5]], Hourly)).Message;
        Assert.True(message.Contains("unit 'DN/s', not 'DN' like", StringComparison.Ordinal), message);
        Assert.Contains("got none", Assert.Throws<ArgumentException>(() => Built([], Hourly)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromImages_PixelsWithoutValues_AreFilledAndNoted()
    {
        // The corner blocks are off the disk of 6 px; the block at columns 8-9, rows 6-7 is one output pixel of 28 on the disk.
        SolarImage corner = Image(0, 3, isNaN: (c, r) => c < 2 && r < 2), hole = Image(1, 4, isNaN: (c, r) => c is 8 or 9 && r is 6 or 7), wide = Image(2, 5, isNaN: (c, _) => c < 10);
        SolarSequence sun = Built([corner, hole, wide], Hourly with { OffDiskFill = -1, Last = Start.AddHours(2) });
        Assert.Equal((-1f, 3f), (sun.Frame(0, 0)[0], sun.Frame(0, 0)[1]));
        Assert.Equal(4, sun.Frame(1, 0)[(3 * 10) + 4]);
        Assert.True(sun.IsMissing(2, 0));
        Assert.Contains(sun.Notes, n => n.StartsWith("Pixels off the disk have no value and hold -1: image 0", StringComparison.Ordinal) && n.EndsWith(", 1 pixels.", StringComparison.Ordinal));
        Assert.Contains(sun.Notes, n => n.StartsWith("A part of the disk has no value", StringComparison.Ordinal) && n.Contains("image 1", StringComparison.Ordinal));
        Assert.Contains(sun.Notes, n => n.StartsWith("image 2", StringComparison.Ordinal) && n.Contains("is not used: 50 % of its disk has no value", StringComparison.Ordinal));
    }

    [Fact]
    public void FromImages_NotesOfImages_AreGatheredAndObserversElsewhereNamed()
    {
        SolarImage noted = Image(0, 3) with { Notes = ["Exposure not corrected."] };
        SolarImage away = Image(6, 3) with { Grid = Grid with { ObserverCarringtonDegrees = 10 } }; // L0 was 324
        string[] notes = [.. Built([noted, .. Enumerable.Range(1, 5).Select(h => noted with { TimeUtc = Start.AddHours(h) }), away], Hourly).Notes];
        Assert.Contains(notes, n => n.StartsWith("Exposure not corrected: image 0", StringComparison.Ordinal) && n.EndsWith("and 3 more.", StringComparison.Ordinal));
        Assert.Contains(notes, n => n.StartsWith("Seen from elsewhere than the Earth", StringComparison.Ordinal) && n.Contains("image 6", StringComparison.Ordinal));
    }

    [Fact]
    public void FromImages_OneRemarkOfDifferentAmounts_IsOneSentenceWithTheAmountBesideItsImage()
    {
        SolarImage[] images = [.. Enumerable.Range(0, 3).Select(h => Image(h, 3) with { Notes = [$"Differences are lost: 0.{h + 1} %.", $"Scale unclear: 2.{h} px. It is not used."] })];
        string[] notes = [.. Built(images, Hourly).Notes];
        string lost = Assert.Single(notes, n => n.StartsWith("Differences are lost: image 0", StringComparison.Ordinal));
        Assert.Equal([", 0.1 %", ", 0.2 %", ", 0.3 %."], lost.Split("; ").Select(part => part[part.LastIndexOf(',')..]));
        Assert.Equal(3, notes.Count(n => n.StartsWith("Scale unclear: 2.", StringComparison.Ordinal)));
    }

    [Fact]
    public void FromImages_ChannelWithoutAnyImage_IsRefused()
    {
        string message = Assert.Throws<ArgumentException>(() => Built([Image(0, 1)], Hourly with { Channels = [SolarChannel.Aia193, SolarChannel.Aia211] })).Message;
        Assert.Contains("no image of channel 211 Å lies within 30 min of any of the 1 wanted times", message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromImages_ProgressAndCancellation_AreHonoured()
    {
        var told = new Told();
        SequenceBuilder.FromImages([Image(0, 1), Image(1, 1), Image(2, 1), Image(3, 1)], Hourly, "made by a test", told, TestContext.Current.CancellationToken);
        Assert.Equal([0.25, 0.5, 0.75, 1], told.Fractions);
        using var stop = new CancellationTokenSource();
        int given = 0;
        IEnumerable<SolarImage> Endless()
        {
            while (true)
            {
                if (++given == 3) stop.Cancel();
                yield return Image(given, 1);
            }
        }

        Assert.Throws<OperationCanceledException>(() => SequenceBuilder.FromImages(Endless(), Hourly, "made by a test", null, stop.Token));
        Assert.Equal(3, given);
    }

    [Fact]
    public void Build_Twice_GivesTheSame()
    {
        var builder = new SequenceBuilder(Hourly);
        builder.Add(Image(0, 1));
        builder.Add(Image(2, 3));
        SolarSequence first = builder.Build("made by a test"), second = builder.Build("made by a test");
        Assert.Equal(first.Values, second.Values);
        Assert.Equal(first.Notes, second.Notes);
        Assert.Equal(1, first.MissingFrames);
    }

    [Fact]
    public void SequenceOptions_Nonsense_IsRefused()
    {
        Assert.Equal("radiusPixels", Assert.Throws<ArgumentOutOfRangeException>(() => new SequenceOptions(8, 9, 0)).ParamName);
        Assert.Equal("CadenceHours", Assert.Throws<ArgumentOutOfRangeException>(() => Hourly with { CadenceHours = 0 }).ParamName);
        Assert.Equal("ToleranceHours", Assert.Throws<ArgumentOutOfRangeException>(() => Hourly with { ToleranceHours = -1 }).ParamName);
        Assert.Equal("LargestGap", Assert.Throws<ArgumentOutOfRangeException>(() => Hourly with { LargestGap = double.NaN }).ParamName);
        Assert.Equal("OffDiskFill", Assert.Throws<ArgumentOutOfRangeException>(() => Hourly with { OffDiskFill = float.NaN }).ParamName);
        Assert.Contains("before the first", Assert.Throws<ArgumentException>(() => Built([Image(0, 1)], Hourly with { Last = Start.AddHours(-3) })).Message, StringComparison.Ordinal);
    }

    private sealed class Told : IProgress<double>
    {
        public List<double> Fractions { get; } = [];

        public void Report(double value) => Fractions.Add(value);
    }
}
