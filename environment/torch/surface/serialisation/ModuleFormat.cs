using System.Text;
using static TorchSharp.torch;

namespace TorchSharp.Serialisation;

/// <summary>
/// A module's state in TorchSharp's format: the number of entries, then for each its name and its <see cref="TensorFormat"/>. Loading
/// changes nothing in the module unless the whole file is good.
/// </summary>
internal static class ModuleFormat
{
    internal static nn.Module Save(nn.Module module, string location, IList<string>? skip)
    {
        // Beside the target first, so that a failure leaves the old file.
        var partial = location + ".partial";
        try
        {
            using (var stream = File.Create(partial)) Save(module, stream, skip);
            File.Move(partial, location, overwrite: true);
            return module;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    internal static nn.Module Save(nn.Module module, Stream stream, IList<string>? skip)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        return Save(module, writer, skip);
    }

    internal static nn.Module Save(nn.Module module, BinaryWriter writer, IList<string>? skip)
    {
        Save(module.state_dict(), writer, skip);
        return module;
    }

    internal static void Save(Dictionary<string, Tensor> state, BinaryWriter writer, IList<string>? skip)
    {
        var kept = state.Where(entry => skip is null || !skip.Contains(entry.Key)).ToList();
        Leb128.Write(writer, kept.Count);
        foreach (var (name, tensor) in kept)
        {
            writer.Write(name);
            TensorFormat.Write(tensor, writer);
        }
    }

    internal static nn.Module Load(nn.Module module, string location, bool strict, IList<string>? skip, Dictionary<string, bool>? loaded)
    {
        if (!File.Exists(location)) throw new FileNotFoundException($"{module.GetName()}.load: there is no file {location}.", location);
        using var stream = File.OpenRead(location);
        return Load(module, stream, strict, skip, loaded);
    }

    internal static nn.Module Load(nn.Module module, Stream stream, bool strict, IList<string>? skip, Dictionary<string, bool>? loaded)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        return Load(module, reader, strict, skip, loaded);
    }

    internal static nn.Module Load(nn.Module module, BinaryReader reader, bool strict, IList<string>? skip, Dictionary<string, bool>? loaded)
    {
        var where = $"{module.GetName()}.load";
        var state = module.state_dict();
        var values = new Dictionary<string, Tensor?>();
        try
        {
            var unexpected = Read(reader, state, skip, values, where);
            var missing = state.Keys.Where(name => !values.ContainsKey(name) && !(skip?.Contains(name) ?? false)).ToList();
            if (strict && (missing.Count > 0 || unexpected.Count > 0))
                throw new InvalidDataException($"{where}: the file lacks [{string.Join(", ", missing)}] and has [{string.Join(", ", unexpected)}] beyond the module's own. Load with strict: false to take what fits.");
            using var quiet = no_grad();
            foreach (var (name, value) in values)
                if (value is not null) state[name].copy_(value);
            if (loaded is null) return module;
            foreach (var name in state.Keys) loaded[name] = values.GetValueOrDefault(name) is not null;
            foreach (var name in unexpected) loaded[name] = false;
            return module;
        }
        finally
        {
            foreach (var value in values.Values) value?.Dispose();
        }
    }

    private static List<string> Read(BinaryReader reader, Dictionary<string, Tensor> state, IList<string>? skip, Dictionary<string, Tensor?> values, string where)
    {
        var unexpected = new List<string>();
        var count = Leb128.Read(reader, where);
        for (long i = 0; i < count; i++)
        {
            var name = Name(reader, $"{where}: entry {i + 1} of {count}");
            if (values.ContainsKey(name)) throw new InvalidDataException($"{where}: '{name}' occurs twice. The file is damaged, or not of this format.");
            if (state.TryGetValue(name, out var own))
            {
                values[name] = TensorFormat.ReadLike(own, reader, skip?.Contains(name) ?? false, $"{where}: '{name}'");
                continue;
            }

            TensorFormat.Skip(reader, $"{where}: '{name}'");
            if (!(skip?.Contains(name) ?? false)) unexpected.Add(name);
        }

        return unexpected;
    }

    private static string Name(BinaryReader reader, string where)
    {
        try
        {
            return reader.ReadString();
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException or IOException)
        {
            throw new InvalidDataException($"{where}: the file ends or breaks inside a name. It is truncated, damaged, or not of this format.", e);
        }
    }
}
