using System.Text.Json;
using System.Text.Json.Nodes;
using Workbench.Kernel.Protocol;

namespace Workbench.Kernel.Serving;

/// <summary>Serves the shell channel: takes requests in order, runs cells, answers. The thread it runs on is the one cells start on.</summary>
internal sealed class ShellLoop(Channel channel, IoPub iopub, CellOutput output, ExecuteRequests execute, AssistanceReplies assistance, History history, KernelLog log)
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
        var reply = aborts ? execute.Abort() : Guard.Answer(request, log, Answer);
        if (request.Type == "execute_request") reply = execute.Numbered(reply);
        output.Flush();
        // All that arrived before this reply was sent by someone who did not know of the failure.
        var queued = StopsOnError(request, reply) ? Drain() : [];
        if (reply is not null) channel.Reply(request, reply);
        var ends = request.Type == "shutdown_request" && (string?)reply?["status"] == "ok";
        if (ends) iopub.Publish("shutdown_reply", request, ControlLoop.Shutdown(request));
        iopub.Status("idle", request);
        if (ends) return false;
        foreach (var waiting in queued)
            if (!Serve(waiting, aborts: waiting.Type == "execute_request")) return false;
        return true;
    }

    private JsonObject? Answer(Message request) => request.Type switch
    {
        "execute_request" => execute.Run(request),
        "complete_request" => assistance.Complete(request),
        "inspect_request" => assistance.Inspect(request),
        "history_request" => history.Answer(request),
        "shutdown_request" => ControlLoop.Shutdown(request),
        _ when Comms.Has(request.Type) => TakeComm(request),
        _ => Replies.To(request, log),
    };

    private JsonObject? TakeComm(Message message)
    {
        Comms.Take(message, iopub);
        return null;
    }

    private static bool StopsOnError(Message request, JsonObject? reply) =>
        request.Type == "execute_request" && (string?)reply?["status"] == "error"
        && !(JsonFrame.Member(request.Content, "stop_on_error") is { ValueKind: JsonValueKind.False });

    private List<Message> Drain()
    {
        var queued = new List<Message>();
        while (channel.Receive(DrainTime) is { } waiting) queued.Add(waiting);
        return queued;
    }
}
