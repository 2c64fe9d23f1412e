using System.Text.Json.Nodes;
using Workbench.Kernel.Connection;
using Workbench.Kernel.Protocol;
using Workbench.Kernel.Scripting;

namespace Workbench.Kernel.Serving;

/// <summary>The answers that need no running session: one function per request type.</summary>
internal static class Replies
{
    private static readonly Dictionary<string, Func<Message, JsonObject>> ByRequest = new()
    {
        ["kernel_info_request"] = _ => KernelInfo(),
        ["is_complete_request"] = IsComplete,
        ["comm_info_request"] = _ => Comms.Info(),
    };

    /// <summary>The answer to a request; null when its type is none of these, which the log then says.</summary>
    public static JsonObject? To(Message request, KernelLog log)
    {
        if (ByRequest.TryGetValue(request.Type, out var reply)) return reply(request);
        log.Say($"ignored a message of unknown type \"{request.Type}\"");
        return null;
    }

    /// <summary>The answer to a request that failed.</summary>
    public static JsonObject Error(CellError error) => new()
    {
        ["status"] = "error",
        ["ename"] = error.Name,
        ["evalue"] = JsonText.Sendable(error.Message),
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(JsonText.Sendable(line)))]),
    };

    private static JsonObject KernelInfo()
    {
        var version = typeof(Replies).Assembly.GetName().Version!.ToString(3);
        return new JsonObject
        {
            ["status"] = "ok",
            ["protocol_version"] = Wire.Version,
            ["implementation"] = KernelSpec.Name,
            ["implementation_version"] = version,
            ["language_info"] = new JsonObject
            {
                ["name"] = "C#",
                ["version"] = CellCompiler.LanguageVersionText,
                ["mimetype"] = "text/x-csharp",
                ["file_extension"] = ".cs",
                ["pygments_lexer"] = "csharp",
                ["codemirror_mode"] = "text/x-csharp",
            },
            ["banner"] = $"C# (Workbench) {version}: C# {CellCompiler.LanguageVersionText} on .NET {Environment.Version}",
            ["debugger"] = false,
            ["help_links"] = new JsonArray(),
        };
    }

    private static JsonObject IsComplete(Message request) => Completeness.Of(request.Text("code", "")) switch
    {
        CodeState.Complete => new JsonObject { ["status"] = "complete" },
        CodeState.Incomplete => new JsonObject { ["status"] = "incomplete", ["indent"] = "    " },
        _ => new JsonObject { ["status"] = "invalid" },
    };
}
