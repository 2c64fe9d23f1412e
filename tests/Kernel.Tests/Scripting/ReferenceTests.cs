namespace Kernel.Tests.Scripting;

/// <summary>Two libraries in one folder, Upper built on Lower, referenced from cells in every order.</summary>
public sealed class ReferenceTests : IDisposable
{
    private const string LowerSource = "namespace Lower { public class Star { public string Name => \"Sun\"; public static int Made; public Star() { Made++; } } }";
    private const string UpperSource = "namespace Upper { public static class Sky { public static Lower.Star Make() => new Lower.Star(); public static string Where => typeof(Sky).Assembly.Location; } }";
    private readonly TemporaryFolder _folder = new();

    public ReferenceTests()
    {
        var lower = LibraryBuilder.Build(_folder.File("libs"), "Lower", LowerSource);
        LibraryBuilder.Build(_folder.File("libs"), "Upper", UpperSource, lower);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_ReferenceRelativeToTheNotebook_LoadsTheFileFromItsPlace()
    {
        var notebook = new Notebook(_folder.Path);
        notebook.Run("#r \"libs/Upper.dll\"");

        Assert.Equal(_folder.File("libs/Upper.dll"), notebook.Run("Upper.Sky.Where"));
    }

    [Fact]
    public void Run_DependencyNextToTheReference_IsFoundWithoutItsOwnReference()
    {
        var notebook = new Notebook(_folder.Path);
        notebook.Run("#r \"libs/Upper.dll\"");

        Assert.Equal("Sun", notebook.Run("Upper.Sky.Make().Name"));
    }

    [Theory]
    [InlineData("Upper", "Lower")]
    [InlineData("Lower", "Upper")]
    public void Run_DependencyAlsoReferenced_IsTheSameType(string first, string second)
    {
        var notebook = new Notebook(_folder.Path);
        notebook.Run($"#r \"libs/{first}.dll\"\nvar firstCell = 1;");
        if (first == "Upper") notebook.Run("var early = Upper.Sky.Make();");
        notebook.Run($"#r \"libs/{second}.dll\"");

        Assert.Equal(true, notebook.Run("Lower.Star star = Upper.Sky.Make(); star.GetType() == typeof(Lower.Star) && new Lower.Star() is Lower.Star"));
        if (first == "Upper") Assert.Equal(true, notebook.Run("(object)early is Lower.Star"));
        Assert.Equal(first == "Upper" ? 3 : 2, notebook.Run("Lower.Star.Made"));
    }

    [Fact]
    public void Run_CopyOfTheSameAssemblyElsewhere_IsTheSameType()
    {
        Directory.CreateDirectory(_folder.File("copy"));
        File.Copy(_folder.File("libs/Lower.dll"), _folder.File("copy/Lower.dll"));
        var notebook = new Notebook(_folder.Path);
        notebook.Run("#r \"libs/Lower.dll\"\nvar star = new Lower.Star();");
        notebook.Run("#r \"copy/Lower.dll\"");

        Assert.Equal(true, notebook.Run("(object)star is Lower.Star"));
    }

    [Fact]
    public void Run_AnotherAssemblyOfTheSameName_SaysWhichIsInUse()
    {
        LibraryBuilder.Build(_folder.File("other"), "Lower", "namespace Lower { public class Moon { } }");
        var notebook = new Notebook(_folder.Path);
        notebook.Run("#r \"libs/Lower.dll\"");

        var note = notebook.Fail("#r \"other/Lower.dll\"").Message;

        Assert.Contains(_folder.File("libs/Lower.dll"), note);
        Assert.Contains(_folder.File("other/Lower.dll"), note);
    }

    [Fact]
    public void Run_NativeLibraryNextToTheReference_LoadsByResolverAndByName()
    {
        const string Source = """
            using System.IO; using System.Runtime.InteropServices;
            public static class Native
            {
                static Native() => NativeLibrary.SetDllImportResolver(typeof(Native).Assembly, (name, assembly, _) =>
                    name == "chosen" ? NativeLibrary.Load(Path.Combine(Path.GetDirectoryName(assembly.Location), "libprobe.so")) : 0);
                [DllImport("chosen")] static extern void zmq_version(out int major, out int minor, out int patch);
                public static int Major() { zmq_version(out var major, out _, out _); return major; }
            }
            public static class ByName
            {
                [DllImport("probe")] static extern void zmq_version(out int major, out int minor, out int patch);
                public static int Major() { zmq_version(out var major, out _, out _); return major; }
            }
            """;
        LibraryBuilder.Build(_folder.File("native"), "WithNative", Source);
        File.Copy("/usr/lib/x86_64-linux-gnu/libzmq.so.5", _folder.File("native/libprobe.so"));
        var notebook = new Notebook(_folder.Path);
        notebook.Run("#r \"native/WithNative.dll\"");

        Assert.Equal(4, notebook.Run("Native.Major()"));
        Assert.Equal(4, notebook.Run("ByName.Major()"));
    }

    [Fact]
    public void Run_FrameworkAssemblyByName_IsFound() => Assert.Equal("<a />", new Notebook().Run("#r \"System.Xml.Linq\"\nnew System.Xml.Linq.XElement(\"a\").ToString()"));

    [Fact]
    public void Run_NativeLibraryInTheRuntimesFolder_Loads()
    {
        LibraryBuilder.Build(_folder.File("deep"), "Deep", """
            public static class Deep { [System.Runtime.InteropServices.DllImport("hidden")] static extern void zmq_version(out int major, out int minor, out int patch); public static int Major() { zmq_version(out var major, out _, out _); return major; } }
            """);
        var natives = Directory.CreateDirectory(_folder.File($"deep/runtimes/{System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}/native"));
        File.Copy("/usr/lib/x86_64-linux-gnu/libzmq.so.5", Path.Combine(natives.FullName, "libhidden.so"));

        Assert.Equal(4, new Notebook(_folder.Path).Run("#r \"deep/Deep.dll\"\nDeep.Major()"));
    }

    [Fact]
    public void Run_AssemblyRebuiltSinceItWasReferenced_SaysToRestart()
    {
        var notebook = new Notebook(_folder.Path);
        notebook.Run("#r \"libs/Lower.dll\"\nvar star = new Lower.Star();");
        File.Delete(_folder.File("libs/Lower.dll"));
        LibraryBuilder.Build(_folder.File("libs"), "Lower", LowerSource.Replace("Sun", "Sirius"));

        var error = notebook.Fail("#r \"libs/Lower.dll\"\nnew Lower.Star().Name");

        Assert.Matches("libs/Lower.dll.*was rebuilt.*Restart the kernel", error.Message);
        Assert.Equal("Sun", notebook.Run("star.Name"));
    }

    [Fact]
    public void Run_ReferenceInACellThatDeclaresNothing_HoldsForLaterCells()
    {
        var notebook = new Notebook(_folder.Path);
        notebook.Run("var before = 1;");
        notebook.Run("#r \"libs/Lower.dll\"\nbefore + 1");

        Assert.Equal("Sun", notebook.Run("new Lower.Star().Name"));
    }
}
