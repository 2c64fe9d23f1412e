namespace Torch.Tests;

/// <summary>The optimisers once more, element by element on doubles, as their papers write them; one object per parameter.</summary>
internal abstract class OptimizerOracle
{
    internal abstract void Step(double[] parameter, double[] gradient);

    internal sealed class Sgd(double lr, double momentum, double dampening, double decay, bool nesterov, bool maximize) : OptimizerOracle
    {
        private double[]? _velocity;

        internal override void Step(double[] parameter, double[] gradient)
        {
            var isFirst = _velocity is null;
            _velocity ??= new double[parameter.Length];
            for (var i = 0; i < parameter.Length; i++)
            {
                var g = (maximize ? -gradient[i] : gradient[i]) + decay * parameter[i];
                _velocity[i] = isFirst ? g : momentum * _velocity[i] + (1 - dampening) * g;
                parameter[i] -= lr * (momentum == 0 ? g : nesterov ? g + momentum * _velocity[i] : _velocity[i]);
            }
        }
    }

    internal sealed class Adam(double lr, double beta1, double beta2, double eps, double decay, bool amsgrad, bool maximize, bool isDecoupled) : OptimizerOracle
    {
        private double[]? _mean, _square, _largest;
        private int _step;

        internal override void Step(double[] parameter, double[] gradient)
        {
            _mean ??= new double[parameter.Length];
            _square ??= new double[parameter.Length];
            _largest ??= new double[parameter.Length];
            _step++;
            for (var i = 0; i < parameter.Length; i++)
            {
                var g = maximize ? -gradient[i] : gradient[i];
                if (isDecoupled) parameter[i] -= lr * decay * parameter[i];
                else g += decay * parameter[i];
                _mean[i] = beta1 * _mean[i] + (1 - beta1) * g;
                _square[i] = beta2 * _square[i] + (1 - beta2) * g * g;
                _largest[i] = Math.Max(_largest[i], _square[i]);
                var mean = _mean[i] / (1 - Math.Pow(beta1, _step));
                var square = (amsgrad ? _largest[i] : _square[i]) / (1 - Math.Pow(beta2, _step));
                parameter[i] -= lr * mean / (Math.Sqrt(square) + eps);
            }
        }
    }
}
