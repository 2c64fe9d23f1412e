using System.Buffers.Binary;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace Workbench.Data;

/// <summary>
/// The safetensors format: 8 bytes header length (little endian), a JSON header of names, types, shapes and offsets, then the raw values.
/// It can hold no code, which is why weights are shipped in it. Every number of the header is checked before anything is allocated.
/// </summary>
public static class Safetensors
{
    private const int MostHeaderBytes = 100_000_000;
    private const int MostAxes = 16;

    /// <summary>Reads all tensors of a file.</summary>
    /// <param name="path">The file; it is read whole.</param>
    /// <returns>Tensors by name on the CPU, in the file's types and order; the caller disposes them.</returns>
    /// <exception cref="InvalidDataException">The file is truncated or malformed; the message names file and tensor, what was expected and what was found.</exception>
    public static Dictionary<string, Tensor> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Parse(File.ReadAllBytes(path), path);
    }

    /// <summary>Reads all tensors from bytes already at hand.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <returns>As <see cref="Read"/>.</returns>
    /// <exception cref="InvalidDataException">As <see cref="Read"/>.</exception>
    public static Dictionary<string, Tensor> Parse(byte[] bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var tensors = new Dictionary<string, Tensor>();
        try
        {
            var (header, start) = Header(bytes, name);
            using (header)
            {
                foreach (var entry in header.RootElement.EnumerateObject())
                {
                    if (entry.Name == "__metadata__") continue;
                    if (tensors.ContainsKey(entry.Name)) throw new InvalidDataException($"{name}: tensor '{entry.Name}' stands twice in the header.");
                    tensors.Add(entry.Name, Tensor(entry, bytes.AsSpan(start), name));
                }
            }

            return tensors;
        }
        catch (Exception e)
        {
            foreach (var tensor in tensors.Values) tensor.Dispose();
            // A name or a value that is no Unicode text (found by fuzzing).
            if (e is InvalidOperationException) throw new InvalidDataException($"{name}: expected the header's texts to be Unicode, found others. The file is damaged: {e.Message}", e);
            throw;
        }
    }

    /// <summary>Writes tensors to a file, atomically: a reader sees the old file or the whole new one.</summary>
    /// <param name="path">The file to write; replaced if it is there.</param>
    /// <param name="tensors">Tensors of float32, float64, int32, int64 or uint8 by name; read, not modified.</param>
    /// <param name="metadata">Texts to keep in the header, or null.</param>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(tensors);
        var header = new Dictionary<string, object>();
        if (metadata is not null) header["__metadata__"] = metadata;
        var blocks = new List<byte[]>();
        long offset = 0;
        foreach (var (name, tensor) in tensors)
        {
            var (type, block) = Bytes(name, tensor);
            header[name] = new { dtype = type, shape = tensor.shape, data_offsets = new[] { offset, offset + block.Length } };
            offset += block.Length;
            blocks.Add(block);
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(header);
        var padded = (json.Length + 7) / 8 * 8;
        WholeFile.Write(path, file =>
        {
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(length, padded);
            file.Write(length);
            file.Write(json);
            for (var i = json.Length; i < padded; i++) file.WriteByte((byte)' ');
            foreach (var block in blocks) file.Write(block);
        });
    }

    private static (JsonDocument Header, int Start) Header(byte[] bytes, string name)
    {
        if (bytes.Length < 8) throw new InvalidDataException($"{name}: expected a safetensors file of at least 8 bytes, found {bytes.Length}. It is truncated or not safetensors.");
        var length = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        if (length is < 2 or > MostHeaderBytes || length > bytes.Length - 8)
            throw new InvalidDataException($"{name}: the header claims {length} bytes, but {bytes.Length - 8} follow (limit {MostHeaderBytes}). It is truncated or not safetensors.");
        JsonDocument header;
        try
        {
            header = JsonDocument.Parse(bytes.AsMemory(8, (int)length), new JsonDocumentOptions { MaxDepth = 8 });
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{name}: the header is not valid JSON: {e.Message}", e);
        }

        if (header.RootElement.ValueKind == JsonValueKind.Object) return (header, 8 + (int)length);
        var found = header.RootElement.ValueKind;
        header.Dispose();
        throw new InvalidDataException($"{name}: expected the header to be a JSON object, found {found}.");
    }

    private static Tensor Tensor(JsonProperty entry, ReadOnlySpan<byte> data, string name)
    {
        var (type, shape, begin, end) = Fields(entry, name);
        var size = ElementSize(type, entry.Name, name);
        long count = 1;
        foreach (var axis in shape)
        {
            if (axis < 0 || (axis > 0 && count > data.Length / axis))
                throw new InvalidDataException($"{name}: tensor '{entry.Name}' claims shape ({string.Join(", ", shape)}), more than the {data.Length} bytes of the file can hold.");
            count *= axis;
        }

        if (begin < 0 || end < begin || end > data.Length || end - begin != count * size)
            throw new InvalidDataException($"{name}: tensor '{entry.Name}' of shape ({string.Join(", ", shape)}) and type {type} needs {count * size} bytes, but its offsets [{begin}, {end}] give {end - begin} of {data.Length}. The file is truncated or damaged.");
        var values = data[(int)begin..(int)end];
        return type switch
        {
            "F32" => tensor(Cast<float>(values), shape),
            "F64" => tensor(Cast<double>(values), shape),
            "I64" => tensor(Cast<long>(values), shape),
            "I32" => tensor(Cast<int>(values), shape),
            _ => tensor(values.ToArray(), shape),
        };
    }

    private static (string Type, long[] Shape, long Begin, long End) Fields(JsonProperty entry, string name)
    {
        try
        {
            var shape = entry.Value.GetProperty("shape").EnumerateArray().Select(a => a.GetInt64()).ToArray();
            var offsets = entry.Value.GetProperty("data_offsets").EnumerateArray().Select(a => a.GetInt64()).ToArray();
            if (offsets.Length != 2) throw new InvalidDataException($"{name}: tensor '{entry.Name}' must have two data_offsets, found {offsets.Length}.");
            if (shape.Length > MostAxes) throw new InvalidDataException($"{name}: tensor '{entry.Name}' has {shape.Length} axes, more than {MostAxes}.");
            return (entry.Value.GetProperty("dtype").GetString() ?? "", shape, offsets[0], offsets[1]);
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new InvalidDataException($"{name}: tensor '{entry.Name}' needs a dtype, a shape and two data_offsets in the header, found {Shortened(entry.Value.GetRawText())}.", e);
        }
    }

    private static int ElementSize(string type, string tensor, string name) => type switch
    {
        "F32" or "I32" => 4,
        "F64" or "I64" => 8,
        "U8" => 1,
        _ => throw new InvalidDataException($"{name}: tensor '{tensor}' has type {Shortened(type)}; this reader knows F32, F64, I32, I64 and U8."),
    };

    private static T[] Cast<T>(ReadOnlySpan<byte> bytes)
        where T : unmanaged => System.Runtime.InteropServices.MemoryMarshal.Cast<byte, T>(bytes).ToArray();

    private static (string Type, byte[] Block) Bytes(string name, Tensor tensor)
    {
        using var scope = NewDisposeScope();
        var here = tensor.detach().cpu();
        return here.dtype switch
        {
            ScalarType.Float32 => ("F32", Raw(here.data<float>().ToArray())),
            ScalarType.Float64 => ("F64", Raw(here.data<double>().ToArray())),
            ScalarType.Int64 => ("I64", Raw(here.data<long>().ToArray())),
            ScalarType.Int32 => ("I32", Raw(here.data<int>().ToArray())),
            ScalarType.Byte => ("U8", here.data<byte>().ToArray()),
            _ => throw new ArgumentException($"Safetensors.Write: tensor '{name}' has type {here.dtype}; this writer knows Float32, Float64, Int32, Int64 and Byte."),
        };
    }

    private static byte[] Raw<T>(T[] values)
        where T : unmanaged => System.Runtime.InteropServices.MemoryMarshal.AsBytes<T>(values).ToArray();

    private static string Shortened(string text) => text.Length <= 80 ? text : text[..80] + "...";
}
