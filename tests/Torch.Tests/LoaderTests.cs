using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
using TorchSharp;

namespace Torch.Tests;

/// <summary>What a user sees when the native side is missing or of another version than it was compiled for.</summary>
public sealed class LoaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("loader").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Load_NoNativeLibrary_NamesThePathAndTheRemedy()
    {
        var error = FirstUse();
        Assert.IsType<DllNotFoundException>(error);
        Assert.Contains(Path.Combine(_folder, "libworkbench_torch.so"), error.Message);
        Assert.Contains("environment/setup", error.Message);
    }

    [Fact]
    public void Load_NotALibrary_SaysWhatIsThere()
    {
        File.WriteAllText(Path.Combine(_folder, "libworkbench_torch.so"), "not a library");
        Assert.Contains("does not load", FirstUse().Message);
    }

    [Fact]
    public void Load_AnotherVersion_NamesBoth()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/g++"), "g++ is not on this machine; the test compiles a stand-in for a library of another version.");
        var source = Path.Combine(_folder, "other.c");
        File.WriteAllText(source, """
            const char* wb_header_version(void) { return "2.4.1"; }
            const char* wb_library_settings(void) { return "BLAS_INFO=open, TORCH_VERSION=1.13.1, USE_CUDA=0"; }
            """);
        using (var compiler = Process.Start("/usr/bin/g++", ["-x", "c", "-shared", "-fPIC", source, "-o", Path.Combine(_folder, "libworkbench_torch.so")])) compiler.WaitForExit();
        var error = FirstUse();
        Assert.Contains("2.4.1", error.Message);
        Assert.Contains("1.13.1", error.Message);
        Assert.Contains("native/build", error.Message);
    }

    [Fact]
    public void Threads_Default_IsAtLeastOneAndSettable()
    {
        var before = torch.get_num_threads();
        Assert.True(before >= 1); // OpenMP's number, which need not be .NET's
        torch.set_num_threads(1);
        Assert.Equal(1, torch.get_num_threads());
        torch.set_num_threads(before);
        Assert.Throws<ArgumentOutOfRangeException>(() => torch.set_num_threads(0));
    }

    // The first native call of a copy of the binding that lies alone in a folder.
    private Exception FirstUse()
    {
        var copy = Path.Combine(_folder, "TorchSharp.dll");
        File.Copy(typeof(torch).Assembly.Location, copy);
        var context = new AssemblyLoadContext(nameof(LoaderTests), isCollectible: true);
        try
        {
            var binding = context.LoadFromAssemblyPath(copy);
            var threads = binding.GetType("TorchSharp.torch")!.GetMethod("get_num_threads")!;
            Exception? error = Assert.Throws<TargetInvocationException>(() => threads.Invoke(null, null)).InnerException;
            while (error is TypeInitializationException) error = error.InnerException;
            return error!;
        }
        finally
        {
            context.Unload();
        }
    }
}
