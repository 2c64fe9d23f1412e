namespace TorchSharp.Handles;

/// <summary>
/// The operators the surface calls, by libtorch's own names: <c>name_Overload</c>; in-place ones keep libtorch's trailing
/// underscore. Where a schema differs between libtorch versions, this is the place to bridge it.
/// </summary>
internal static class Aten
{
    // creation
    internal static readonly Operator empty = new("aten::empty", "memory_format");
    internal static readonly Operator zeros = new("aten::zeros");
    internal static readonly Operator ones = new("aten::ones");
    internal static readonly Operator full = new("aten::full");
    internal static readonly Operator arange = new("aten::arange", "start_step");
    internal static readonly Operator linspace = new("aten::linspace");
    internal static readonly Operator eye = new("aten::eye");
    internal static readonly Operator rand = new("aten::rand", "generator");
    internal static readonly Operator randn = new("aten::randn", "generator");
    internal static readonly Operator zeros_like = new("aten::zeros_like");
    internal static readonly Operator ones_like = new("aten::ones_like");
    internal static readonly Operator empty_like = new("aten::empty_like");
    internal static readonly Operator full_like = new("aten::full_like");

    // arithmetic
    internal static readonly Operator add = new("aten::add", "Tensor");
    internal static readonly Operator add_Scalar = new("aten::add", "Scalar");
    internal static readonly Operator add_ = new("aten::add_", "Tensor");
    internal static readonly Operator add__Scalar = new("aten::add_", "Scalar");
    internal static readonly Operator sub = new("aten::sub", "Tensor");
    internal static readonly Operator sub_Scalar = new("aten::sub", "Scalar");
    internal static readonly Operator sub_ = new("aten::sub_", "Tensor");
    internal static readonly Operator sub__Scalar = new("aten::sub_", "Scalar");
    internal static readonly Operator rsub = new("aten::rsub", "Scalar");
    internal static readonly Operator mul = new("aten::mul", "Tensor");
    internal static readonly Operator mul_Scalar = new("aten::mul", "Scalar");
    internal static readonly Operator mul_ = new("aten::mul_", "Tensor");
    internal static readonly Operator mul__Scalar = new("aten::mul_", "Scalar");
    internal static readonly Operator div = new("aten::div", "Tensor");
    internal static readonly Operator div_Scalar = new("aten::div", "Scalar");
    internal static readonly Operator div_mode = new("aten::div", "Tensor_mode");
    internal static readonly Operator div_Scalar_mode = new("aten::div", "Scalar_mode");
    internal static readonly Operator div__mode = new("aten::div_", "Tensor_mode");
    internal static readonly Operator div__Scalar_mode = new("aten::div_", "Scalar_mode");
    internal static readonly Operator remainder = new("aten::remainder", "Tensor");
    internal static readonly Operator remainder_Scalar = new("aten::remainder", "Scalar");
    internal static readonly Operator pow = new("aten::pow", "Tensor_Tensor");
    internal static readonly Operator pow_Scalar = new("aten::pow", "Tensor_Scalar");
    internal static readonly Operator maximum = new("aten::maximum");
    internal static readonly Operator minimum = new("aten::minimum");
    internal static readonly Operator matmul = new("aten::matmul");
    internal static readonly Operator mm = new("aten::mm");
    internal static readonly Operator bmm = new("aten::bmm");

    // comparison
    internal static readonly Operator eq = new("aten::eq", "Tensor");
    internal static readonly Operator eq_Scalar = new("aten::eq", "Scalar");
    internal static readonly Operator ne = new("aten::ne", "Tensor");
    internal static readonly Operator ne_Scalar = new("aten::ne", "Scalar");
    internal static readonly Operator lt = new("aten::lt", "Tensor");
    internal static readonly Operator lt_Scalar = new("aten::lt", "Scalar");
    internal static readonly Operator le = new("aten::le", "Tensor");
    internal static readonly Operator le_Scalar = new("aten::le", "Scalar");
    internal static readonly Operator gt = new("aten::gt", "Tensor");
    internal static readonly Operator gt_Scalar = new("aten::gt", "Scalar");
    internal static readonly Operator ge = new("aten::ge", "Tensor");
    internal static readonly Operator ge_Scalar = new("aten::ge", "Scalar");
    internal static readonly Operator isnan = new("aten::isnan");
    internal static readonly Operator isfinite = new("aten::isfinite");
    internal static readonly Operator allclose = new("aten::allclose");
    internal static readonly Operator logical_not = new("aten::logical_not");
    internal static readonly Operator bitwise_and = new("aten::bitwise_and", "Tensor");
    internal static readonly Operator bitwise_or = new("aten::bitwise_or", "Tensor");
    internal static readonly Operator where = new("aten::where", "self");
    internal static readonly Operator masked_fill = new("aten::masked_fill", "Scalar");

    // one tensor in, one out
    internal static readonly Operator neg = new("aten::neg");
    internal static readonly Operator abs = new("aten::abs");
    internal static readonly Operator sign = new("aten::sign");
    internal static readonly Operator square = new("aten::square");
    internal static readonly Operator sqrt = new("aten::sqrt");
    internal static readonly Operator exp = new("aten::exp");
    internal static readonly Operator log = new("aten::log");
    internal static readonly Operator sin = new("aten::sin");
    internal static readonly Operator cos = new("aten::cos");
    internal static readonly Operator relu = new("aten::relu");
    internal static readonly Operator relu_ = new("aten::relu_");
    internal static readonly Operator sigmoid = new("aten::sigmoid");
    internal static readonly Operator tanh = new("aten::tanh");
    internal static readonly Operator clamp = new("aten::clamp");
    internal static readonly Operator detach = new("aten::detach");
    internal static readonly Operator clone = new("aten::clone");
    internal static readonly Operator contiguous = new("aten::contiguous");
    internal static readonly Operator softmax = new("aten::softmax", "int");
    internal static readonly Operator log_softmax = new("aten::log_softmax", "int");
    internal static readonly Operator cumsum = new("aten::cumsum");

    // reductions
    internal static readonly Operator sum = new("aten::sum");
    internal static readonly Operator sum_dim = new("aten::sum", "dim_IntList");
    internal static readonly Operator mean = new("aten::mean");
    internal static readonly Operator mean_dim = new("aten::mean", "dim");
    internal static readonly Operator std = new("aten::std");
    internal static readonly Operator std_dim = new("aten::std", "dim");
    internal static readonly Operator max = new("aten::max");
    internal static readonly Operator max_dim = new("aten::max", "dim");
    internal static readonly Operator min = new("aten::min");
    internal static readonly Operator min_dim = new("aten::min", "dim");
    internal static readonly Operator amax = new("aten::amax");
    internal static readonly Operator amin = new("aten::amin");
    internal static readonly Operator argmax = new("aten::argmax");
    internal static readonly Operator argmin = new("aten::argmin");
    internal static readonly Operator all = new("aten::all");
    internal static readonly Operator all_dim = new("aten::all", "dim");
    internal static readonly Operator any = new("aten::any");
    internal static readonly Operator any_dim = new("aten::any", "dim");

    // shapes
    internal static readonly Operator alias = new("aten::alias");
    internal static readonly Operator view = new("aten::view");
    internal static readonly Operator reshape = new("aten::reshape");
    internal static readonly Operator permute = new("aten::permute");
    internal static readonly Operator transpose = new("aten::transpose", "int");
    internal static readonly Operator t = new("aten::t");
    internal static readonly Operator flatten = new("aten::flatten", "using_ints");
    internal static readonly Operator squeeze = new("aten::squeeze");
    internal static readonly Operator squeeze_dim = new("aten::squeeze", "dim");
    internal static readonly Operator unsqueeze = new("aten::unsqueeze");
    internal static readonly Operator expand = new("aten::expand");
    internal static readonly Operator repeat = new("aten::repeat");
    internal static readonly Operator select = new("aten::select", "int");
    internal static readonly Operator narrow = new("aten::narrow");
    internal static readonly Operator slice = new("aten::slice", "Tensor");
    internal static readonly Operator index = new("aten::index", "Tensor");
    internal static readonly Operator index_put_ = new("aten::index_put_");
    internal static readonly Operator gather = new("aten::gather");
    internal static readonly Operator flip = new("aten::flip");
    internal static readonly Operator cat = new("aten::cat");
    internal static readonly Operator stack = new("aten::stack");
    internal static readonly Operator chunk = new("aten::chunk");
    internal static readonly Operator split = new("aten::split", "Tensor");
    internal static readonly Operator split_with_sizes = new("aten::split_with_sizes");
    internal static readonly Operator unbind = new("aten::unbind", "int");

    // in place, and where things live
    internal static readonly Operator copy_ = new("aten::copy_");
    internal static readonly Operator fill_ = new("aten::fill_", "Scalar");
    internal static readonly Operator zero_ = new("aten::zero_");
    internal static readonly Operator normal_ = new("aten::normal_");
    internal static readonly Operator uniform_ = new("aten::uniform_");
    internal static readonly Operator to = new("aten::to", "dtype_layout");

    // neural networks
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

    // training: optimisers, losses, initialisation, clipping
    internal static readonly Operator addcmul_ = new("aten::addcmul_");
    internal static readonly Operator addcdiv_ = new("aten::addcdiv_");
    internal static readonly Operator clamp_ = new("aten::clamp_");
    internal static readonly Operator clamp_min_ = new("aten::clamp_min_", "Tensor");
    internal static readonly Operator foreach_norm = new("aten::_foreach_norm", "Scalar");
    internal static readonly Operator vector_norm = new("aten::linalg_vector_norm");
    internal static readonly Operator erf = new("aten::erf");
    internal static readonly Operator erfinv_ = new("aten::erfinv_");
    internal static readonly Operator qr = new("aten::linalg_qr");
    internal static readonly Operator diagonal = new("aten::diagonal");
    internal static readonly Operator mse_loss = new("aten::mse_loss");
    internal static readonly Operator l1_loss = new("aten::l1_loss");
    internal static readonly Operator smooth_l1_loss = new("aten::smooth_l1_loss");
    internal static readonly Operator huber_loss = new("aten::huber_loss");
    internal static readonly Operator cross_entropy_loss = new("aten::cross_entropy_loss");
    internal static readonly Operator nll_loss_nd = new("aten::nll_loss_nd");
    internal static readonly Operator binary_cross_entropy = new("aten::binary_cross_entropy");
    internal static readonly Operator binary_cross_entropy_with_logits = new("aten::binary_cross_entropy_with_logits");

    // layers: convolution, recurrence, normalisation
    internal static readonly Operator conv1d = new("aten::conv1d");
    internal static readonly Operator conv1d_padding = new("aten::conv1d", "padding");
    internal static readonly Operator conv3d = new("aten::conv3d");
    internal static readonly Operator conv3d_padding = new("aten::conv3d", "padding");
    internal static readonly Operator conv_transpose1d = new("aten::conv_transpose1d");
    internal static readonly Operator conv_transpose2d = new("aten::conv_transpose2d", "input");
    internal static readonly Operator conv_transpose3d = new("aten::conv_transpose3d", "input");
    internal static readonly Operator im2col = new("aten::im2col");
    internal static readonly Operator col2im = new("aten::col2im");
    internal static readonly Operator lstm_cell = new("aten::lstm_cell");
    internal static readonly Operator gru = new("aten::gru", "input");
    internal static readonly Operator rnn_tanh = new("aten::rnn_tanh", "input");
    internal static readonly Operator rnn_relu = new("aten::rnn_relu", "input");
    internal static readonly Operator embedding = new("aten::embedding");
    internal static readonly Operator embedding_renorm_ = new("aten::embedding_renorm_");
    internal static readonly Operator batch_norm = new("aten::batch_norm");
    internal static readonly Operator group_norm = new("aten::group_norm");
    internal static readonly Operator instance_norm = new("aten::instance_norm");
    internal static readonly Operator norm_ScalarOpt_dim = new("aten::norm", "ScalarOpt_dim");
    internal static readonly Operator feature_dropout = new("aten::feature_dropout");
    internal static readonly Operator feature_dropout_ = new("aten::feature_dropout_");
    internal static readonly Operator unflatten = new("aten::unflatten", "int");
    internal static readonly Operator one_hot = new("aten::one_hot");

    // layers: pools
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

    // layers: activations
    internal static readonly Operator gelu_ = new("aten::gelu_");
    internal static readonly Operator leaky_relu = new("aten::leaky_relu");
    internal static readonly Operator leaky_relu_ = new("aten::leaky_relu_");
    internal static readonly Operator elu = new("aten::elu");
    internal static readonly Operator elu_ = new("aten::elu_");
    internal static readonly Operator silu = new("aten::silu");
    internal static readonly Operator silu_ = new("aten::silu_");
    internal static readonly Operator sigmoid_ = new("aten::sigmoid_");
    internal static readonly Operator tanh_ = new("aten::tanh_");
    internal static readonly Operator softplus = new("aten::softplus");

    // layers: resizing
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
