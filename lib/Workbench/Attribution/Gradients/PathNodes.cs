using TorchSharp;
using static TorchSharp.torch;

namespace Workbench.Attribution;

/// <summary>The points of one example's path that have been evaluated, in order, with their gradients; and what the pieces between them say.</summary>
/// <param name="epsilon">Distance from 1 to the next number of the target's type.</param>
internal sealed class PathNodes(double epsilon) : IDisposable
{
    private readonly List<Node> _nodes = [];

    internal int Count => _nodes.Count;

    /// <summary>Target at the end less target at the start.</summary>
    internal double Change => _nodes[^1].Target - _nodes[0].Target;

    /// <summary>How far the change may be off by the rounding of the two targets alone.</summary>
    internal double Rounding => TargetRounding.Of(_nodes[0].Target, _nodes[^1].Target, epsilon);

    /// <summary>Sum over the pieces of what no mixture of the gradients at its two ends explains, without regard to sign, relative to the change.</summary>
    internal double Unexplained => Relative(Pieces().Sum(p => Math.Abs(p.Residual)), Change);

    /// <summary>Sum over the pieces of how far the trapezoid rule misses the change of the target, without regard to sign, relative to the way up and down along the path.</summary>
    internal double Bend => Relative(Pieces().Sum(p => Math.Abs(p.Defect)), Pieces().Sum(p => p.Way));

    /// <summary>Adds a point; keeps a copy of its gradients.</summary>
    internal void Add(double alpha, double target, double slope, IReadOnlyList<Tensor?> gradients, int row)
    {
        using var scope = NewDisposeScope();
        Tensor?[] kept = [.. gradients.Select(g => g?.select(0, row).clone().DetachFromDisposeScope())];
        var place = _nodes.FindIndex(n => n.Alpha > alpha);
        _nodes.Insert(place < 0 ? _nodes.Count : place, new Node(alpha, target, slope, kept));
    }

    /// <summary>Middles of the pieces where the trapezoid rule misses most.</summary>
    internal IEnumerable<double> WorstMiddles(int count)
        => Pieces().OrderByDescending(p => Math.Abs(p.Defect)).Take(count).Select(p => (p.Left.Alpha + p.Right.Alpha) / 2);

    /// <summary>Adds the weighted gradients to an example's sums, and forgets them.</summary>
    internal void Into(GradientSums sums, int example)
    {
        foreach (var piece in Pieces())
        {
            sums.Add(example, piece.Share * piece.Length, piece.Left.Gradients);
            sums.Add(example, (1 - piece.Share) * piece.Length, piece.Right.Gradients);
        }

        Dispose();
    }

    public void Dispose()
    {
        foreach (var gradient in _nodes.SelectMany(n => n.Gradients)) gradient?.Dispose();
        _nodes.Clear();
    }

    // An error within the rounding is none.
    private double Relative(double error, double scale) => error <= Rounding ? 0 : error / Math.Abs(scale);

    private IEnumerable<Piece> Pieces() => _nodes.Zip(_nodes.Skip(1), (left, right) => new Piece(left, right));

    private sealed record Node(double Alpha, double Target, double Slope, Tensor?[] Gradients);

    private sealed record Piece(Node Left, Node Right)
    {
        internal double Length => Right.Alpha - Left.Alpha;

        internal double Defect => (Length * (Left.Slope + Right.Slope) / 2) - (Right.Target - Left.Target);

        internal double Way => Length * (Math.Abs(Left.Slope) + Math.Abs(Right.Slope)) / 2;

        // The share of the piece over which the left gradient holds, so that the slopes add up to the change of the target.
        internal double Share
        {
            get
            {
                var jump = Left.Slope - Right.Slope;
                var share = (((Right.Target - Left.Target) / Length) - Right.Slope) / jump;
                return double.IsFinite(share) ? Math.Clamp(share, 0, 1) : 0.5;
            }
        }

        internal double Residual => (Length * ((Share * Left.Slope) + ((1 - Share) * Right.Slope))) - (Right.Target - Left.Target);
    }
}
