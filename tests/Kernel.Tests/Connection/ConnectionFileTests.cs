using System.Text.Json.Nodes;
using Workbench.Kernel.Connection;

namespace Kernel.Tests.Connection;

public sealed class ConnectionFileTests
{
    [Fact]
    public void Parse_FileAsJupyterWritesIt_GivesEndpoints()
    {
        var connection = ConnectionFile.Parse(Valid().ToJsonString(), "c.json");

        Assert.Equal("secret", connection.Key);
        Assert.Equal("tcp://127.0.0.1:5001", connection.Endpoint(connection.ShellPort));
        Assert.Equal("tcp://127.0.0.1:5004", connection.Endpoint(connection.IoPubPort));
    }

    [Theory]
    [InlineData("localhost", "tcp://127.0.0.1:1")]
    [InlineData("127.0.0.53", "tcp://127.0.0.53:1")]
    [InlineData("::1", "tcp://[::1]:1")]
    public void Endpoint_LoopbackAddress_IsNumeric(string address, string endpoint) =>
        Assert.Equal(endpoint, ConnectionFile.Parse(With("ip", address), "c.json").Endpoint(1));

    [Fact]
    public void Endpoint_IpcTransport_IsPathAndNumber()
    {
        var file = Valid();
        (file["transport"], file["ip"]) = ("ipc", "/tmp/kernel");

        Assert.Equal("ipc:///tmp/kernel-5001", ConnectionFile.Parse(file.ToJsonString(), "c.json").Endpoint(5001));
    }

    [Theory]
    [InlineData("ip", "0.0.0.0", "loopback")]
    [InlineData("ip", "192.168.1.5", "192.168.1.5")]
    [InlineData("ip", "example", "example")]
    [InlineData("ip", "127.0.0.1:80/x", "127.0.0.1:80/x")]
    [InlineData("transport", "udp", "udp")]
    [InlineData("signature_scheme", "hmac-md5", "hmac-md5")]
    [InlineData("key", "", "secret")]
    [InlineData("shell_port", 0, "shell_port")]
    [InlineData("hb_port", 65536, "65536")]
    [InlineData("iopub_port", "5004", "iopub_port")]
    [InlineData("control_port", 1.5, "1.5")]
    public void Parse_FieldItRefuses_NamesFileFieldAndValue(string field, object value, string mentioned)
    {
        var failure = Assert.Throws<ConnectionFileException>(() => ConnectionFile.Parse(With(field, value), "c.json"));

        Assert.Contains("c.json", failure.Message);
        Assert.Contains($"\"{field}\"", failure.Message);
        Assert.Contains(mentioned, failure.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[1, 2]")]
    [InlineData("{}")]
    [InlineData("{\"transport\": null}")]
    public void Parse_OtherThanAConnection_SaysWhatWasExpected(string text) =>
        Assert.Contains("expected", Assert.Throws<ConnectionFileException>(() => ConnectionFile.Parse(text, "c.json")).Message);

    [Fact]
    public void Read_MissingFile_NamesIt() =>
        Assert.Contains("/nowhere/c.json", Assert.Throws<ConnectionFileException>(() => ConnectionFile.Read("/nowhere/c.json", _ => { })).Message);

    [Fact]
    public void Read_FileOfAMebibyte_IsRefusedBySize()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("c.json"), new string(' ', 1 << 20));

        Assert.Contains("1048576", Assert.Throws<ConnectionFileException>(() => ConnectionFile.Read(folder.File("c.json"), _ => { })).Message);
    }

    private static JsonObject Valid() => new()
    {
        ["transport"] = "tcp",
        ["ip"] = "127.0.0.1",
        ["key"] = "secret",
        ["signature_scheme"] = "hmac-sha256",
        ["shell_port"] = 5001,
        ["control_port"] = 5002,
        ["stdin_port"] = 5003,
        ["iopub_port"] = 5004,
        ["hb_port"] = 5005,
        ["kernel_name"] = "workbench-csharp",
    };

    private static string With(string field, object value)
    {
        var file = Valid();
        file[field] = JsonValue.Create(value);
        return file.ToJsonString();
    }
}
