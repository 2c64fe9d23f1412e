using System.Diagnostics;
using System.Runtime.InteropServices;
using TorchSharp;
using Workbench.Testing;
using static TorchSharp.torch;

namespace Torch.Tests;

[NoTensorsLeft]
public sealed class FileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("torch-files").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Save_Tensor_WritesTorchSharpsBytes()
    {
        // Type 6 (Float32), two axes, 1 and 300 (0xAC 0x02 in groups of seven bits), then the elements.
        using var scope = NewDisposeScope();
        var x = arange(300, float32).reshape(300, 1).t();
        using var stream = new MemoryStream();
        x.Save(stream);
        var bytes = stream.ToArray();
        Assert.Equal([6, 2, 1, 0xAC, 2, 0, 0, 0, 0, 0, 0, 128, 63], bytes[..13]);
        Assert.Equal(5 + 1200, bytes.Length);
        stream.Position = 0;
        Assert.True(Tensor.Load(stream).equal(x).all().item<bool>());
    }

    [Fact]
    public void Save_Module_WritesCountThenNamesAndTensors_AndComesBack()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Linear(2, 1);
        model.load_state_dict(new() { ["weight"] = tensor(new[,] { { 1f, 2 } }), ["bias"] = tensor([3f]) });
        var file = Path.Combine(_folder, "model.dat");
        model.save(file);
        byte[] expected = [2, 6, .. "weight"u8, 6, 2, 1, 2, 0, 0, 128, 63, 0, 0, 0, 64, 4, .. "bias"u8, 6, 1, 1, 0, 0, 64, 64];
        Assert.Equal(expected, File.ReadAllBytes(file));
        using var other = nn.Linear(2, 1);
        var loaded = new Dictionary<string, bool>();
        Assert.Same(other, other.load(file, loadedParameters: loaded));
        Assert.Equal(11f, other.call(tensor(new[,] { { 2f, 3 } })).item<float>());
        Assert.Equal(new Dictionary<string, bool> { ["weight"] = true, ["bias"] = true }, loaded);
        Assert.Empty(Directory.GetFiles(_folder, "*.partial"));
    }

    [Fact]
    public void Load_AnotherShape_NamesTensorExpectedAndFound_AndChangesNothing()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Linear(2, 1);
        using var wider = nn.Linear(2, 3);
        var before = wider.weight.data<float>().ToArray();
        using var stream = new MemoryStream();
        model.save(stream);
        stream.Position = 0;
        var error = Assert.Throws<InvalidDataException>(() => wider.load(stream));
        Assert.Contains("'weight': expected (3, 2) Float32, found (1, 2) Float32", error.Message);
        Assert.Equal(before, wider.weight.data<float>().ToArray());
    }

    [Fact]
    public void Load_NamesThatDiffer_ListsBothUnlessNotStrict()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Sequential(nn.Linear(2, 1));
        using var other = nn.Linear(2, 1);
        using var stream = new MemoryStream();
        model.save(stream);
        stream.Position = 0;
        var error = Assert.Throws<InvalidDataException>(() => other.load(stream));
        Assert.Contains("lacks [weight, bias] and has [0.weight, 0.bias]", error.Message);
        stream.Position = 0;
        other.load(stream, strict: false);
    }

    public static TheoryData<byte[], string> Hostile => new()
    {
        { [1, 6, .. "weight"u8, 6, 2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f, 1], "truncated" },
        { [1, 6, .. "weight"u8, 6, 2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f], "2^63" },
        { [1, 6, .. "weight"u8, 6, 2, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1], "63 bits" },
        { [1, 6, .. "weight"u8, 99], "element type" },
        { [1, 6, .. "weight"u8, 6, 100], "axes" },
        { [1, 6, .. "weight"u8, 6, 2, 1, 2, 0, 0], "truncated" },
        { [1, 0xff, 0xff, 0xff, 0xff, 7, 65], "name" },
        { [1, 6, .. "wei"u8], "name" },
        { [0xff, 0xff, 0xff, 0xff, 0x7f], "name" },
        { [], "ends" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Load_DamagedFile_SaysWhatIsWrongWithoutTakingMemory(byte[] file, string word)
    {
        using var model = nn.Linear(2, 1);
        var before = GC.GetTotalAllocatedBytes();
        var error = Assert.Throws<InvalidDataException>(() => model.load(new MemoryStream(file)));
        Assert.Contains(word, error.Message);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 8 << 20, "a damaged file took more than 8 MB");
    }

    [Fact]
    public void SaveLoad_LibtorchsFormat_RoundTrips()
    {
        using var scope = NewDisposeScope();
        var file = Path.Combine(_folder, "x.pt");
        save(tensor([1L, 2]), file);
        Assert.Equal([1L, 2], load(file).data<long>().ToArray());
        Assert.Contains(file, Assert.ThrowsAny<ExternalException>(() => load(file + "x")).Message);
    }

    [Fact]
    public void Jit_FileFromPython_AnswersAsPythonDoes()
    {
        const string Script = """
            import sys, torch
            class M(torch.nn.Module):
                def __init__(self):
                    super().__init__()
                    self.scale = torch.nn.Parameter(torch.tensor([2.0, 3.0]))
                    self.drop = torch.nn.Dropout(1.0)
                def forward(self, x):
                    return self.drop(x) * self.scale
                @torch.jit.export
                def both(self, x, n: int):
                    return x + n, x - n
            torch.jit.script(M()).save(sys.argv[1])
            """;
        var file = Path.Combine(_folder, "m.pt");
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "There is no /usr/bin/python3 to write a TorchScript file with.");
        // A file, because TorchScript reads the source of what it compiles.
        var script = Path.Combine(_folder, "make.py");
        File.WriteAllText(script, Script);
        using (var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", [script, file]) { RedirectStandardError = true })!)
        {
            _ = python.StandardError.ReadToEnd();
            python.WaitForExit();
        }

        Assert.SkipUnless(File.Exists(file), "The torch of /usr/bin/python3 is missing, or writes no TorchScript file.");
        using var scope = NewDisposeScope();
        using var module = jit.load<Tensor, Tensor>(file);
        Assert.True(module.training);
        module.eval();
        Assert.Equal([2f, 6], module.call(tensor([1f, 2])).data<float>().ToArray());
        var (more, less) = module.invoke<(Tensor, Tensor)>("both", tensor([1f]), 4);
        Assert.Equal((5f, -3f), (more.item<float>(), less.item<float>()));
        Assert.Equal((1, 1), (module.GetNumberOfInputs(), module.GetNumberOfOutputs()));
        var hook = module.register_forward_hook((_, _, y) => y + 1);
        Assert.Equal([3f, 7], module.call(tensor([1f, 2])).data<float>().ToArray());
        hook.remove();
        module.to(float64);
        Assert.Equal(ScalarType.Float64, module.call(tensor([1.0, 2])).dtype);
        Assert.Contains("(3) Float64", Assert.ThrowsAny<ExternalException>(() => module.call(zeros([3], float64))).Message);
        Assert.Contains("no method 'absent'", Assert.ThrowsAny<ExternalException>(() => module.invoke("absent")).Message);
        using var fromBytes = jit.load(File.ReadAllBytes(file));
        fromBytes.eval();
        Assert.Equal([2f, 3], ((Tensor)fromBytes.call(ones(2))).data<float>().ToArray());
        File.WriteAllBytes(file, [1, 2, 3]);
        Assert.ThrowsAny<ExternalException>(() => jit.load(file));
        Assert.Throws<FileNotFoundException>(() => jit.load(file + "x"));
    }

    [Fact]
    public void Generator_State_ContinuesTheStream()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(5);
        var state = generator.get_state();
        var first = randn([4], generator: generator).data<float>().ToArray();
        generator.set_state(state);
        Assert.Equal(first, randn([4], generator: generator).data<float>().ToArray());
        Assert.Equal(generator.seed(), generator.initial_seed());
        manual_seed(3).Dispose();
        var global = get_rng_state();
        var drawn = rand([3]).data<float>().ToArray();
        set_rng_state(global);
        Assert.Equal(drawn, rand([3]).data<float>().ToArray());
        Assert.Equal(3, initial_seed());
        Assert.ThrowsAny<ExternalException>(() => generator.set_state(zeros(3)));
    }
}
