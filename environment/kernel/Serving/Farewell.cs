using System.Text.Json.Nodes;
using Workbench.Kernel.Scripting;
using Workbench.Kernel.Scripting.Interrupts;

namespace Workbench.Kernel.Serving;

/// <summary>Tells the front end that the running cell is ending the kernel's process: there will be no reply.</summary>
internal static class Farewell
{
    /// <summary>What is sent has this long to leave: the process ends right after.</summary>
    private static readonly TimeSpan SendTime = TimeSpan.FromMilliseconds(200);

    /// <summary>Watches for the end of the process out of a cell.</summary>
    public static void Watch(IoPub iopub, CellOutput output, StandardInput input) => CellEnd.Watch(call =>
    {
        var message = $"The cell ended the kernel with {call}. Its variables are gone; restart the kernel to go on.";
        var error = Replies.Error(new CellError("KernelEnded", message, [$"KernelEnded: {message}"]));
        error.Remove("status");
        output.Publish("error", error);
        iopub.Status("idle", input.Request);
        Thread.Sleep(SendTime);
    });
}
