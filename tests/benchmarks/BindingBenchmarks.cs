using BenchmarkDotNet.Attributes;
using TorchSharp;
using Workbench.Models;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>
/// The binding's own cost: one small operator with its disposal, and the forecaster at the oracle's seq_big size (B 1, C 3, T 28, 64x64).
/// python_baseline.py times the same in Python on the same libtorch; run both in one sitting with OMP_NUM_THREADS=1.
/// </summary>
[MemoryDiagnoser]
public class BindingBenchmarks
{
    private readonly ApForecaster _model = ApForecaster.Seeded(seed: 1);
    private readonly Tensor _images = randn([1, 3, 28, 64, 64]);
    private readonly Tensor _wind = randn([1, 56, 6]);
    private readonly Tensor _four = randn([4]);

    [GlobalSetup]
    public void OneThread()
    {
        set_num_threads(1);
        _model.eval();
    }

    [Benchmark]
    public void AddFourElements() => (_four + _four).Dispose();

    [Benchmark]
    public void AddFourElementsInAScope()
    {
        using var scope = NewDisposeScope();
        _ = _four + _four;
    }

    [Benchmark]
    public void Forward()
    {
        using var quiet = no_grad();
        _model.call(_images, _wind).Dispose();
    }

    [Benchmark]
    public void ForwardBackward()
    {
        using var scope = NewDisposeScope();
        Tensor[] starts = [_images.clone().requires_grad_(), _wind.clone().requires_grad_()];
        autograd.grad([_model.call(starts[0], starts[1]).select(1, 3).sum()], starts);
    }
}
