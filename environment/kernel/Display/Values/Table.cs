namespace Workbench.Kernel.Display.Values;

/// <summary>A node as rows and columns of single lines.</summary>
/// <param name="Caption">What the table shows: a type's name, a count; may be empty.</param>
/// <param name="Header">The columns' names; empty for a table without them.</param>
/// <param name="Rows">The cells, a list a row, each as long as the others.</param>
/// <param name="IsNamed">Whether the first column names its row.</param>
/// <param name="Rest">What stands below the rows for those left out; empty when none are.</param>
internal sealed record Table(string Caption, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<Cell>> Rows, bool IsNamed, string Rest)
{
    private static readonly Cell Dots = new("…", IsNumber: false);

    /// <summary>Whether every cell of a column that holds something holds a number.</summary>
    public bool IsNumeric(int column) => Rows.Any(row => row[column].IsNumber) && Rows.All(row => row[column].IsNumber || row[column] == Cell.Empty || row[column] == Dots);

    /// <summary>How many places a cell may take: names and values may be long, many columns may not.</summary>
    public int CellWidth => (Rows.Count > 0 ? Rows[0].Count : 1) <= 2 ? 80 : 30;

    /// <summary>The node's table, or null for what has no parts.</summary>
    public static Table? Of(Node node) => node switch
    {
        Items { Values: [Items { Key: not null }, ..] groups } items when groups.All(group => group is Items { Key: not null }) =>
            OfRows(items.Count, groups.Cast<Items>().Select(group => (Cell.Of(group.Key!), (Node)(group with { Key = null }))), isKeyed: true),
        Items { Values.Count: > 0 } items => OfRows(items.Count, items.Values.Select((value, index) => (Cell.Of(index), value)), isKeyed: false),
        Entries { Pairs.Count: > 0 } entries => OfRows(entries.Count, entries.Pairs.Select(pair => (Cell.Of(pair.Key), pair.Value)), isKeyed: true),
        Fields fields => new Table(fields.Name, [], [.. fields.Values.Select(field => (IReadOnlyList<Cell>)[Cell.Of(field.Name), Cell.Of(field.Value)])], IsNamed: true, fields.Hidden > 0 ? $"… {fields.Hidden} more" : ""),
        Grid grid => new Table(grid.Name, [], [.. grid.Rows.Select(row => (IReadOnlyList<Cell>)[.. row.Select(value => value is null ? Dots : Cell.Of(value))])], IsNamed: false, ""),
        _ => null,
    };

    private static Table OfRows(Amount count, IEnumerable<(Cell Key, Node Value)> values, bool isKeyed)
    {
        var rows = values.ToList();
        var rest = count.IsPart ? count.Rest : "";
        if (Columns(rows, isKeyed) is not { } columns)
            return new Table(count.ToString(), isKeyed ? ["Key", "Value"] : [], [.. rows.Select(row => (IReadOnlyList<Cell>)[row.Key, Cell.Of(row.Value)])], IsNamed: true, rest);
        // What was not read of an object counts as a column too.
        var hidden = Math.Max(0, columns.Count - ValueReader.ShownMembers) + rows.Max(row => row.Value is Fields fields ? fields.Hidden : 0);
        var shown = columns.Take(ValueReader.ShownMembers).ToList();
        return new Table(count.ToString(), [.. isKeyed ? ["Key"] : (string[])[], .. shown, .. hidden > 0 ? [$"… {hidden} more"] : (string[])[]],
            [.. rows.Select(row => (IReadOnlyList<Cell>)[.. isKeyed ? [row.Key] : (Cell[])[], .. Cells(row.Value, shown), .. hidden > 0 ? [Dots] : (Cell[])[]])], isKeyed, rest);
    }

    /// <summary>The columns' names: the members of objects (a row that could not be read stands in the first column), or the places in sequences of one length; null where rows have no parts to compare.</summary>
    private static List<string>? Columns(List<(Cell Key, Node Value)> rows, bool isKeyed)
    {
        var isMatrix = !isKeyed && rows[0].Value is Items { Count: { IsPart: false, Broken: null, Shown: > 0 and <= ValueReader.ShownMembers } } first
            && rows.TrueForAll(row => row.Value is Items { Count: { IsPart: false, Broken: null } } items && items.Values.Count == first.Values.Count);
        var isObjects = rows.Exists(row => row.Value is Fields) && rows.TrueForAll(row => row.Value is Fields or Leaf { Kind: LeafKind.Text });
        return isMatrix || isObjects ? [.. rows.SelectMany(row => Parts(row.Value)).Select(part => part.Name).Distinct()] : null;
    }

    private static IEnumerable<Cell> Cells(Node row, List<string> columns)
    {
        if (row is Leaf) return columns.Select((_, index) => index == 0 ? Cell.Of(row) : Cell.Empty);
        var parts = Parts(row).ToDictionary(part => part.Name, part => part.Value);
        return columns.Select(column => parts.TryGetValue(column, out var value) ? Cell.Of(value) : Cell.Empty);
    }

    private static IEnumerable<(string Name, Node Value)> Parts(Node row) => row switch
    {
        Fields fields => fields.Values,
        Items items => items.Values.Select((value, index) => ($"{index}", value)),
        _ => [],
    };
}

/// <summary>One cell: its whole line, without control characters but not escaped for any markup.</summary>
internal sealed record Cell(string Text, bool IsNumber)
{
    /// <summary>A cell with nothing in it.</summary>
    public static Cell Empty { get; } = new("", IsNumber: false);

    /// <summary>A value's cell.</summary>
    public static Cell Of(Node value) => new(InlineText.OfCell(value), value is Leaf { Kind: LeafKind.Number });

    /// <summary>A name's cell.</summary>
    public static Cell Of(string name) => new(SafeText.Line(name), IsNumber: false);

    /// <summary>A row number's cell.</summary>
    public static Cell Of(int index) => new($"{index}", IsNumber: true);
}
