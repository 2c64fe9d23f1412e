using Workbench.Data;

namespace Workbench.Tests.Data;

public class NpyTests
{
    private static readonly string[] Axes = ["T", "H", "W"];

    [Theory]
    [InlineData("|u1", 1, 0, 255)]
    [InlineData("<i2", 1, -32768, 32767)]
    [InlineData("<i4", 2, -2147483648, 2147483647)]
    [InlineData("<f4", 3, -1.5, 0.25)]
    [InlineData("<f8", 1, -1e300, 0.1)]
    public void Parse_EveryElementType_KeepsValuesShapeAndAxes(string descr, byte major, double low, double high)
    {
        // T, H, W = 2, 3, 5: all different, so that swapped axes fail.
        double[] values = [.. Enumerable.Range(0, 30).Select(i => i == 0 ? low : i == 29 ? high : i)];
        NamedArray array = Npy.Parse(NpyWriter.Array(descr, [2, 3, 5], NpyWriter.Bytes(descr, values), major: major), Axes, "a.npy");
        Assert.Equal(values, array.Values);
        Assert.Equal([2, 3, 5], array.Shape);
        Assert.Equal(Axes, array.Axes);
        Assert.Equal(descr[1..], array.Dtype);
    }

    [Fact]
    public void Parse_FortranOrder_TransposesToCOrder()
    {
        // Element (t, h, w) is 100 t + 10 h + w; Fortran order stores t fastest.
        var stored = from w in Enumerable.Range(0, 5) from h in Enumerable.Range(0, 3) from t in Enumerable.Range(0, 2) select (100.0 * t) + (10 * h) + w;
        var expected = from t in Enumerable.Range(0, 2) from h in Enumerable.Range(0, 3) from w in Enumerable.Range(0, 5) select (100.0 * t) + (10 * h) + w;
        NamedArray array = Npy.Parse(NpyWriter.Array("<i2", [2, 3, 5], NpyWriter.Bytes("<i2", stored), isFortranOrder: true), Axes, "a.npy");
        Assert.Equal(expected, array.Values);
    }

    [Fact]
    public void Parse_OneAxisAndNone_Works()
    {
        Assert.Equal([7.0, 8], Npy.Parse(NpyWriter.Array("|u1", [2], [7, 8]), ["T"], "a.npy").Values);
        Assert.Equal([9.0], Npy.Parse(NpyWriter.Raw("{'descr': '|u1', 'fortran_order': False, 'shape': (), }", [9]), [], "a.npy").Values);
        Assert.Empty(Npy.Parse(NpyWriter.Array("<f8", [0, 2147483647, 2147483647], []), Axes, "a.npy").Values);
    }

    [Fact]
    public void Parse_KeysInAnotherOrderWithDoubleQuotes_Works()
        => Assert.Equal([3], Npy.Parse(NpyWriter.Raw("{\"shape\": (3,), \"descr\": \"|u1\", \"fortran_order\": False}\n", [1, 2, 3]), ["T"], "a.npy").Shape);

    [Theory]
    [InlineData("{'descr': '|O', 'fortran_order': False, 'shape': (1,)}", "'|O'")]
    [InlineData("{'descr': '>f4', 'fortran_order': False, 'shape': (1,)}", "'>f4'")]
    [InlineData("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,)}", "a quoted word")]
    [InlineData("{'descr': '|u1', 'fortran_order': 0, 'shape': (1,)}", "True or False")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (-1,)}", "axis length")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (99999999999999999999,)}", "axis length")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (3)}", "comma")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (1, 1, 1, 1, 1, 1, 1, 1, 1)}", "at most 8 axes")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (1,)", "'}'")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (1,", "axis length")]
    [InlineData("{'descr': '|u1", "closing quote")]
    [InlineData("{'descr': '|u1', 'fortran_order': False}", "found fewer")]
    [InlineData("{'descr': '|u1', 'descr': '|u1', 'fortran_order': False, 'shape': (1,)}", "'descr'")]
    [InlineData("{'descr': '|u1', 'fortran_order': False, 'shape': (1,)} + exit()", "nothing after")]
    [InlineData("__import__('os')", "'{'")]
    [InlineData("", "'{'")]
    public void Parse_HostileHeader_SaysWhatIsWrongAndWhere(string header, string mention)
    {
        var e = Assert.Throws<DataIntegrityException>(() => Npy.Parse(NpyWriter.Raw(header, [1]), ["T"], "some/a.npy"));
        Assert.Contains("some/a.npy", e.Message, StringComparison.Ordinal);
        Assert.Contains(mention, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2147483647, 2147483647, 2147483647)]
    [InlineData(65536, 65536, 1)]
    [InlineData(1, 1, 2147483647)]
    public void Parse_HugeShape_IsRefusedBeforeAllocation(int t, int h, int w)
    {
        byte[] file = NpyWriter.Array("<f8", [t, h, w], new byte[64]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var e = Assert.Throws<DataIntegrityException>(() => Npy.Parse(file, Axes, "a.npy"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        Assert.Contains($"({t}, {h}, {w})", e.Expected, StringComparison.Ordinal);
        Assert.Contains("64 bytes", e.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(29)]
    [InlineData(31)]
    public void Parse_DataShorterOrLongerThanShape_NamesBoth(int bytes)
    {
        var e = Assert.Throws<DataIntegrityException>(() => Npy.Parse(NpyWriter.Array("|u1", [2, 3, 5], new byte[bytes]), Axes, "a.npy"));
        Assert.Contains("(2, 3, 5)", e.Expected, StringComparison.Ordinal);
        Assert.Contains($"{bytes} bytes", e.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_AnotherNumberOfAxes_NamesBoth()
    {
        var e = Assert.Throws<DataIntegrityException>(() => Npy.Parse(NpyWriter.Array("|u1", [6, 5], new byte[30]), Axes, "a.npy"));
        Assert.Equal("3 axes (T, H, W)", e.Expected);
        Assert.Equal("2 axes (6, 5)", e.Found);
    }

    [Fact]
    public void Parse_CutAtEveryLength_IsAClearError()
    {
        byte[] whole = NpyWriter.Array("<f4", [2, 3, 5], new byte[120]);
        for (int length = 0; length < whole.Length; length++)
            Assert.Throws<DataIntegrityException>(() => Npy.Parse(whole.AsSpan(0, length).ToArray(), Axes, "a.npy"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Parse_UnknownVersion_IsRefused(byte major)
        => Assert.Throws<DataIntegrityException>(() => Npy.Parse(NpyWriter.Array("|u1", [1], [1], major: major), ["T"], "a.npy"));

    [Fact]
    public void Parse_HeaderLengthBeyondTheFile_IsRefused()
        => Assert.Throws<DataIntegrityException>(() => Npy.Parse([0x93, .. "NUMPY"u8, 2, 0, 0xff, 0xff, 0xff, 0xff, 1, 2, 3], ["T"], "a.npy"));

    [Fact]
    public void Parse_RandomAndFlippedBytes_NeverFailsOtherwise()
    {
        var random = new Random(20261120);
        byte[] whole = NpyWriter.Array("<f4", [2, 3, 5], new byte[120]);
        for (int round = 0; round < 5000; round++)
        {
            byte[] bytes = [.. whole];
            for (int flips = random.Next(1, 6); flips > 0; flips--) bytes[random.Next(round % 2 == 0 ? 80 : bytes.Length)] = (byte)random.Next(256);
            if (round % 10 == 0) random.NextBytes(bytes.AsSpan(10));
            try
            {
                _ = Npy.Parse(bytes, Axes, "a.npy");
            }
            catch (DataIntegrityException e)
            {
                Assert.Contains("a.npy", e.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Parse_RealStack_HasTheValuesNumpySees()
    {
        string file = Path.Combine(SharedData.Require(), "sdo64", "aia193_30x64x64_uint8.npy");
        NamedArray array = Npy.Parse(File.ReadAllBytes(file), Axes, file);
        Assert.Equal([30, 64, 64], array.Shape);
        Assert.Equal(185, array.Values[(((3 * 64) + 20) * 64) + 41]);
        Assert.Equal(154, array.Values[(((27 * 64) + 40) * 64) + 30]);
        Assert.Equal(136.7408203125, array.Values.Average(), 1e-9);
    }
}
