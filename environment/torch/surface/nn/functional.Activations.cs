using TorchSharp.Handles;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_() : x.relu();

            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) =>
                inplace ? Aten.leaky_relu_.CallInPlace(input, negative_slope) : Aten.leaky_relu.Call(input, negative_slope);

            public static Tensor elu(Tensor x, double alpha, bool inplace = false) => inplace ? Aten.elu_.CallInPlace(x, alpha) : Aten.elu.Call(x, alpha);

            public static Tensor gelu(Tensor x) => Aten.gelu.Call(x);

            public static Tensor gelu(Tensor x, bool inplace) => gelu(x, Modules.GELU.Approximate.none, inplace);

            public static Tensor gelu(Tensor x, Modules.GELU.Approximate approximate, bool inplace = false) =>
                inplace ? Aten.gelu_.CallInPlace(x, approximate.ToString()) : Aten.gelu.Call(x, approximate.ToString());

            public static Tensor silu(Tensor x, bool inplace = false) => inplace ? Aten.silu_.CallInPlace(x) : Aten.silu.Call(x);

            public static Tensor sigmoid(Tensor x) => x.sigmoid();

            public static Tensor sigmoid(Tensor x, bool inplace) => inplace ? Aten.sigmoid_.CallInPlace(x) : x.sigmoid();

            public static Tensor tanh(Tensor x, bool inplace = false) => inplace ? Aten.tanh_.CallInPlace(x) : x.tanh();

            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => Aten.softplus.Call(x, beta, threshold);

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);
        }
    }
}
