namespace Kernel.Tests.EndToEnd;

public sealed class CommandLineTests
{
    [Fact]
    public void Help_Asked_ShowsUsage()
    {
        var (exit, output, _) = Machine.RunKernel("--help");

        Assert.Equal(0, exit);
        Assert.Contains("CONNECTION-FILE", output);
        Assert.Contains("--user-dir", output);
    }

    [Theory]
    [InlineData]
    [InlineData("--nonsense")]
    [InlineData("install", "--user-dir")]
    [InlineData("a.json", "b.json")]
    public void Arguments_Wrong_ShowUsageAndFail(params string[] arguments)
    {
        var (exit, _, error) = Machine.RunKernel(arguments);

        Assert.Equal(2, exit);
        Assert.Contains(string.Join(' ', arguments), error);
        Assert.Contains("CONNECTION-FILE", error);
    }

    [Fact]
    public void ConnectionFile_NotLoopback_IsRefusedWithTheReason()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("c.json"), """{"transport": "tcp", "ip": "0.0.0.0", "key": "k", "signature_scheme": "hmac-sha256"}""");

        var (exit, _, error) = Machine.RunKernel(folder.File("c.json"));

        Assert.Equal(1, exit);
        Assert.Contains("loopback", error);
        Assert.Contains("0.0.0.0", error);
    }

    [Fact]
    public void ConnectionFile_OthersCanWrite_IsRefusedWithTheReason()
    {
        Assert.SkipUnless(TemporaryFolder.OthersGetThere, $"others cannot enter {Path.GetTempPath()}, so no file in it is open to them");
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("c.json"), """{"transport": "tcp", "ip": "127.0.0.1", "key": "theirs", "signature_scheme": "hmac-sha256"}""");
        Assert.Equal(0, Machine.Run("/bin/chmod", ["755", folder.Path]).Exit);
        Assert.Equal(0, Machine.Run("/bin/chmod", ["602", folder.File("c.json")]).Exit);

        var (exit, _, error) = Machine.RunKernel(folder.File("c.json"));

        Assert.Equal(1, exit);
        Assert.Contains("0602", error);
        Assert.DoesNotContain("theirs", error);
    }
}
