using System.Globalization;

namespace Workbench.Sharing.Paper;

/// <summary>The width of a figure on paper.</summary>
/// <param name="Name">What files are called after it, e.g. <c>aas-1</c>.</param>
/// <param name="Millimetres">The width, 20 to 500 mm.</param>
public sealed record ColumnWidth(string Name, double Millimetres)
{
    /// <summary>Millimetres of an inch.</summary>
    internal const double Inch = 25.4;

    private static readonly Dictionary<string, ColumnWidth[]> Journals = new()
    {
        ["aas"] = [new("aas-1", 3.5 * Inch), new("aas-2", 7.1 * Inch)],
        ["agu"] = [new("agu-1", 95), new("agu-2", 190)],
        ["aa"] = [new("aa-1", 88), new("aa-2", 180)],
    };

    /// <summary>One column and two columns of the journals of the American Astronomical Society: 3.5 and 7.1 inches.</summary>
    public static IReadOnlyList<ColumnWidth> Aas => Journals["aas"];

    /// <summary>The widths that a word names.</summary>
    /// <param name="word">
    /// <c>aas</c> (3.5 and 7.1 in), <c>agu</c> (95 and 190 mm) or <c>aa</c> (Astronomy &amp; Astrophysics, 88 and 180 mm) for one and two columns; one of them with <c>-1</c> or
    /// <c>-2</c>; or a number of millimetres from 20 to 500.
    /// </param>
    /// <exception cref="ArgumentException">It is none of these.</exception>
    public static IReadOnlyList<ColumnWidth> Parse(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (Journals.TryGetValue(word, out ColumnWidth[]? both)) return both;
        if (Journals.Values.SelectMany(widths => widths).FirstOrDefault(width => width.Name == word) is { } one) return [one];
        if (double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double millimetres) && millimetres is >= 20 and <= 500)
            return [new ColumnWidth($"{millimetres.ToString("0.##", CultureInfo.InvariantCulture)}mm", millimetres)];
        throw new ArgumentException($"ColumnWidth: expected {string.Join(", ", Journals.Keys)}, one of them with -1 or -2 for one or two columns, or millimetres from 20 to 500, got \"{word}\".", nameof(word));
    }
}
