using TorchSharp.Handles;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The layers as functions.</summary>
        public static partial class functional
        {
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => Aten.linear.Call(input, weights, bias);

            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace ? Aten.dropout_.CallInPlace(input, p, training) : Aten.dropout.Call(input, p, training);

            /// <summary>Dropout of whole channels; (C, L) is one example.</summary>
            public static Tensor dropout1d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) => ChannelDropout(input, 2, p, training, inplace);

            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                inplace ? Aten.feature_dropout_.CallInPlace(input, p, training) : Aten.feature_dropout.Call(input, p, training);

            /// <summary>Dropout of whole channels; (C, D, H, W) is one example.</summary>
            public static Tensor dropout3d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) => ChannelDropout(input, 4, p, training, inplace);

            /// <summary>Whole numbers (...) to rows of zeros with a one: (..., num_classes); -1 takes the largest number plus one.</summary>
            public static Tensor one_hot(Tensor x, long num_classes = -1) => Aten.one_hot.Call(x, num_classes);

            /// <summary>softmax(Q K^T / sqrt(E)) V over the last two axes; a mask is true where a query may look, or is added to the scores.</summary>
            public static Tensor scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask = null, double p = 0.0, bool is_casual = false)
            {
                if (is_casual && attn_mask is not null) throw new ArgumentException("functional.scaled_dot_product_attention: give either attn_mask or is_casual.", nameof(attn_mask));
                using var scope = NewDisposeScope();
                var scores = (query * (1 / Math.Sqrt(query.size(-1)))).matmul(key.transpose(-2, -1));
                if (is_casual)
                {
                    var later = arange(query.size(-2), device: query.device).unsqueeze(1) < arange(key.size(-2), device: query.device);
                    scores = scores.masked_fill(later, double.NegativeInfinity);
                }
                else if (attn_mask is not null)
                {
                    scores = attn_mask.dtype == ScalarType.Bool ? scores.masked_fill(attn_mask.logical_not(), double.NegativeInfinity) : scores + attn_mask;
                }

                return dropout(scores.softmax(-1), p, p > 0).matmul(value).MoveToOuterDisposeScope();
            }

            // Rank 'example' is one example without its batch axis.
            private static Tensor ChannelDropout(Tensor input, int example, double p, bool training, bool inplace)
            {
                if (input.Dimensions != example) return dropout2d(input, p, training, inplace);
                using var batch = input.unsqueeze(0);
                using var dropped = dropout2d(batch, p, training, inplace);
                return inplace ? input : dropped.squeeze(0);
            }
        }
    }
}
