using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Workbench.Kernel.Display;

/// <summary>JSON that a formatter wrote, checked once and then sent as it is: a figure of 10 MB is not worth a tree of objects.</summary>
[JsonConverter(typeof(Converter))]
internal sealed class RawJson
{
    private const int Depth = 128;
    private readonly byte[] _utf8;

    private RawJson(byte[] utf8) => _utf8 = utf8;

    /// <summary>The text as a JSON value.</summary>
    /// <exception cref="JsonException">The text is not JSON, nests too deep, or holds half a surrogate pair, which no front end could store.</exception>
    public static JsonValue Of(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = Depth });
        try
        {
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped) reader.GetString();
        }
        catch (InvalidOperationException failure)
        {
            throw new JsonException(failure.Message, failure);
        }
        return JsonValue.Create(new RawJson(bytes))!;
    }

    private sealed class Converter : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Raw JSON is written, never read.");

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) => writer.WriteRawValue(value._utf8, skipInputValidation: true);
    }
}
