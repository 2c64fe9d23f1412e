using System.Globalization;
using System.Text;

namespace TorchSharp;

/// <summary>Writes a tensor's values: every one up to 1000, beyond that the first and last of each long axis.</summary>
internal sealed class TensorText
{
    /// <summary>Tensors of more elements are summarised.</summary>
    private const long Threshold = 1000;

    private readonly string _format;
    private readonly int _width;
    private readonly string _newLine;
    private readonly IFormatProvider _culture;

    internal TensorText(string? format, int? width, string? newLine, CultureInfo? culture)
    {
        _format = format ?? torch.FloatFormat;
        _width = width ?? torch.LineWidth;
        _newLine = newLine ?? torch.NewLine ?? Environment.NewLine;
        _culture = culture ?? CultureInfo.InvariantCulture;
    }

    internal static string Metadata(torch.Tensor tensor) => $"[{string.Join("x", tensor.shape)}], type = {tensor.dtype}, device = {tensor.device}";

    /// <summary>NumPy's: <c>[[1 2] [3 4]]</c>, a line a row.</summary>
    internal string Numpy(torch.Tensor tensor) => Nested(tensor, '[', ']', " ");

    /// <summary>The metadata, then NumPy's values with commas between braces, as an array initialiser.</summary>
    internal string CSharp(torch.Tensor tensor)
    {
        var type = tensor.dtype switch
        {
            torch.ScalarType.Byte => "byte", torch.ScalarType.Int8 => "sbyte", torch.ScalarType.Int16 => "short", torch.ScalarType.Int32 => "int", torch.ScalarType.Int64 => "long",
            torch.ScalarType.Float64 => "double", torch.ScalarType.Bool => "bool", torch.ScalarType.Float32 => "float",
            _ => tensor.dtype.ToString(),
        };
        if (tensor.Dimensions == 0) return $"{type}, value = {Nested(tensor, '{', '}', ", ")}";
        return $"{type}[{string.Join(", ", tensor.shape)}]{_newLine}{Nested(tensor, '{', '}', ", ")}";
    }

    /// <summary>The metadata, then a matrix for every index of the axes before the last two.</summary>
    internal string Julia(torch.Tensor tensor)
    {
        var text = new StringBuilder(Metadata(tensor));
        if (tensor.Dimensions == 0) return text.Append(", value = ").Append(Nested(tensor, '[', ']', " ")).ToString();
        foreach (var (title, rows) in Matrices(tensor))
        {
            text.Append(_newLine);
            if (title.Length > 0) text.Append(title).Append(_newLine);
            text.AppendJoin(_newLine, rows.Select(r => " " + r));
        }

        return text.ToString();
    }

    private IEnumerable<(string Title, string[] Rows)> Matrices(torch.Tensor tensor)
    {
        using var values = Values(tensor);
        var (shape, edge) = (tensor.shape, Edge(tensor));
        var leading = shape[..^Math.Min(2, shape.Length)];
        foreach (var index in Indices(leading, edge))
        {
            using var matrix = index.Aggregate(values.alias(), (view, i) =>
            {
                using (view) return view.select(0, i);
            });
            var rows = Nested(matrix, '[', ']', " ", edge).Split('\n').Select(r => r.Trim('[', ']', ' ', '\r')).ToArray();
            yield return (leading.Length == 0 ? "" : $"[{string.Join(",", index)},..,..] =", rows);
        }
    }

    private static IEnumerable<long[]> Indices(long[] axes, int edge)
    {
        if (axes.Length == 0) return [[]];
        return Shown(axes[0], edge).Where(i => i >= 0).SelectMany(i => Indices(axes[1..], edge).Select(rest => (long[])[i, .. rest]));
    }

    private string Nested(torch.Tensor tensor, char open, char close, string between, int? edge = null)
    {
        using var values = Values(tensor);
        var kept = edge ?? Edge(tensor);
        var words = new List<string>();
        Collect(values, kept, words);
        var width = words.Count == 0 ? 0 : words.Max(w => w.Length);
        var text = new StringBuilder();
        Append(text, tensor.shape, 0, new Queue<string>(words), width, kept, (open, close, between));
        return text.ToString();
    }

    private void Append(StringBuilder text, ReadOnlySpan<long> shape, int depth, Queue<string> words, int width, int edge, (char Open, char Close, string Between) signs)
    {
        if (shape.Length == 0)
        {
            text.Append(words.Dequeue().PadLeft(width));
            return;
        }

        text.Append(signs.Open);
        var (isFirst, column) = (true, 0);
        foreach (var i in Shown(shape[0], edge))
        {
            if (!isFirst)
            {
                column += width + signs.Between.Length;
                var isNewLine = shape.Length > 1 || column + width > _width;
                text.Append(isNewLine ? signs.Between.TrimEnd() + _newLine + new string(' ', depth + 1) : signs.Between);
                if (isNewLine) column = 0;
            }

            isFirst = false;
            if (i < 0) text.Append("...");
            else Append(text, shape[1..], depth + 1, words, width, edge, signs);
        }

        text.Append(signs.Close);
    }

    private void Collect(torch.Tensor values, int edge, List<string> words)
    {
        if (values.Dimensions == 0)
        {
            words.Add(Word(values));
            return;
        }

        foreach (var i in Shown(values.shape[0], edge).Where(i => i >= 0))
        {
            using var part = values.select(0, i);
            Collect(part, edge, words);
        }
    }

    private string Word(torch.Tensor element) => element.dtype switch
    {
        torch.ScalarType.Bool => element.item<bool>() ? "True" : "False",
        torch.ScalarType.Float64 => element.item<double>().ToString(_format, _culture),
        torch.ScalarType.Float32 => element.item<float>().ToString(_format, _culture),
        _ => element.item<long>().ToString(_culture),
    };

    // On the CPU, without history, and in one of the four types that Word knows.
    private static torch.Tensor Values(torch.Tensor tensor)
    {
        using var bare = tensor.detach();
        return bare.dtype switch
        {
            torch.ScalarType.Float16 or torch.ScalarType.BFloat16 => bare.to(torch.ScalarType.Float32, torch.CPU),
            torch.ScalarType.Float32 or torch.ScalarType.Float64 or torch.ScalarType.Bool => bare.cpu(),
            _ => bare.to(torch.ScalarType.Int64, torch.CPU),
        };
    }

    private static int Edge(torch.Tensor tensor) => tensor.numel() > Threshold ? Math.Max(1, Math.Min(torch.MaxRows, torch.MaxColumns) / 2) : int.MaxValue;

    // The indices of an axis that are written; -1 stands for the dots.
    private static IEnumerable<long> Shown(long length, int edge)
    {
        for (long i = 0; i < length; i++)
        {
            if (i < edge || i >= length - edge || length <= 2L * edge) yield return i;
            else if (i == edge) yield return -1;
        }
    }
}
