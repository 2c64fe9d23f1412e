using System.Text;
using Workbench.Data;

namespace Workbench.Tests.Data;

public class FitsTests
{
    // Fine for our own checks, refused by cfitsio: a complex number that does not end.
    private static readonly byte[] Refused = FitsWriter.Image(16, 1, 1, [1], "PAIR    = (1,2");

    [Theory]
    [InlineData(8, "u1", 0, 255)]
    [InlineData(16, "i2", -32768, 32767)]
    [InlineData(32, "i4", -2147483648, 2147483647)]
    [InlineData(-32, "f4", -0.5, 1024.25)]
    [InlineData(-64, "f8", -1e300, 0.1)]
    public void Parse_EveryBitpix_KeepsValuesAndPutsFitsRowOneFirst(int bitpix, string dtype, double low, double high)
    {
        double[] stored = [low, 1, 2, 3, 4, high]; // H = 2, W = 3
        byte[] bytes = FitsWriter.Image(bitpix, 3, 2, stored), untouched = [.. bytes];
        FitsImage image = Fits.Parse(bytes, "a.fits");
        Assert.Equal(untouched, bytes);
        Assert.Equal(stored, image.Pixels.Values);
        Assert.Equal([2, 3], image.Pixels.Shape);
        Assert.Equal(["H", "W"], image.Pixels.Axes);
        Assert.Equal(dtype, image.Pixels.Dtype);
    }

    [Fact]
    public void Parse_ScaledIntegersWithBlank_GivesPhysicalValuesAndNaN()
    {
        // physical = 100 + 0.5 * stored; -99 is undefined
        byte[] bytes = FitsWriter.Image(16, 3, 1, [2, -99, -4], "BSCALE  =                  0.5", "BZERO   =                100.0", "BLANK   =                  -99");
        Assert.Equal([101, double.NaN, 98], Fits.Parse(bytes, "a.fits").Pixels.Values);
    }

    [Theory]
    [InlineData("BSCALE  = 'half'", "'half'")]
    [InlineData("BSCALE  =                    0", "0")]
    [InlineData("BZERO   =                1E999", "'1E999'")]
    [InlineData("BLANK   = 'none'", "'none'")]
    public void Parse_ScalingThatIsNoNumber_IsRefused(string card, string found)
        => Assert.Contains(found, Assert.Throws<DataIntegrityException>(() => Fits.Parse(FitsWriter.Image(16, 1, 1, [1], card), "a.fits")).Found, StringComparison.Ordinal);

    [Fact]
    public void Parse_ScalingWithFortranExponent_IsUnderstood()
        => Assert.Equal([200.0], Fits.Parse(FitsWriter.Image(16, 1, 1, [2], "BSCALE  =                1.0D2"), "a.fits").Pixels.Values);

    [Fact]
    public void Parse_FloatNaN_StaysNaN()
        => Assert.Equal([1, double.NaN], Fits.Parse(FitsWriter.Image(-32, 2, 1, [1, double.NaN]), "a.fits").Pixels.Values);

    [Fact]
    public void Parse_Header_GivesTextsNumbersAndComments()
    {
        FitsHeader header = Fits.Parse(FitsWriter.Image(8, 1, 1, [0], "INSTRUME= 'EIT     '           / it''s one", "OWNER   = 'O''Neil '", "COMMENT N = 3", "CDELT1  =                 2.63 / arcsec", "HISTORY not kept"), "a.fits").Header;
        Assert.Equal("EIT", header.Text("INSTRUME"));
        Assert.Equal("O'Neil", header.Text("OWNER"));
        Assert.Equal(2.63, header.Number("CDELT1"));
        Assert.Equal(["N = 3"], header.Comments);
        Assert.Contains("no such keyword", Assert.Throws<DataIntegrityException>(() => header.Text("NONE")).Message, StringComparison.Ordinal);
        Assert.Contains("'EIT'", Assert.Throws<DataIntegrityException>(() => header.Number("INSTRUME")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NAXIS1  =           2147483647", "NAXIS2  =           2147483647")]
    [InlineData("NAXIS1  =  9223372036854775807", "NAXIS2  =  9223372036854775807")]
    [InlineData("NAXIS1  = 99999999999999999999", "NAXIS2  =                    1")]
    [InlineData("NAXIS1  =                   -4", "NAXIS2  =                   -4")]
    [InlineData("NAXIS1  =                    0", "NAXIS2  =                    4")]
    [InlineData("NAXIS1  =                16384", "NAXIS2  =                16384")]
    [InlineData("NAXIS1  = 'wide'", "NAXIS2  =                    4")]
    public void Parse_HostileAxes_AreRefusedBeforeAllocation(string naxis1, string naxis2)
    {
        byte[] bytes = FitsWriter.Raw(["SIMPLE  =                    T", "BITPIX  =                   16", "NAXIS   =                    2", naxis1, naxis2, "END"], new byte[32]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var e = Assert.Throws<DataIntegrityException>(() => Fits.Parse(bytes, "some/a.fits"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.Contains("some/a.fits", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BITPIX  =                   12", "NAXIS   =                    2")]
    [InlineData("BITPIX  =                   16", "NAXIS   =                    0")]
    [InlineData("BITPIX  =                   16", "NAXIS   =                  999")]
    [InlineData("BITPIX  =                   16", "NAXIS   =                   -1")]
    [InlineData("BITPIX  =                   16", "NAXIS   =           2000000000")]
    public void Parse_HostileMandatoryCards_AreRefused(string bitpix, string naxis)
        => Assert.Throws<DataIntegrityException>(() => Fits.Parse(FitsWriter.Raw(["SIMPLE  =                    T", bitpix, naxis, "NAXIS1  =                    4", "NAXIS2  =                    4", "END"], new byte[32]), "a.fits"));

    [Fact]
    public void Parse_WhatCfitsioRefuses_CarriesItsWords()
    {
        var e = Assert.Throws<DataIntegrityException>(() => Fits.Parse(Refused, "a.fits"));
        Assert.Contains("cfitsio status", e.Found, StringComparison.Ordinal);
        Assert.Contains("(1,2", e.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PCOUNT  =           2147483648", "PCOUNT = 0")] // cfitsio 4.2 crashes on this one
    [InlineData("GCOUNT  =                    2", "GCOUNT = 1")]
    [InlineData("GROUPS  =                    T", "GROUPS = F")]
    public void Parse_RandomGroups_AreRefusedBeforeNativeCode(string card, string expected)
        => Assert.Contains(expected, Assert.Throws<DataIntegrityException>(() => Fits.Parse(FitsWriter.Image(16, 1, 1, [1], card), "a.fits")).Found, StringComparison.Ordinal);

    [Fact]
    public void Parse_MandatoryCardsInAnotherOrder_AreRefused()
        => Assert.Contains("BITPIX as header card 2", Assert.Throws<DataIntegrityException>(() => Fits.Parse(FitsWriter.Raw(["SIMPLE  =                    T", "NAXIS   =                    2", "BITPIX  =                    8", "END"], []), "a.fits")).Found, StringComparison.Ordinal);

    [Fact]
    public void Parse_NotFitsAtAll_SaysSo()
    {
        Assert.Contains("SIMPLE", Assert.Throws<DataIntegrityException>(() => Fits.Parse(new byte[5760], "a.fits")).Found, StringComparison.Ordinal);
        Assert.Contains("0 bytes", Assert.Throws<DataIntegrityException>(() => Fits.Parse([], "a.fits")).Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_HeaderWithoutEnd_SaysSo()
    {
        byte[] bytes = Encoding.ASCII.GetBytes("SIMPLE  =                    T".PadRight(28800));
        Assert.Contains("END", Assert.Throws<DataIntegrityException>(() => Fits.Parse(bytes, "a.fits")).Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_CutAtEveryLength_IsAClearError()
    {
        byte[] whole = FitsWriter.Image(-64, 40, 10, Enumerable.Repeat(1.0, 400));
        for (int length = 0; length < 2880 + 3200; length += length < 2880 ? 7 : 64)
            Assert.Throws<DataIntegrityException>(() => Fits.Parse(whole[..length], "a.fits"));
    }

    [Fact]
    public void Parse_RandomAndFlippedBytes_NeverFailsOtherwise()
    {
        var random = new Random(20261120);
        byte[] whole = FitsWriter.Image(16, 3, 2, [1, 2, 3, 4, 5, 6], "BSCALE  =                  0.5", "BLANK   =                  -99", "TEXT    = 'a''b'");
        for (int round = 0; round < 3000; round++)
        {
            byte[] bytes = [.. whole];
            for (int flips = random.Next(1, 6); flips > 0; flips--) bytes[random.Next(80, 800)] = (byte)random.Next(round % 2 == 0 ? 32 : 0, round % 2 == 0 ? 127 : 256);
            try
            {
                Assert.True(Fits.Parse(bytes, "a.fits").Pixels.Values.Length > 0);
            }
            catch (DataIntegrityException e)
            {
                Assert.Contains("a.fits", e.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Parse_HostileOptionalCards_GiveAnImageOrAClearError()
    {
        string[] keys = ["PCOUNT", "GCOUNT", "GROUPS", "EXTEND", "BSCALE", "BZERO", "BLANK", "NAXIS", "NAXIS3", "THEAP", "ZIMAGE", "XTENSION", "CONTINUE", "HIERARCH", "LONGSTRN"];
        string[] values = ["T", "F", "-1", "0", "9223372036854775807", "1E308", "-1E400", "NaN", "'&'", "'unclosed", "(1,2)", "", "2147483648", "/"];
        var random = new Random(20261120);
        for (int round = 0; round < 2000; round++)
        {
            string[] cards = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => $"{keys[random.Next(keys.Length)],-8}= {values[random.Next(values.Length)],20}")];
            try
            {
                Assert.Equal(6, Fits.Parse(FitsWriter.Image(16, 3, 2, [1, 2, 3, 4, 5, 6], cards), "a.fits").Pixels.Values.Length);
            }
            catch (DataIntegrityException e)
            {
                Assert.Contains("a.fits", e.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Parse_NameWithExtendedSyntax_IsOnlyAName()
    {
        // cfitsio would run a filter or open a URL for such names; here a name is for messages only.
        FitsImage image = Fits.Parse(FitsWriter.Image(8, 1, 1, [5]), "a.fits[pix X*2]");
        Assert.Equal([5.0], image.Pixels.Values);
    }

    [Fact]
    public void Parse_ManyAtOnce_TakeTurns()
    {
        byte[] good = FitsWriter.Image(16, 3, 2, [1, 2, 3, 4, 5, 6]);
        Parallel.For(0, 200, i =>
        {
            if (i % 2 == 0) Assert.Equal(6, Fits.Parse(good, "good.fits").Pixels.Values[5]);
            else Assert.Throws<DataIntegrityException>(() => Fits.Parse(Refused, "bad.fits"));
        });
    }

    [Fact]
    public void Parse_RealEitFrame_HasTheValuesNumpySees()
    {
        string file = Path.Combine(SharedData.Require(), "eit-2004-03-01", "efz20040301.020010_s.fits");
        FitsImage image = Fits.Parse(File.ReadAllBytes(file), file);
        Assert.Equal([128, 128], image.Pixels.Shape);
        Assert.Equal(852.25, image.Pixels.Values[0]);
        Assert.Equal(847.75, image.Pixels.Values[(5 * 128) + 100]);
        Assert.Equal(843.75, image.Pixels.Values[(127 * 128) + 3]);
        Assert.Equal("2004-03-01T02:00:10.642", image.Header.Text("DATE-OBS"));
        Assert.Equal(195, image.Header.Number("WAVELNTH"));
        Assert.Contains("N_MISSING_BLOCKS =    0", image.Header.Comments);
    }
}
