using TorchSharp.Handles;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Writes a tensor as libtorch does: a TorchScript archive, which C++ reads and Python through <c>torch.jit.load</c>.</summary>
    public static void save(Tensor t, string location) => t.save(location);

    public static Tensor load(string location) => Tensor.load(location);

    public partial class Tensor
    {
        /// <summary>Reads a tensor in libtorch's format. The archive can carry code: load only files from a source you trust.</summary>
        public static Tensor load(string location)
        {
            NativeTorchException.Check(NativeMethods.wb_tensor_load(location, out var loaded), $"torch.load({location})");
            return new Tensor(loaded);
        }

        /// <summary>Reads a tensor in TorchSharp's own format, which carries numbers only.</summary>
        public static Tensor Load(string location)
        {
            using var stream = File.OpenRead(location);
            return Load(stream);
        }

        public static Tensor Load(Stream stream)
        {
            using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
            return Load(reader);
        }

        public static Tensor Load(BinaryReader reader) => Serialisation.TensorFormat.Read(reader, false, "Tensor.Load");

        public void save(string location) => NativeTorchException.Check(Read(NativeMethods.wb_tensor_save(Pointer, location)), $"torch.save({this}, {location})");
    }
}
