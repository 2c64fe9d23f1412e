using System.Buffers.Binary;
using System.Text;
using TorchSharp;
using Workbench.Data;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Workbench.Tests.Data;

[NoTensorsLeft]
public sealed class SafetensorsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("safetensors").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Write_ThenRead_GivesTheSameTensors()
    {
        using var scope = NewDisposeScope();
        var path = Path.Combine(_folder, "a.safetensors");
        Dictionary<string, Tensor> tensors = new()
        {
            ["f"] = tensor([1.5f, -2, float.MaxValue, 0, 5, 6], [2, 3]).transpose(0, 1),
            ["d"] = tensor([Math.PI]),
            ["l"] = tensor([long.MinValue, 3L], [1, 2, 1]),
            ["i"] = tensor([7, -7]),
            ["b"] = tensor(new byte[] { 0, 255 }),
            ["scalar"] = tensor(3f),
            ["empty"] = zeros(0, 4),
        };
        Safetensors.Write(path, tensors, new Dictionary<string, string> { ["made by"] = "a test" });
        var back = Safetensors.Read(path);
        Assert.Equal(tensors.Keys, back.Keys);
        foreach (var (name, tensor) in tensors)
        {
            Assert.Equal(tensor.shape, back[name].shape);
            Assert.Equal(tensor.dtype, back[name].dtype);
            Assert.True(tensor.numel() == 0 || (tensor == back[name]).all().item<bool>());
        }

        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Read_TruncatedAtEveryLength_IsAlwaysAClearError()
    {
        var path = Path.Combine(_folder, "a.safetensors");
        using (var x = ones([2, 3]))
            Safetensors.Write(path, new Dictionary<string, Tensor> { ["x"] = x });
        var whole = File.ReadAllBytes(path);
        for (var length = 0; length < whole.Length; length++)
        {
            var error = Assert.Throws<InvalidDataException>(() => Safetensors.Parse(whole[..length], "cut.safetensors"));
            Assert.StartsWith("cut.safetensors", error.Message);
        }
    }

    [Theory]
    [InlineData("""{"x":{"dtype":"F32","shape":[1000000000000,1000000000000],"data_offsets":[0,4]}}""", "more than")]
    [InlineData("""{"x":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", "more than")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}""", "offsets")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "offsets")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "needs 8 bytes")]
    [InlineData("""{"x":{"dtype":"EVIL","shape":[1],"data_offsets":[0,4]}}""", "EVIL")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1]}}""", "data_offsets")]
    [InlineData("""{"x":{"dtype":"F32","shape":"many","data_offsets":[0,4]}}""", "shape")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", "shape")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "twice")]
    [InlineData("""[1,2]""", "JSON object")]
    [InlineData("""{"x":""", "JSON")]
    [InlineData("""{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}}""", "JSON")]
    public void Parse_HostileHeader_IsAClearError(string header, string says)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var file = new byte[8 + json.Length + 4];
        BinaryPrimitives.WriteInt64LittleEndian(file, json.Length);
        json.CopyTo(file, 8);
        var error = Assert.Throws<InvalidDataException>(() => Safetensors.Parse(file, "hostile"));
        Assert.Contains(says, error.Message);
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    [InlineData(0)]
    public void Parse_ImpossibleHeaderLength_AllocatesNothing(long length)
    {
        var file = new byte[64];
        BinaryPrimitives.WriteInt64LittleEndian(file, length);
        Assert.Contains("claims", Assert.Throws<InvalidDataException>(() => Safetensors.Parse(file, "hostile")).Message);
    }

    [Fact]
    public void Parse_RandomBytes_NeverEscapesTheOneErrorType()
    {
        var random = new Random(3);
        for (var round = 0; round < 2_000; round++)
        {
            var bytes = new byte[random.Next(0, 80)];
            random.NextBytes(bytes);
            if (bytes.Length > 9 && round % 2 == 0) BinaryPrimitives.WriteInt64LittleEndian(bytes, bytes.Length - 8);
            Assert.Throws<InvalidDataException>(() => Safetensors.Parse(bytes, "random"));
        }
    }
}
