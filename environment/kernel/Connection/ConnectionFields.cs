using System.Text.Json;

namespace Workbench.Kernel.Connection;

/// <summary>The fields of a connection file, each with its type checked when it is asked for.</summary>
internal readonly struct ConnectionFields(JsonElement root, string path)
{
    /// <summary>A field that must be a text.</summary>
    public string Text(string name) => Field(name) is { ValueKind: JsonValueKind.String } field
        ? field.GetString()!
        : throw new ConnectionFileException(path, $"\"{name}\": expected a text, got {Field(name).ValueKind}");

    /// <summary>A field that must be a port, 1 to 65535.</summary>
    public int Port(string name)
    {
        var field = Field(name);
        return field.ValueKind == JsonValueKind.Number && field.TryGetInt32(out var port) && port is > 0 and < 65536
            ? port
            : throw new ConnectionFileException(path, $"\"{name}\": expected a port from 1 to 65535, got {field.GetRawText()}");
    }

    private JsonElement Field(string name) => root.TryGetProperty(name, out var field)
        ? field
        : throw new ConnectionFileException(path, $"expected the field \"{name}\", got none");
}
