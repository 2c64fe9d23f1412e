namespace TorchSharp;

public static partial class torch
{
    public static readonly Device CPU = new(DeviceType.CPU);
    public static readonly Device CUDA = new(DeviceType.CUDA);

    public static Device device(string description) => new(description);

    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    /// <summary>The CUDA device of that number.</summary>
    public static Device device(int index) => new(index);

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

        public Device(string deviceType, int index = -1)
            : this(new Device(deviceType).type, index)
        {
        }

        public Device(int index)
            : this(DeviceType.CUDA, index)
        {
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
}
