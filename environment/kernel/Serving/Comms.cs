using System.Text.Json.Nodes;
using Workbench.Kernel.Protocol;

namespace Workbench.Kernel.Serving;

/// <summary>The comm messages, by which front ends look for widgets. This kernel has no target for them: a comm that is opened is closed at once, as the protocol asks.</summary>
internal static class Comms
{
    /// <summary>Whether this is the type of a comm's message; they are never answered on shell.</summary>
    public static bool Has(string type) => type is "comm_open" or "comm_msg" or "comm_close";

    /// <summary>The answer to <c>comm_info_request</c>: no comm is open.</summary>
    public static JsonObject Info() => new() { ["status"] = "ok", ["comms"] = new JsonObject() };

    /// <summary>Takes a comm's message: one that opens it is refused, the others come from a comm that is already closed.</summary>
    /// <exception cref="WireException">A field is wrong.</exception>
    public static void Take(Message message, IoPub iopub)
    {
        var id = message.Text("comm_id", "");
        if (message.Type == "comm_open") iopub.Publish("comm_close", message, new JsonObject { ["comm_id"] = id, ["data"] = new JsonObject() });
    }
}
