using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Workbench.Data;

/// <summary>The header of an NPY file (versions 1.0, 2.0, 3.0): element type, order, shape and where the data begin.</summary>
/// <param name="Descr">NumPy's element type text, e.g. <c>&lt;f4</c>.</param>
/// <param name="IsFortranOrder">True when the first axis runs fastest.</param>
/// <param name="Shape">Axis lengths.</param>
/// <param name="DataOffset">Index of the first data byte.</param>
internal sealed record NpyHeader(string Descr, bool IsFortranOrder, IReadOnlyList<int> Shape, int DataOffset)
{
    private const int MaxHeaderBytes = 10_000; // NumPy's own limit for text it is willing to parse.
    private const int MaxRank = 8;
    private static readonly byte[] Magic = [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads the header at the start of a file.</summary>
    /// <exception cref="FormatException">It is not one; the message reads "expected ..., found ...".</exception>
    public static NpyHeader Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8 || !bytes[..6].SequenceEqual(Magic)) throw new FormatException("expected the NPY signature \\x93NUMPY and a version, found other bytes or too few");
        (byte major, byte minor) = (bytes[6], bytes[7]);
        if (major is < 1 or > 3 || minor != 0) throw new FormatException($"expected NPY version 1.0, 2.0 or 3.0, found {major}.{minor}");
        int lengthBytes = major == 1 ? 2 : 4;
        if (bytes.Length < 8 + lengthBytes) throw new FormatException($"expected a header length of {lengthBytes} bytes, found the end of the file");
        long length = major == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]) : BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        int start = 8 + lengthBytes;
        if (length > MaxHeaderBytes) throw new FormatException($"expected a header of at most {MaxHeaderBytes} bytes, found {length}");
        if (bytes.Length - start < length) throw new FormatException($"expected a header of {length} bytes, found {bytes.Length - start}");
        return new Literal(Encoding.UTF8.GetString(bytes.Slice(start, (int)length))).Read(start + (int)length);
    }

    /// <summary>A strict reader for the one Python literal NumPy writes: a dictionary of descr, fortran_order and shape.</summary>
    private sealed class Literal(string text)
    {
        private int _at;

        public NpyHeader Read(int dataOffset)
        {
            string? descr = null;
            bool? order = null;
            List<int>? shape = null;
            Expect('{');
            while (!Accept('}'))
            {
                string key = Quoted();
                Expect(':');
                if (key == "descr" && descr is null) descr = Quoted();
                else if (key == "fortran_order" && order is null) order = Boolean();
                else if (key == "shape" && shape is null) shape = Tuple();
                else throw Fault($"the keys descr, fortran_order and shape once each, found '{key}'");
                if (Accept(',')) continue;
                Expect('}');
                break;
            }

            Skip();
            if (_at != text.Length) throw Fault("nothing after the closing brace");
            if (descr is null || order is null || shape is null) throw Fault("the keys descr, fortran_order and shape, found fewer");
            return new NpyHeader(descr, order.Value, shape, dataOffset);
        }

        private string Quoted()
        {
            Skip();
            if (_at >= text.Length || text[_at] is not ('\'' or '"')) throw Fault("a quoted word (structured element types are not read)");
            int end = text.IndexOf(text[_at], _at + 1);
            if (end < 0) throw Fault("a closing quote");
            string word = text[(_at + 1)..end];
            _at = end + 1;
            return word.All(c => c is >= ' ' and <= '~' and not '\\') ? word : throw Fault("plain ASCII in quotes");
        }

        private bool Boolean()
        {
            Skip();
            bool value = string.CompareOrdinal(text, _at, "True", 0, 4) == 0;
            if (!value && string.CompareOrdinal(text, _at, "False", 0, 5) != 0) throw Fault("True or False");
            _at += value ? 4 : 5;
            return value;
        }

        private List<int> Tuple()
        {
            var lengths = new List<int>();
            Expect('(');
            while (!Accept(')'))
            {
                Skip();
                int start = _at;
                while (_at < text.Length && char.IsAsciiDigit(text[_at])) _at++;
                if (!int.TryParse(text.AsSpan(start, _at - start), NumberStyles.None, CultureInfo.InvariantCulture, out int length))
                    throw Fault($"an axis length from 0 to {int.MaxValue}");
                lengths.Add(length);
                if (lengths.Count > MaxRank) throw Fault($"at most {MaxRank} axes");
                if (Accept(',')) continue;
                if (lengths.Count == 1) throw Fault("a comma after a single axis length"); // (3) is a number in Python, (3,) a tuple
                Expect(')');
                break;
            }

            return lengths;
        }

        private void Expect(char c)
        {
            if (!Accept(c)) throw Fault($"'{c}'");
        }

        private bool Accept(char c)
        {
            Skip();
            if (_at >= text.Length || text[_at] != c) return false;
            _at++;
            return true;
        }

        private void Skip()
        {
            while (_at < text.Length && (text[_at] is ' ' or '\n' or '\t')) _at++;
        }

        private FormatException Fault(string expected) => new($"expected {expected} at character {_at} of the header, which has {text.Length}");
    }
}
