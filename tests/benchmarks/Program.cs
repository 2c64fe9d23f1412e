using System.Diagnostics;
using System.Text.Json;
using BenchmarkDotNet.Running;
using Benchmarks;
using TorchSharp;
using Workbench.Attribution;
using Workbench.Models;
using static TorchSharp.torch;

// Times the forecaster at the oracle's seq_big size (B 1, C 3, T 28, 64x64, wind 56x6), one thread.
//   dotnet run -c Release --project tests/benchmarks -- --quick            one JSON object a line, under two minutes
//   dotnet run -c Release --project tests/benchmarks -- --filter '*Add*'   BenchmarkDotNet
// python_baseline.py beside this file times the same in Python on the same libtorch; run both in one sitting.
// The milliseconds belong to the machine of the day; the ratios to forward (F) and forward + backward (FB) travel.
if (args is not ["--quick"])
{
    BenchmarkSwitcher.FromAssembly(typeof(BindingBenchmarks).Assembly).Run(args);
    return 0;
}

set_num_threads(1);
using var model = ApForecaster.Seeded(seed: 1);
using var images = randn([1, 3, 28, 64, 64]);
using var wind = randn([1, 56, 6]);
var explained = ExplainedModel.Of(model, "images", "wind");
Tensor[] inputs = [images, wind];

Measure("forward", 40, () =>
{
    using var quiet = no_grad();
    model.call(images, wind).Dispose();
    return "1 F";
});
Measure("forward_backward", 30, () =>
{
    using var scope = NewDisposeScope();
    var starts = inputs.Select(x => x.clone().requires_grad_()).ToArray();
    autograd.grad([model.call(starts[0], starts[1]).select(1, 3).sum()], starts);
    return "1 FB";
});
Measure("gradcam_frames", 20, () =>
{
    using var result = new GradCam(explained, "convlstm.gates", new(CallPolicy.PerCall)).Attribute(inputs, Target.Output(3));
    return $"{result.ForwardPasses} F, {result.BackwardPasses} B";
});
Measure("temporal28", 3, () =>
{
    using var result = new TemporalImportance(explained).Attribute(inputs, Target.Output(3));
    return $"{result.ForwardPasses} F, {result.BackwardPasses} B";
});
return 0;

static void Measure(string name, int repetitions, Func<string> run)
{
    for (var i = 0; i < 3; i++) run();
    var times = new double[repetitions];
    var passes = "";
    for (var i = 0; i < repetitions; i++)
    {
        var clock = Stopwatch.StartNew();
        passes = run();
        times[i] = clock.Elapsed.TotalMilliseconds;
    }

    Array.Sort(times);
    using var self = Process.GetCurrentProcess();
    Console.WriteLine(JsonSerializer.Serialize(new { name, median_ms = Math.Round(times[repetitions / 2], 2), passes, peak_mib = self.PeakWorkingSet64 >> 20 }));
}
