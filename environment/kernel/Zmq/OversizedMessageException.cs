namespace Workbench.Kernel.Zmq;

/// <summary>A peer sent a message above the limits; it was thrown away.</summary>
internal sealed class OversizedMessageException(int frames, long bytes)
    : IOException($"expected at most {Socket.MaximumFrames} frames and {Socket.MaximumMessageBytes} bytes in a message, got {frames} frames and {bytes} bytes");
