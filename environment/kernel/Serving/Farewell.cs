using System.Runtime.InteropServices;
using Workbench.Kernel.Scripting;
using Workbench.Kernel.Scripting.Interrupts;

namespace Workbench.Kernel.Serving;

/// <summary>Tells the front end that the running cell ends the kernel's process: there will be no reply.</summary>
internal sealed class Farewell : IDisposable
{
    /// <summary>What is sent has this long to leave, on a busy machine too: the process ends right after.</summary>
    private static readonly TimeSpan SendTime = TimeSpan.FromSeconds(1);

    private readonly IoPub _iopub;
    private readonly CellOutput _output;
    private readonly StandardInput _input;
    private readonly PosixSignalRegistration _termination;
    private volatile bool _isForeseen;

    /// <summary>Watches until it is disposed: an end of the process while a cell runs is then the cell's doing.</summary>
    public Farewell(IoPub iopub, CellOutput output, StandardInput input)
    {
        (_iopub, _output, _input) = (iopub, output, input);
        _termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => _isForeseen = true);
        AppDomain.CurrentDomain.ProcessExit += ProcessExits;
        CellEnd.Watch(Say);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isForeseen = true;
        _termination.Dispose();
    }

    private void ProcessExits(object? sender, EventArgs arguments)
    {
        if (!_isForeseen && _input.Request is not null) Say($"Environment.Exit({Environment.ExitCode})");
    }

    private void Say(string call)
    {
        var message = $"The cell ended the kernel with {call}. Its variables are gone; restart the kernel to go on.";
        var error = Replies.Error(new CellError("KernelEnded", message, [$"KernelEnded: {message}"]));
        error.Remove("status");
        _output.Publish("error", error);
        _iopub.Status("idle", _input.Request);
        Thread.Sleep(SendTime);
    }
}
