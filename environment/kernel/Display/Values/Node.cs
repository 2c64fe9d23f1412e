namespace Workbench.Kernel.Display.Values;

/// <summary>What a value was when it was read: read once, within limits, and written out as often as needed (as a line, as a text table, as HTML).</summary>
internal abstract record Node;

/// <summary>A value that is one text.</summary>
/// <param name="Text">Its beginning, as it came: not yet escaped for any output.</param>
/// <param name="Kind">What is written around it.</param>
/// <param name="Hidden">How many characters of the text were not kept.</param>
internal sealed record Leaf(string Text, LeafKind Kind = LeafKind.Text, int Hidden = 0) : Node;

/// <summary>What a leaf's text stands for.</summary>
internal enum LeafKind
{
    /// <summary>A description.</summary>
    Text,

    /// <summary>A number: its column is aligned to the right.</summary>
    Number,

    /// <summary>A string: in quotes where it stands among others.</summary>
    String,
}

/// <summary>A sequence.</summary>
/// <param name="Values">The first items.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Key">What they were grouped by, or null.</param>
internal sealed record Items(IReadOnlyList<Node> Values, Amount Count, Node? Key = null) : Node;

/// <summary>A dictionary.</summary>
/// <param name="Pairs">The first entries.</param>
/// <param name="Count">How many there are.</param>
internal sealed record Entries(IReadOnlyList<(Node Key, Node Value)> Pairs, Amount Count) : Node;

/// <summary>An object or a tuple by its members.</summary>
/// <param name="Name">The type's name; empty for tuples and anonymous types.</param>
/// <param name="Values">The members' names and values, in the order of their declaration.</param>
/// <param name="Hidden">How many members were not read.</param>
/// <param name="IsTuple">Whether a line shows the values alone.</param>
internal sealed record Fields(string Name, IReadOnlyList<(string Name, Node Value)> Values, int Hidden = 0, bool IsTuple = false) : Node;

/// <summary>An array of several dimensions.</summary>
/// <param name="Name">Its type and shape, such as <c>double[3, 4]</c>.</param>
/// <param name="Rows">Rows of values (null stands for those left out), or of an index and its value where there are more than two dimensions.</param>
internal sealed record Grid(string Name, IReadOnlyList<IReadOnlyList<Node?>> Rows) : Node;

/// <summary>How many items there are, as far as it is known without reading them all.</summary>
/// <param name="Shown">How many were read.</param>
/// <param name="Total">All of them; null when unknown.</param>
/// <param name="One">What one is called.</param>
/// <param name="Several">What several are called.</param>
/// <param name="Broken">How reading them ended early, such as "failed": then the last item says why. Null where it did not.</param>
internal sealed record Amount(int Shown, long? Total, string One, string Several, string? Broken = null)
{
    /// <summary>Whether there are more than were read.</summary>
    public bool IsPart => Broken is null && (Total is not { } total || total > Shown);

    /// <summary>What stands in the place of those that were not read.</summary>
    public string Rest => Total is { } total ? $"… {Numeral(total - Shown)} more" : "… more";

    /// <inheritdoc/>
    public override string ToString() => Broken is not null ? $"{Shown} {(Shown == 1 ? One : Several)} before it {Broken}" : Total is { } total ? $"{Numeral(total)} {(total == 1 ? One : Several)}" : $"more than {Shown} {Several}";

    private static string Numeral(long number) => number.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
}
