using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>
/// How many threads an operator may use: WORKBENCH_THREADS, else OMP_NUM_THREADS, else the machine's physical cores (Debian's libtorch
/// would take one). <c>torch.set_num_threads</c> changes it at any time.
/// </summary>
internal static partial class NativeThreads
{
    /// <summary>Before libtorch loads: threads that wait sleep instead of spinning, or a busy neighbour slows every operator.</summary>
    internal static void PrepareWaiting() => _ = setenv("OMP_WAIT_POLICY", "PASSIVE", 0);

    /// <summary>The number to set after loading, or null to keep what libtorch read from OMP_NUM_THREADS.</summary>
    /// <exception cref="DllNotFoundException">WORKBENCH_THREADS is not a positive whole number.</exception>
    internal static int? Chosen()
    {
        if (Environment.GetEnvironmentVariable("WORKBENCH_THREADS") is { Length: > 0 } wanted)
            return int.TryParse(wanted, out var count) && count > 0 ? count : throw new DllNotFoundException($"WORKBENCH_THREADS: expected a positive whole number, got '{wanted}'.");
        return string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OMP_NUM_THREADS")) ? PhysicalCores() : null;
    }

    // Two hyper-threads of a core share its multipliers: more threads than cores only get in each other's way.
    private static int PhysicalCores()
    {
        try
        {
            var cores = new HashSet<(string, string)>();
            var socket = "";
            foreach (var line in File.ReadLines("/proc/cpuinfo"))
            {
                if (line.StartsWith("physical id", StringComparison.Ordinal)) socket = line;
                else if (line.StartsWith("core id", StringComparison.Ordinal)) cores.Add((socket, line));
            }

            return cores.Count == 0 ? Environment.ProcessorCount : Math.Min(cores.Count, Environment.ProcessorCount);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Environment.ProcessorCount;
        }
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int setenv(string name, string value, int overwrite);
}
