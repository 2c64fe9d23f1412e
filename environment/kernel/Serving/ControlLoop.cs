using System.Text.Json.Nodes;
using Workbench.Kernel.Protocol;
using Workbench.Kernel.Scripting;

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
    public void Interrupt() => interruption.Interrupt(() => output.Write("stderr",
        "Interrupt: the cell is inside a call of a library or of native code that cannot be stopped. It stops when that call returns; restart the kernel to end it now.\n"));

    private bool Serve(Message request)
    {
        iopub.Status("busy", request);
        var ends = request.Type == "shutdown_request";
        try
        {
            if (Answer(request) is { } reply) channel.Reply(request, reply);
            if (ends) iopub.Publish("shutdown_reply", request, Shutdown(request));
        }
        catch (WireException problem)
        {
            log.Say(problem.Message);
            channel.Reply(request, Replies.Error(new CellError("ProtocolError", problem.Message, [problem.Message])));
            ends = false;
        }
        iopub.Status("idle", request);
        return !ends;
    }

    private JsonObject? Answer(Message request)
    {
        if (request.Type == "shutdown_request") return Shutdown(request);
        if (request.Type == "interrupt_request")
        {
            Interrupt();
            return new JsonObject { ["status"] = "ok" };
        }
        var reply = request.Type == "kernel_info_request" ? Replies.To(request) : null;
        if (reply is null) log.Say($"ignored a message of unknown type \"{request.Type}\" on control");
        return reply;
    }
}
