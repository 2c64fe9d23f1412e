using BenchmarkDotNet.Running;
using Benchmarks;
using static TorchSharp.torch;

// Times the binding and the forecaster at the oracle's seq_big size (B 1, C 3, T 28, 64x64, wind 56x6).
//   dotnet run -c Release --project tests/benchmarks -- --quick              one JSON object a line, one thread, under two minutes
//   dotnet run -c Release --project tests/benchmarks -- --quick cuda 512     the same on a device, with frames of another side
//   dotnet run -c Release --project tests/benchmarks -- --figures            build and JSON of the heaviest figures, with their bytes
//   dotnet run -c Release --project tests/benchmarks -- --filter '*Add*'     BenchmarkDotNet
// python_baseline.py beside this file times the same model in Python on the same libtorch; run both in one sitting.
// The milliseconds belong to the machine of the day; the ratios to forward (F) and forward + backward (FB) travel.
if (args is ["--figures"])
{
    FigureRounds.Run();
    return;
}

if (args.Length == 0 || args[0] != "--quick")
{
    BenchmarkSwitcher.FromAssembly(typeof(BindingBenchmarks).Assembly).Run(args);
    return;
}

new Quick(args.Length > 1 ? device(args[1]) : CPU, args.Length > 2 ? int.Parse(args[2]) : 64).Run();
