using System.Text.Json.Nodes;
using Workbench.Kernel.Protocol;
using Workbench.Kernel.Scripting;

namespace Workbench.Kernel.Serving;

/// <summary>Turns what goes wrong while a request is answered into its answer: neither a wrong field nor a fault of the kernel's own may take the user's variables with it.</summary>
internal static class Guard
{
    /// <summary>The answer, or one that says why there is none.</summary>
    /// <exception cref="Zmq.ZmqException">The kernel is shutting down.</exception>
    public static JsonObject? Answer(Message request, KernelLog log, Func<Message, JsonObject?> answer)
    {
        try
        {
            return answer(request);
        }
        catch (WireException problem)
        {
            log.Say(problem.Message);
            return Replies.Error(new CellError("ProtocolError", problem.Message, [problem.Message]));
        }
        catch (Exception failure) when (failure is not Zmq.ZmqException)
        {
            log.Say($"{request.Type} failed: {failure}");
            return Replies.Error(new CellError("KernelError", failure.Message, [$"The kernel failed at {request.Type}: {failure.Message}", "Its log has the details."]));
        }
    }
}
