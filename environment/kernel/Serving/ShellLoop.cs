using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Kernel.Protocol;
using Workbench.Kernel.Scripting;

namespace Workbench.Kernel.Serving;

/// <summary>Serves the shell channel: takes requests in order, runs cells, answers. The thread it runs on is the one cells start on.</summary>
internal sealed class ShellLoop(Channel channel, IoPub iopub, CellOutput output, ExecuteRequests execute, KernelLog log)
{
    /// <summary>How long requests already on their way may take to arrive before a failed cell's reply is sent.</summary>
    private static readonly TimeSpan DrainTime = TimeSpan.FromMilliseconds(20);

    /// <summary>Serves until a shutdown request was answered or the context is shut down.</summary>
    public void Serve()
    {
        while (Serve(channel.Receive(Timeout.InfiniteTimeSpan)!, aborts: false)) { }
    }

    /// <summary>Serves one request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="aborts">Whether a cell is answered with <c>aborted</c> instead of being run.</param>
    /// <returns>False when it was a shutdown request.</returns>
    private bool Serve(Message request, bool aborts)
    {
        iopub.Status("busy", request);
        var reply = Answer(request, aborts);
        output.Flush();
        // All that arrived before this reply was sent by someone who did not know of the failure.
        var queued = StopsOnError(request, reply) ? Drain() : [];
        if (reply is not null) channel.Reply(request, reply);
        if (request.Type == "shutdown_request") iopub.Publish("shutdown_reply", request, ControlLoop.Shutdown(request));
        iopub.Status("idle", request);
        if (request.Type == "shutdown_request") return false;
        foreach (var waiting in queued)
            if (!Serve(waiting, aborts: waiting.Type == "execute_request")) return false;
        return true;
    }

    private JsonObject? Answer(Message request, bool aborts)
    {
        try
        {
            if (request.Type == "execute_request") return aborts ? execute.Abort() : execute.Run(request);
            if (request.Type == "shutdown_request") return ControlLoop.Shutdown(request);
            var reply = Replies.To(request);
            if (reply is null) log.Say($"ignored a message of unknown type \"{request.Type}\" on shell");
            return reply;
        }
        catch (WireException problem)
        {
            log.Say(problem.Message);
            return Replies.Error(new CellError("ProtocolError", problem.Message, [problem.Message]));
        }
        catch (Exception failure) when (failure is not Zmq.ZmqException)
        {
            // A fault of the kernel's own must not take the user's variables with it.
            log.Say($"{request.Type} failed: {failure}");
            return Replies.Error(new CellError("KernelError", failure.Message, [$"The kernel failed at {request.Type}: {failure.Message}", "Its log has the details."]));
        }
    }

    private static bool StopsOnError(Message request, JsonObject? reply) =>
        request.Type == "execute_request" && (string?)reply?["status"] == "error"
        && !(request.Content.TryGetProperty("stop_on_error", out var stops) && stops.ValueKind == JsonValueKind.False);

    private List<Message> Drain()
    {
        var queued = new List<Message>();
        while (channel.Receive(DrainTime) is { } waiting) queued.Add(waiting);
        return queued;
    }
}
