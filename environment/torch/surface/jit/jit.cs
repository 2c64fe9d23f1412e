using TorchSharp.Handles;
using TorchSharp.Native;

namespace TorchSharp;

public static unsafe partial class torch
{
    /// <summary>Runs TorchScript files. They carry code: load only files from a source you trust.</summary>
    public static partial class jit
    {
        public static ScriptModule load(string filename, DeviceType device_type = DeviceType.CPU, long device_index = -1) => new(Open(filename, new Device(device_type, (int)device_index)));

        public static ScriptModule load(string filename, string map_location) => new(Open(filename, new Device(map_location)));

        public static ScriptModule load(string filename, Device map_location) => new(Open(filename, map_location));

        public static ScriptModule load(byte[] bytes, DeviceType device_type = DeviceType.CPU, long device_index = -1) => new(Open(bytes, new Device(device_type, (int)device_index)));

        public static ScriptModule load(byte[] bytes, string map_location) => new(Open(bytes, new Device(map_location)));

        public static ScriptModule load(byte[] bytes, Device map_location) => new(Open(bytes, map_location));

        public static ScriptModule<TResult> load<TResult>(string filename, DeviceType device_type = DeviceType.CPU, long device_index = -1) => new(Open(filename, new Device(device_type, (int)device_index)));

        public static ScriptModule<TResult> load<TResult>(string filename, string map_location) => new(Open(filename, new Device(map_location)));

        public static ScriptModule<TResult> load<TResult>(string filename, Device map_location) => new(Open(filename, map_location));

        public static ScriptModule<TResult> load<TResult>(byte[] bytes, DeviceType device_type = DeviceType.CPU, long device_index = -1) => new(Open(bytes, new Device(device_type, (int)device_index)));

        public static ScriptModule<TResult> load<TResult>(byte[] bytes, string map_location) => new(Open(bytes, new Device(map_location)));

        public static ScriptModule<TResult> load<TResult>(byte[] bytes, Device map_location) => new(Open(bytes, map_location));

        public static ScriptModule<T1, TResult> load<T1, TResult>(string filename, DeviceType device_type = DeviceType.CPU, long device_index = -1) => new(Open(filename, new Device(device_type, (int)device_index)));

        public static ScriptModule<T1, TResult> load<T1, TResult>(string filename, string map_location) => new(Open(filename, new Device(map_location)));

        public static ScriptModule<T1, TResult> load<T1, TResult>(string filename, Device map_location) => new(Open(filename, map_location));

        public static ScriptModule<T1, TResult> load<T1, TResult>(byte[] bytes, DeviceType device_type = DeviceType.CPU, long device_index = -1) => new(Open(bytes, new Device(device_type, (int)device_index)));

        public static ScriptModule<T1, TResult> load<T1, TResult>(byte[] bytes, string map_location) => new(Open(bytes, new Device(map_location)));

        public static ScriptModule<T1, TResult> load<T1, TResult>(byte[] bytes, Device map_location) => new(Open(bytes, map_location));

        public static ScriptModule<T1, T2, TResult> load<T1, T2, TResult>(string filename, DeviceType device_type = DeviceType.CPU, long device_index = -1) => new(Open(filename, new Device(device_type, (int)device_index)));

        public static ScriptModule<T1, T2, TResult> load<T1, T2, TResult>(string filename, string map_location) => new(Open(filename, new Device(map_location)));

        public static ScriptModule<T1, T2, TResult> load<T1, T2, TResult>(string filename, Device map_location) => new(Open(filename, map_location));

        public static ScriptModule<T1, T2, TResult> load<T1, T2, TResult>(byte[] bytes, DeviceType device_type = DeviceType.CPU, long device_index = -1) => new(Open(bytes, new Device(device_type, (int)device_index)));

        public static ScriptModule<T1, T2, TResult> load<T1, T2, TResult>(byte[] bytes, string map_location) => new(Open(bytes, new Device(map_location)));

        public static ScriptModule<T1, T2, TResult> load<T1, T2, TResult>(byte[] bytes, Device map_location) => new(Open(bytes, map_location));

        public static void save(ScriptModule module, string filename)
        {
            ArgumentNullException.ThrowIfNull(module);
            module.Save(filename);
        }

        private static ScriptHandle Open(string filename, Device device)
        {
            if (!File.Exists(filename)) throw new FileNotFoundException($"torch.jit.load: there is no file {filename}.", filename);
            NativeTorchException.Check(NativeMethods.wb_script_load(filename, null, 0, (int)device.type, device.index, out var loaded), $"torch.jit.load({filename})");
            return new ScriptHandle(loaded);
        }

        private static ScriptHandle Open(byte[] bytes, Device device)
        {
            ArgumentNullException.ThrowIfNull(bytes);
            nint loaded;
            fixed (byte* data = bytes)
                NativeTorchException.Check(NativeMethods.wb_script_load(null, data, bytes.Length, (int)device.type, device.index, out loaded), $"torch.jit.load({bytes.Length} bytes)");
            return new ScriptHandle(loaded);
        }
    }
}
