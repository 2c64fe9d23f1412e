namespace TorchSharp.Handles;

// Optimisers, losses, initialisation, clipping.
internal static partial class Aten
{
    internal static readonly Operator foreach_norm = new("aten::_foreach_norm", "Scalar");
    internal static readonly Operator vector_norm = new("aten::linalg_vector_norm");
    internal static readonly Operator qr = new("aten::linalg_qr");
    internal static readonly Operator mse_loss = new("aten::mse_loss");
    internal static readonly Operator l1_loss = new("aten::l1_loss");
    internal static readonly Operator smooth_l1_loss = new("aten::smooth_l1_loss");
    internal static readonly Operator huber_loss = new("aten::huber_loss");
    internal static readonly Operator cross_entropy_loss = new("aten::cross_entropy_loss");
    internal static readonly Operator nll_loss_nd = new("aten::nll_loss_nd");
    internal static readonly Operator binary_cross_entropy = new("aten::binary_cross_entropy");
    internal static readonly Operator binary_cross_entropy_with_logits = new("aten::binary_cross_entropy_with_logits");
}
