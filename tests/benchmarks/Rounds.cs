using System.Diagnostics;
using System.Text.Json;
using TorchSharp;
using Workbench.Attribution;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>Runs trials in turn, round after round, and prints the median of each.</summary>
internal sealed class Rounds(IReadOnlyList<Trial> trials, Device device, int side)
{
    private const int Most = 15;
    private const int Fewest = 3;

    internal void Run(TimeSpan budget)
    {
        var (times, peaks, certificates) = (trials.Select(_ => new List<double>()).ToArray(), new long[trials.Count], new Certificate?[trials.Count]);
        var clock = Stopwatch.StartNew();
        for (var round = 0; round < Most && (round < Fewest || clock.Elapsed < budget); round++)
        {
            for (var i = 0; i < trials.Count; i++)
            {
                if (round == 0) ForgetPeak();
                var watch = Stopwatch.StartNew();
                for (var k = 0; k < trials[i].Repeats; k++) certificates[i] = trials[i].Run();
                // The first round is for the JIT and the allocator, and for peaks: later ones stand on what earlier ones left allocated.
                if (round == 0) peaks[i] = Peak();
                else times[i].Add(watch.Elapsed.TotalMilliseconds / trials[i].Repeats);
            }
        }

        for (var i = 0; i < trials.Count; i++) Print(trials[i], times[i], peaks[i], certificates[i]);
    }

    private void Print(Trial trial, List<double> times, long peak, Certificate? certificate)
    {
        times.Sort();
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            name = trial.Name,
            median_ms = Math.Round(times[times.Count / 2], 5),
            best_ms = Math.Round(times[0], 5),
            rounds = times.Count,
            passes = certificate is null ? 1 : Math.Round(certificate.ForwardPasses, 2),
            backward_passes = certificate is null ? 0 : Math.Round(certificate.BackwardPasses, 2),
            peak_mib = peak >> 10,
            device = device.ToString(),
            side,
            bytes = trial.Bytes?.Invoke() ?? 0,
        }));
    }

    // Resident memory's high-water mark can be set back on Linux; where it cannot, peaks are those of the process so far.
    private static void ForgetPeak()
    {
        try
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static long Peak() => File.Exists("/proc/self/status")
        ? long.Parse(File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal)).Split(':')[1].Replace("kB", "").Trim())
        : Process.GetCurrentProcess().PeakWorkingSet64 >> 10;
}
