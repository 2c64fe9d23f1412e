using System.CommandLine;
using TorchSharp;
using static TorchSharp.torch;

namespace Workbench.Cli;

/// <summary><c>workbench torch</c>: says which tensor library is in use, after it has convolved and differentiated once.</summary>
internal static class TorchCommand
{
    internal static Command Create()
    {
        var command = new Command("torch", "Checks the tensor library (load, a convolution forward and backward) and says which it is.");
        command.SetAction(_ => Guarded.Run(() =>
        {
            using var scope = NewDisposeScope();
            using var layer = nn.Conv2d(2, 3, 3, padding: 1);
            var x = ones([1, 2, 5, 7], requires_grad: true);
            var gradient = autograd.grad([layer.call(x).sum()], [x])[0];
            if (!gradient.isfinite().all().item<bool>()) throw new InvalidOperationException("the gradient of a convolution is not finite");
            Console.WriteLine($"libtorch {torch.__version__}, {(cuda.is_available() ? "CUDA" : "CPU")}, {get_num_threads()} threads");
        }));
        return command;
    }
}
