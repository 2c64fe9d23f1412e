namespace TorchSharp.Handles;

// Many values into fewer.
internal static partial class Aten
{
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

    // statistics
    internal static readonly Operator prod_dim_int = new("aten::prod", "dim_int");
    internal static readonly Operator prod = new("aten::prod");
    internal static readonly Operator norm_Scalar = new("aten::norm", "Scalar");
    internal static readonly Operator norm_ScalarOpt_dim = new("aten::norm", "ScalarOpt_dim");
    internal static readonly Operator dist = new("aten::dist");
    internal static readonly Operator var = new("aten::var");
    internal static readonly Operator var_dim = new("aten::var", "dim");
    internal static readonly Operator std_mean = new("aten::std_mean");
    internal static readonly Operator std_mean_dim = new("aten::std_mean", "dim");
    internal static readonly Operator var_mean_dim = new("aten::var_mean", "dim");
    internal static readonly Operator var_mean = new("aten::var_mean");
    internal static readonly Operator median = new("aten::median");
    internal static readonly Operator nanmedian = new("aten::nanmedian");
    internal static readonly Operator nansum = new("aten::nansum");
    internal static readonly Operator nanmean = new("aten::nanmean");
    internal static readonly Operator quantile = new("aten::quantile");
    internal static readonly Operator nanquantile = new("aten::nanquantile");
    internal static readonly Operator mode = new("aten::mode");
    internal static readonly Operator logsumexp = new("aten::logsumexp");
    internal static readonly Operator count_nonzero = new("aten::count_nonzero");
    internal static readonly Operator count_nonzero_dim_IntList = new("aten::count_nonzero", "dim_IntList");
    internal static readonly Operator amax_out = new("aten::amax", "out");
    internal static readonly Operator amin_out = new("aten::amin", "out");
    internal static readonly Operator aminmax = new("aten::aminmax");

    // along an axis
    internal static readonly Operator cumprod = new("aten::cumprod");
    internal static readonly Operator cummax = new("aten::cummax");
    internal static readonly Operator cummin = new("aten::cummin");
    internal static readonly Operator logcumsumexp = new("aten::logcumsumexp");
    internal static readonly Operator diff = new("aten::diff");
    internal static readonly Operator trapezoid = new("aten::trapezoid", "dx");
    internal static readonly Operator trapezoid_x = new("aten::trapezoid", "x");
    internal static readonly Operator cumulative_trapezoid = new("aten::cumulative_trapezoid", "dx");
    internal static readonly Operator cumulative_trapezoid_x = new("aten::cumulative_trapezoid", "x");

    // sorting and counting
    internal static readonly Operator sort_stable = new("aten::sort", "stable");
    internal static readonly Operator argsort = new("aten::argsort");
    internal static readonly Operator msort = new("aten::msort");
    internal static readonly Operator topk = new("aten::topk");
    internal static readonly Operator kthvalue = new("aten::kthvalue");
    internal static readonly Operator unique_dim = new("aten::unique_dim");
    internal static readonly Operator _unique2 = new("aten::_unique2");
    internal static readonly Operator unique_consecutive = new("aten::unique_consecutive");
    internal static readonly Operator bincount = new("aten::bincount");
    internal static readonly Operator histc = new("aten::histc");
    internal static readonly Operator bucketize = new("aten::bucketize", "Tensor");
    internal static readonly Operator nonzero = new("aten::nonzero");
    internal static readonly Operator argwhere = new("aten::argwhere");
    internal static readonly Operator where_ = new("aten::where");
    internal static readonly Operator searchsorted_Scalar = new("aten::searchsorted", "Scalar");
    internal static readonly Operator searchsorted = new("aten::searchsorted", "Tensor");
}
