using TorchSharp.Native;

namespace TorchSharp;

/// <summary>Until disposed, gradients are watched: a NaN in one is an error that names the function it came from.</summary>
public class AnomalyMode : IDisposable
{
    private readonly int _before = NativeMethods.wb_anomaly_mode();

    public AnomalyMode(bool enabled, bool check_nan = true) => NativeMethods.wb_set_anomaly_mode(enabled ? 1 : 0, check_nan ? 1 : 0);

    public static bool IsEnabled => (NativeMethods.wb_anomaly_mode() & 1) != 0;

    public static bool ShouldCheckNaN => (NativeMethods.wb_anomaly_mode() & 2) != 0;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing) NativeMethods.wb_set_anomaly_mode(_before & 1, (_before & 2) >> 1);
    }
}
