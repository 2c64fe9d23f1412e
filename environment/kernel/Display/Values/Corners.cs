namespace Workbench.Kernel.Display.Values;

/// <summary>An array of several dimensions by its shape and its outermost values.</summary>
internal static class Corners
{
    private const int ShownEdge = 3;

    /// <summary>The array's type and shape, e.g. <c>double[3, 4]</c>.</summary>
    public static string Name(Array array) => $"{TypeName.Of(array.GetType().GetElementType()!)}[{string.Join(", ", Enumerable.Range(0, array.Rank).Select(array.GetLength))}]";

    /// <summary>Two dimensions as a matrix, its middle left out when it is large; more dimensions as a list of the corners' indices and values.</summary>
    public static Node Of(Array array, ValueReader reader)
    {
        var axes = Enumerable.Range(0, array.Rank).ToArray();
        if (array.Length == 0) return new Leaf($"{Name(array)} (empty)");
        if (array.Rank == 2)
        {
            int?[] columns = [.. Shown(array, 1, ValueReader.ShownMembers)];
            return new Grid(Name(array), [.. Shown(array, 0, ValueReader.ShownItems).Select(row => (IReadOnlyList<Node?>)[.. columns.Select(column => row is { } y && column is { } x ? reader.Read(array.GetValue(y, x)) : null)])]);
        }
        var corners = axes.Aggregate((IEnumerable<int[]>)[[]], (heads, axis) => heads.SelectMany(head => Ends(array, axis).Select(index => (int[])[.. head, index])));
        return new Grid(Name(array), [.. corners.Take(ValueReader.ShownItems).Select(index => (IReadOnlyList<Node?>)[new Leaf($"[{string.Join(", ", index)}]"), reader.Read(array.GetValue(index))])]);
    }

    /// <summary>An axis' indices; null stands for those left out.</summary>
    private static IEnumerable<int?> Shown(Array array, int axis, int limit)
    {
        var (first, length) = (array.GetLowerBound(axis), array.GetLength(axis));
        if (length <= limit) return Enumerable.Range(first, length).Select(index => (int?)index);
        return [.. Enumerable.Range(first, ShownEdge), null, .. Enumerable.Range(first + length - ShownEdge, ShownEdge)];
    }

    private static IEnumerable<int> Ends(Array array, int axis) => new[] { array.GetLowerBound(axis), array.GetUpperBound(axis) }.Distinct();
}
