using System.Text.Json.Nodes;
using Workbench.Kernel.Protocol;

namespace Workbench.Kernel.Serving;

/// <summary>Serves the control channel on a thread of its own, so that a running cell can be interrupted and the kernel shut down.</summary>
internal sealed class ControlLoop(Channel channel, IoPub iopub, CellOutput output, CellInterruption interruption, KernelLog log)
{
    /// <summary>Serves until a shutdown request was answered or the context is shut down.</summary>
    public void Serve()
    {
        while (Serve(channel.Receive(Timeout.InfiniteTimeSpan)!)) { }
    }

    /// <summary>The answer to a shutdown request, also sent to every listening front end.</summary>
    public static JsonObject Shutdown(Message request) => new() { ["status"] = "ok", ["restart"] = request.Flag("restart", false) };

    /// <summary>Asks the running cell to stop; where it cannot be stopped, its reader is told within a second.</summary>
    public void Interrupt() => interruption.Interrupt(isRunning => output.Write("stderr", isRunning
        ? "Interrupt: the cell is inside a call of a library or of native code that cannot be stopped. It stops when that call returns; restart the kernel to end it now.\n"
        : "Interrupt: the cell is still being compiled, which takes longest in a fresh kernel. It stops before it runs.\n"));

    private bool Serve(Message request)
    {
        iopub.Status("busy", request);
        var reply = Guard.Answer(request, log, Answer);
        if (reply is not null) channel.Reply(request, reply);
        var ends = request.Type == "shutdown_request" && (string?)reply?["status"] == "ok";
        if (ends) iopub.Publish("shutdown_reply", request, Shutdown(request));
        iopub.Status("idle", request);
        return !ends;
    }

    private JsonObject? Answer(Message request)
    {
        switch (request.Type)
        {
            case "shutdown_request":
                return Shutdown(request);
            case "interrupt_request":
                Interrupt();
                return new JsonObject { ["status"] = "ok" };
            case "debug_request":
                return NoDebugger(request);
            default:
                return Replies.To(request, log);
        }
    }

    /// <summary>The Debug Adapter Protocol's answer to what cannot be done; <c>kernel_info</c> says that there is no debugger.</summary>
    private static JsonObject NoDebugger(Message request) => new()
    {
        ["type"] = "response",
        ["seq"] = 0,
        ["request_seq"] = request.Number("seq", 0),
        ["command"] = JsonText.Sendable(request.Text("command", "")),
        ["success"] = false,
        ["message"] = "This kernel has no debugger.",
    };
}
