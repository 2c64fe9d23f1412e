using TorchSharp.Handles;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static readonly Device CPU = new(DeviceType.CPU);
    public static readonly Device CUDA = new(DeviceType.CUDA);

    public static Device device(string description) => new(description);

    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    /// <summary>Where a tensor lives.</summary>
    public class Device
    {
        public Device(string description)
        {
            ArgumentNullException.ThrowIfNull(description);
            var parts = description.Split(':');
            if (parts.Length > 2 || !Enum.TryParse(parts[0], ignoreCase: true, out DeviceType parsed) || !Enum.IsDefined(parsed))
                throw new ArgumentException($"Device: expected a name such as 'cpu', 'cuda' or 'cuda:0', got '{description}'.", nameof(description));
            type = parsed;
            if (parts.Length == 1) index = -1;
            else if (int.TryParse(parts[1], out var number) && number >= 0) index = number;
            else throw new ArgumentException($"Device: expected a whole number after ':', got '{description}'.", nameof(description));
        }

        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        public DeviceType type { get; }

        public int index { get; }

        public static implicit operator Device(string description) => new(description);

        public override string ToString() => type.ToString().ToLowerInvariant() + (index < 0 ? "" : $":{index}");
    }

    public static partial class cuda
    {
        public static bool is_available() => NativeMethods.wb_cuda_device_count() > 0;
    }
}
