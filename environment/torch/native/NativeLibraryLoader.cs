using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace TorchSharp.Native;

/// <summary>
/// Finds libworkbench_torch.so next to this assembly, and refuses a libtorch of another version than the one the shim was
/// compiled against: the two would disagree about memory layouts, silently.
/// </summary>
internal static unsafe partial class NativeLibraryLoader
{
    private const string FileName = "libworkbench_torch.so";

    [ModuleInitializer]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2255", Justification = "The resolver must stand before the first native call of any type here; nothing is loaded yet.")]
    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(NativeLibraryLoader).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (name != NativeMethods.Library) return 0;
        var path = Path.Combine(Path.GetDirectoryName(assembly.Location) ?? AppContext.BaseDirectory, FileName);
        if (!File.Exists(path))
            throw new DllNotFoundException($"TorchSharp (provider system): expected the native library at {path}, found none. Run environment/setup, or environment/torch/native/build and build again.");
        nint library;
        NativeThreads.PrepareWaiting();
        try
        {
            library = NativeLibrary.Load(path);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException)
        {
            throw new DllNotFoundException($"TorchSharp (provider system): {path} does not load: {e.Message} The libtorch it was built against may be gone; run environment/setup.", e);
        }

        CheckVersions(library, path);
        if (NativeThreads.Chosen() is { } threads) ((delegate* unmanaged<int, int>)NativeLibrary.GetExport(library, "wb_set_num_threads"))(threads);
        return library;
    }

    private static void CheckVersions(nint library, string path)
    {
        var header = Text(library, "wb_header_version");
        var settings = Text(library, "wb_library_settings");
        var match = LibraryVersion().Match(settings);
        // Debian's 1.13.1 carries the headers of 1.13.0: only major and minor decide about layouts.
        if (!match.Success || MajorMinor(match.Groups[1].Value) == MajorMinor(header)) return;
        throw new DllNotFoundException($"TorchSharp (provider system): {path} was compiled against libtorch {header}, but libtorch {match.Groups[1].Value} was loaded. Run environment/torch/native/build with the WORKBENCH_LIBTORCH you mean to use.");
    }

    private static string Text(nint library, string export) =>
        Marshal.PtrToStringUTF8(((delegate* unmanaged<nint>)NativeLibrary.GetExport(library, export))()) ?? "";

    private static string MajorMinor(string version) => string.Join('.', version.Split('.').Take(2));

    [GeneratedRegex(@"TORCH_VERSION=([0-9.]+)")]
    private static partial Regex LibraryVersion();
}
