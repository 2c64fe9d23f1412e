namespace TorchSharp.Handles;

// What the modules of a network call.
internal static partial class Aten
{
    // convolution, recurrence, normalisation
    internal static readonly Operator conv2d = new("aten::conv2d");
    internal static readonly Operator conv2d_padding = new("aten::conv2d", "padding");
    internal static readonly Operator pad = new("aten::pad");
    internal static readonly Operator linear = new("aten::linear");
    internal static readonly Operator layer_norm = new("aten::layer_norm");
    internal static readonly Operator gelu = new("aten::gelu");
    internal static readonly Operator dropout = new("aten::dropout");
    internal static readonly Operator dropout_ = new("aten::dropout_");
    internal static readonly Operator upsample_nearest2d = new("aten::upsample_nearest2d", "vec");
    internal static readonly Operator upsample_bilinear2d = new("aten::upsample_bilinear2d", "vec");
    internal static readonly Operator conv1d = new("aten::conv1d");
    internal static readonly Operator conv1d_padding = new("aten::conv1d", "padding");
    internal static readonly Operator conv3d = new("aten::conv3d");
    internal static readonly Operator conv3d_padding = new("aten::conv3d", "padding");
    internal static readonly Operator conv_transpose1d = new("aten::conv_transpose1d");
    internal static readonly Operator conv_transpose2d = new("aten::conv_transpose2d", "input");
    internal static readonly Operator conv_transpose3d = new("aten::conv_transpose3d", "input");
    internal static readonly Operator im2col = new("aten::im2col");
    internal static readonly Operator col2im = new("aten::col2im");
    internal static readonly Operator lstm = new("aten::lstm", "input");
    internal static readonly Operator gru = new("aten::gru", "input");
    internal static readonly Operator rnn_tanh = new("aten::rnn_tanh", "input");
    internal static readonly Operator rnn_relu = new("aten::rnn_relu", "input");
    internal static readonly Operator embedding = new("aten::embedding");
    internal static readonly Operator embedding_renorm_ = new("aten::embedding_renorm_");
    internal static readonly Operator batch_norm = new("aten::batch_norm");
    internal static readonly Operator group_norm = new("aten::group_norm");
    internal static readonly Operator instance_norm = new("aten::instance_norm");
    internal static readonly Operator feature_dropout = new("aten::feature_dropout");
    internal static readonly Operator feature_dropout_ = new("aten::feature_dropout_");
    internal static readonly Operator one_hot = new("aten::one_hot");

    // pools
    internal static readonly Operator max_pool1d = new("aten::max_pool1d");
    internal static readonly Operator max_pool2d = new("aten::max_pool2d");
    internal static readonly Operator max_pool3d = new("aten::max_pool3d");
    internal static readonly Operator max_pool1d_with_indices = new("aten::max_pool1d_with_indices");
    internal static readonly Operator max_pool2d_with_indices = new("aten::max_pool2d_with_indices");
    internal static readonly Operator max_pool3d_with_indices = new("aten::max_pool3d_with_indices");
    internal static readonly Operator avg_pool1d = new("aten::avg_pool1d");
    internal static readonly Operator avg_pool2d = new("aten::avg_pool2d");
    internal static readonly Operator avg_pool3d = new("aten::avg_pool3d");
    internal static readonly Operator adaptive_avg_pool1d = new("aten::adaptive_avg_pool1d");
    internal static readonly Operator adaptive_avg_pool2d = new("aten::adaptive_avg_pool2d");
    internal static readonly Operator adaptive_avg_pool3d = new("aten::adaptive_avg_pool3d");
    internal static readonly Operator adaptive_max_pool1d = new("aten::adaptive_max_pool1d");
    internal static readonly Operator adaptive_max_pool2d = new("aten::adaptive_max_pool2d");
    internal static readonly Operator adaptive_max_pool3d = new("aten::adaptive_max_pool3d");

    // resizing
    internal static readonly Operator upsample_nearest1d = new("aten::upsample_nearest1d", "vec");
    internal static readonly Operator upsample_nearest3d = new("aten::upsample_nearest3d", "vec");
    internal static readonly Operator upsample_nearest_exact1d = new("aten::_upsample_nearest_exact1d", "vec");
    internal static readonly Operator upsample_nearest_exact2d = new("aten::_upsample_nearest_exact2d", "vec");
    internal static readonly Operator upsample_nearest_exact3d = new("aten::_upsample_nearest_exact3d", "vec");
    internal static readonly Operator upsample_linear1d = new("aten::upsample_linear1d", "vec");
    internal static readonly Operator upsample_trilinear3d = new("aten::upsample_trilinear3d", "vec");
    internal static readonly Operator upsample_bicubic2d = new("aten::upsample_bicubic2d", "vec");
    internal static readonly Operator upsample_bilinear2d_aa = new("aten::_upsample_bilinear2d_aa", "vec");
    internal static readonly Operator upsample_bicubic2d_aa = new("aten::_upsample_bicubic2d_aa", "vec");
}
