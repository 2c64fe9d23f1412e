using System.Net;
using System.Text.Json;

namespace Workbench.Kernel.Connection;

/// <summary>Where a front end expects its kernel to listen, and the key both sign with: the JSON file that Jupyter hands over at start.</summary>
/// <param name="Transport"><c>tcp</c> or <c>ipc</c>.</param>
/// <param name="Address">A loopback address for tcp, the start of a socket file's path for ipc.</param>
/// <param name="Key">The HMAC key, never empty.</param>
/// <param name="ShellPort">Port for requests that are served in order.</param>
/// <param name="ControlPort">Port for requests that may overtake a running cell.</param>
/// <param name="StdinPort">Port for questions to the user.</param>
/// <param name="IoPubPort">Port for what every front end sees.</param>
/// <param name="HeartbeatPort">Port of the echo.</param>
internal sealed record ConnectionFile(string Transport, string Address, string Key, int ShellPort, int ControlPort, int StdinPort, int IoPubPort, int HeartbeatPort)
{
    private const long MaximumFileBytes = 64 << 10;

    /// <summary>Reads and checks a connection file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="warn">Takes a sentence for the log where others could have read the file.</param>
    /// <exception cref="ConnectionFileException">The file is missing, is not JSON, can be written by others, or asks for something this kernel refuses.</exception>
    public static ConnectionFile Read(string path, Action<string> warn)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length > MaximumFileBytes) throw new ConnectionFileException(path, $"expected at most {MaximumFileBytes} bytes, got {file.Length}");
            if (ConnectionFileAccess.Check(file.SafeFileHandle, path) is { } warning) warn(warning);
            using var reader = new StreamReader(file);
            return Parse(reader.ReadToEnd(), path);
        }
        catch (Exception failure) when (failure is (IOException and not ConnectionFileException) or UnauthorizedAccessException)
        {
            throw new ConnectionFileException(path, $"expected a readable file, got \"{failure.Message}\"", failure);
        }
    }

    /// <summary>Checks the text of a connection file; <paramref name="path"/> only names it in errors.</summary>
    public static ConnectionFile Parse(string text, string path)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text);
        }
        catch (JsonException failure)
        {
            throw new ConnectionFileException(path, $"expected JSON, got \"{failure.Message}\"", failure);
        }
        using (document)
        {
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw new ConnectionFileException(path, $"expected a JSON object, got {root.ValueKind}");
            var fields = new ConnectionFields(root, path);
            var transport = fields.Text("transport");
            if (transport is not ("tcp" or "ipc")) throw new ConnectionFileException(path, $"\"transport\": expected \"tcp\" or \"ipc\", got \"{transport}\"");
            var scheme = fields.Text("signature_scheme");
            if (scheme != "hmac-sha256") throw new ConnectionFileException(path, $"\"signature_scheme\": expected \"hmac-sha256\", got \"{scheme}\"");
            var key = fields.Text("key");
            if (key.Length == 0) throw new ConnectionFileException(path, "\"key\": expected a secret, got an empty text, with which anyone on this machine could run code");
            var address = fields.Text("ip");
            return new ConnectionFile(transport, transport == "tcp" ? Loopback(address, path) : address, key,
                fields.Port("shell_port"), fields.Port("control_port"), fields.Port("stdin_port"), fields.Port("iopub_port"), fields.Port("hb_port"));
        }
    }

    /// <summary>The address in libzmq's notation of the channel with this port.</summary>
    public string Endpoint(int port) => Transport == "ipc" ? $"ipc://{Address}-{port}"
        : Address.Contains(':') ? $"tcp://[{Address}]:{port}" : $"tcp://{Address}:{port}";

    private static string Loopback(string address, string path)
    {
        var candidate = address == "localhost" ? IPAddress.Loopback.ToString() : address;
        return IPAddress.TryParse(candidate, out var parsed) && IPAddress.IsLoopback(parsed)
            ? parsed.ToString()
            : throw new ConnectionFileException(path, $"\"ip\": expected a loopback address such as 127.0.0.1, got \"{address}\"; for another machine use an SSH tunnel to its loopback");
    }
}
