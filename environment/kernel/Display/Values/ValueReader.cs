using System.Collections;
using System.Runtime.CompilerServices;
using Workbench.Kernel.Scripting.Interrupts;

namespace Workbench.Kernel.Display.Values;

/// <summary>Reads a value into nodes. A value is someone else's code: each item, each member is asked for at most once, nothing is awaited or consumed,
/// what throws is shown where it threw, and size, depth and time are limited.</summary>
internal sealed class ValueReader
{
    /// <summary>Items of a sequence, rows of a table.</summary>
    public const int ShownItems = 20;

    /// <summary>Columns of a table, members of a nested object.</summary>
    public const int ShownMembers = 12;

    private const int ShownDepth = 3;

    /// <summary>Values read for one display, nested ones included.</summary>
    private const int ShownNodes = 4000;

    /// <summary>After this long nothing more is asked for: half a minute of slow getters is no display.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _time;
    private readonly long _began;
    private readonly List<object> _path = [];
    private int _nodes;

    private ValueReader(TimeProvider time) => (_time, _began) = (time, time.GetTimestamp());

    /// <summary>Whether the value stands alone: then texts are kept longer, exceptions bring their frames and tensors their values.</summary>
    public bool IsTop => _path.Count == 0;

    /// <summary>Whether reading has taken so long that it ends here.</summary>
    public bool IsLate => _time.GetElapsedTime(_began) > Patience;

    /// <summary>What stands where reading ended.</summary>
    public static Leaf TooLate { get; } = new($"(not read: this display took over {Patience.TotalSeconds} s)");

    /// <summary>Reads a value that stands alone.</summary>
    public static Node Read(object? value, TimeProvider time) => new ValueReader(time).Read(value);

    /// <summary>What stands in the place of a value that could not be read.</summary>
    public static Leaf Failed(Exception failure) => Leaves.Text($"({failure.GetType().Name}: {failure.Message})", alone: false);

    /// <summary>Whether an exception of the value's code is shown in its place; the others, whatever they come in (reflection wraps what a property throws), end the display.</summary>
    public static bool IsShown(Exception failure) => failure is not (CellInterruptedException or ThreadInterruptedException or OutOfMemoryException or InsufficientExecutionStackException)
        && (failure.InnerException is not { } cause || IsShown(cause));

    /// <summary>Reads a value, which may be part of another.</summary>
    public Node Read(object? value)
    {
        if (++_nodes > ShownNodes) return new Leaf("…");
        try
        {
            return Leaves.Of(value, IsTop) ?? Unread.Of(value!, this) ?? (IsTop ? null : Leaves.Formatted(value!)) ?? TensorConvention.Of(value!, IsTop) ?? Structure(value!);
        }
        catch (Exception failure) when (IsShown(failure))
        {
            return Failed(failure);
        }
    }

    /// <summary>Reads what a value contains, with the value on the path: cycles end, and below a certain depth only <paramref name="closed"/> is shown.</summary>
    public Node Inside(object value, string closed, Func<Node> read)
    {
        if (_path.Exists(outer => ReferenceEquals(outer, value))) return new Leaf("(cycle)");
        if (_path.Count >= ShownDepth) return new Leaf(closed);
        _path.Add(value);
        try
        {
            return read();
        }
        finally
        {
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private Node Structure(object value)
    {
        if (value is ITuple tuple)
            return Inside(value, "(…)", () => new Fields("", [.. Enumerable.Range(0, Math.Min(tuple.Length, ShownItems)).Select(index => ($"Item{index + 1}", Read(tuple[index])))], Math.Max(0, tuple.Length - ShownItems), IsTuple: true));
        if (Sequences.Held(value) is { } held) return Read(held);
        if (value is Array { Rank: > 1 } array) return Inside(value, Corners.Name(array), () => Corners.Of(array, this));
        if (!Members.IsPair(value.GetType()) && OwnText.Of(value) is { } text) return Leaves.Text(text, IsTop);
        if (value is IEnumerable items) return Inside(value, Sequences.IsDictionary(value.GetType()) ? "{…}" : "[…]", () => Sequences.Of(items, this));
        return Inside(value, $"{TypeName.Of(value.GetType())} {{…}}".TrimStart(), () => Members.Of(value, this, _path.Count > 1 ? ShownMembers : ShownItems));
    }
}
