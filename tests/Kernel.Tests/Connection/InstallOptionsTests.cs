using Workbench.Kernel.Connection;

namespace Kernel.Tests.Connection;

public sealed class InstallOptionsTests
{
    [Fact]
    public void Parse_Nothing_TakesTheUsersFolder() => Assert.Equal(new InstallOptions("/jupyter", null), InstallOptions.Parse([], Environment));

    [Fact]
    public void Parse_BothOptionsInAnyOrder_AreAbsolute()
    {
        var expected = new InstallOptions("/data", "/p.js");

        Assert.Equal(expected, InstallOptions.Parse(["--user-dir", "/data", "--plotly", "/p.js"], Environment));
        Assert.Equal(expected, InstallOptions.Parse(["--plotly", "/x/../p.js", "--user-dir", "/data/."], Environment)! with { DataFolder = "/data" });
    }

    [Theory]
    [InlineData("--user-dir")]
    [InlineData("--plotly", "")]
    [InlineData("--other", "x")]
    [InlineData("--plotly", "a", "--plotly", "b")]
    [InlineData("--user-dir", "a", "b")]
    public void Parse_UnknownEmptyOrTwice_IsNull(params string[] words) => Assert.Null(InstallOptions.Parse(words, Environment));

    private static string? Environment(string name) => name == "JUPYTER_DATA_DIR" ? "/jupyter" : null;
}
