namespace TorchSharp.Handles;

// The same values in another arrangement.
internal static partial class Aten
{
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
    internal static readonly Operator ravel = new("aten::ravel");
    internal static readonly Operator unflatten = new("aten::unflatten", "int");
    internal static readonly Operator movedim_intlist = new("aten::movedim", "intlist");
    internal static readonly Operator moveaxis_intlist = new("aten::moveaxis", "intlist");
    internal static readonly Operator swapaxes = new("aten::swapaxes");
    internal static readonly Operator swapdims = new("aten::swapdims");
    internal static readonly Operator transpose_ = new("aten::transpose_");
    internal static readonly Operator squeeze__dim = new("aten::squeeze_", "dim");
    internal static readonly Operator squeeze_ = new("aten::squeeze_");
    internal static readonly Operator unsqueeze_ = new("aten::unsqueeze_");
    internal static readonly Operator broadcast_to = new("aten::broadcast_to");
    internal static readonly Operator view_as = new("aten::view_as");
    internal static readonly Operator tile = new("aten::tile");
    internal static readonly Operator repeat_interleave_self_int = new("aten::repeat_interleave", "self_int");
    internal static readonly Operator repeat_interleave_self_Tensor = new("aten::repeat_interleave", "self_Tensor");
    internal static readonly Operator roll = new("aten::roll");
    internal static readonly Operator rot90 = new("aten::rot90");
    internal static readonly Operator fliplr = new("aten::fliplr");
    internal static readonly Operator flipud = new("aten::flipud");
    internal static readonly Operator unfold = new("aten::unfold");
    internal static readonly Operator as_strided = new("aten::as_strided");
    internal static readonly Operator atleast_1d = new("aten::atleast_1d");
    internal static readonly Operator atleast_2d = new("aten::atleast_2d");
    internal static readonly Operator atleast_3d = new("aten::atleast_3d");
    internal static readonly Operator diag = new("aten::diag");
    internal static readonly Operator diagonal = new("aten::diagonal");
    internal static readonly Operator diagflat = new("aten::diagflat");
    internal static readonly Operator diag_embed = new("aten::diag_embed");
    internal static readonly Operator tril = new("aten::tril");
    internal static readonly Operator tril_ = new("aten::tril_");
    internal static readonly Operator triu = new("aten::triu");
    internal static readonly Operator triu_ = new("aten::triu_");
    internal static readonly Operator adjoint = new("aten::adjoint");

    // joining and splitting
    internal static readonly Operator tensor_split_sections = new("aten::tensor_split", "sections");
    internal static readonly Operator tensor_split_indices = new("aten::tensor_split", "indices");
    internal static readonly Operator tensor_split_tensor_indices_or_sections = new("aten::tensor_split", "tensor_indices_or_sections");
    internal static readonly Operator hsplit = new("aten::hsplit", "int");
    internal static readonly Operator hsplit_array = new("aten::hsplit", "array");
    internal static readonly Operator vsplit = new("aten::vsplit", "int");
    internal static readonly Operator vsplit_array = new("aten::vsplit", "array");
    internal static readonly Operator dsplit = new("aten::dsplit", "int");
    internal static readonly Operator dsplit_array = new("aten::dsplit", "array");
    internal static readonly Operator hstack = new("aten::hstack");
    internal static readonly Operator vstack = new("aten::vstack");
    internal static readonly Operator dstack = new("aten::dstack");
    internal static readonly Operator column_stack = new("aten::column_stack");
    internal static readonly Operator meshgrid_indexing = new("aten::meshgrid", "indexing");
    internal static readonly Operator block_diag = new("aten::block_diag");
    internal static readonly Operator broadcast_tensors = new("aten::broadcast_tensors");

    // selection by index and mask
    internal static readonly Operator scatter_src = new("aten::scatter", "src");
    internal static readonly Operator scatter__src = new("aten::scatter_", "src");
    internal static readonly Operator scatter_add = new("aten::scatter_add");
    internal static readonly Operator scatter_add_ = new("aten::scatter_add_");
    internal static readonly Operator index_select = new("aten::index_select");
    internal static readonly Operator index_add = new("aten::index_add");
    internal static readonly Operator index_add_ = new("aten::index_add_");
    internal static readonly Operator index_copy = new("aten::index_copy");
    internal static readonly Operator index_copy_ = new("aten::index_copy_");
    internal static readonly Operator index_fill_int_Scalar = new("aten::index_fill", "int_Scalar");
    internal static readonly Operator index_fill__int_Scalar = new("aten::index_fill_", "int_Scalar");
    internal static readonly Operator take = new("aten::take");
    internal static readonly Operator take_along_dim = new("aten::take_along_dim");
    internal static readonly Operator masked_fill__Scalar = new("aten::masked_fill_", "Scalar");
    internal static readonly Operator masked_scatter = new("aten::masked_scatter");
    internal static readonly Operator masked_scatter_ = new("aten::masked_scatter_");
    internal static readonly Operator masked_select = new("aten::masked_select");
    internal static readonly Operator select_scatter = new("aten::select_scatter");
    internal static readonly Operator slice_scatter = new("aten::slice_scatter");
    internal static readonly Operator diagonal_scatter = new("aten::diagonal_scatter");
}
