using Workbench.Kernel.Connection;

namespace Kernel.Tests.Connection;

public sealed class LaunchTests
{
    private const string Framework = "/opt/dotnet/shared/Microsoft.NETCore.App/10.0.1";

    [Theory]
    [InlineData("/usr/bin/dotnet", "/usr/bin/dotnet")]
    [InlineData("/repository/bin/Workbench.Kernel", "/opt/dotnet/dotnet")]
    public void Like_DotnetOrTheBuildsOwnProgram_StartsTheAssemblyWithDotnet(string process, string dotnet)
    {
        var launch = Launch.Like(process, "/a/Workbench.Kernel.dll", Framework);

        Assert.Equal([dotnet, "/a/Workbench.Kernel.dll"], launch.Command);
        Assert.Null(launch.DotnetRoot);
    }

    [Fact]
    public void Like_ToolsStarter_OutlivesTheToolsVersion()
    {
        var launch = Launch.Like("/home/ada/.dotnet/tools/workbench-kernel", "/home/ada/.dotnet/tools/.store/workbench.kernel/1.0.0/Workbench.Kernel.dll", Framework);

        Assert.Equal(["/home/ada/.dotnet/tools/workbench-kernel"], launch.Command);
        Assert.Equal("/opt/dotnet", launch.DotnetRoot);
    }
}
