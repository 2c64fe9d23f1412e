namespace TorchSharp.Handles;

// Tensors out of nothing, and where they live.
internal static partial class Aten
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
    internal static readonly Operator randint = new("aten::randint", "low_generator");
    internal static readonly Operator randperm = new("aten::randperm", "generator");
    internal static readonly Operator randperm_out = new("aten::randperm", "generator_out");
    internal static readonly Operator normal = new("aten::normal", "Tensor_Tensor");
    internal static readonly Operator logspace = new("aten::logspace");
    internal static readonly Operator empty_strided = new("aten::empty_strided");
    internal static readonly Operator tril_indices = new("aten::tril_indices");
    internal static readonly Operator triu_indices = new("aten::triu_indices");
    internal static readonly Operator hann_window = new("aten::hann_window", "periodic");
    internal static readonly Operator detach_ = new("aten::detach_");
    internal static readonly Operator result_type = new("aten::result_type", "Tensor");

    // in place, and where things live
    internal static readonly Operator copy_ = new("aten::copy_");
    internal static readonly Operator fill_ = new("aten::fill_", "Scalar");
    internal static readonly Operator zero_ = new("aten::zero_");
    internal static readonly Operator normal_ = new("aten::normal_");
    internal static readonly Operator uniform_ = new("aten::uniform_");
    internal static readonly Operator to = new("aten::to", "dtype_layout");

    // random numbers
    internal static readonly Operator bernoulli = new("aten::bernoulli");
    internal static readonly Operator bernoulli__float = new("aten::bernoulli_", "float");
    internal static readonly Operator bernoulli_ = new("aten::bernoulli_", "Tensor");
    internal static readonly Operator multinomial = new("aten::multinomial");
    internal static readonly Operator poisson = new("aten::poisson");
    internal static readonly Operator random__from = new("aten::random_", "from");
    internal static readonly Operator exponential_ = new("aten::exponential_");
    internal static readonly Operator cauchy_ = new("aten::cauchy_");
    internal static readonly Operator log_normal_ = new("aten::log_normal_");
    internal static readonly Operator geometric_ = new("aten::geometric_");
    internal static readonly Operator rand_like = new("aten::rand_like");
    internal static readonly Operator randn_like = new("aten::randn_like");
    internal static readonly Operator randint_like_low_dtype = new("aten::randint_like", "low_dtype");
}
