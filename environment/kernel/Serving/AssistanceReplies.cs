using System.Text.Json.Nodes;
using Workbench.Kernel.Protocol;
using Workbench.Kernel.Scripting;
using Workbench.Kernel.Scripting.Assistance;

namespace Workbench.Kernel.Serving;

/// <summary>Answers <c>complete_request</c> and <c>inspect_request</c>. The protocol counts characters by code point, .NET by UTF-16 unit.</summary>
internal sealed class AssistanceReplies(CSharpSession session)
{
    /// <summary>What may be written at the cursor.</summary>
    /// <exception cref="WireException">A field is wrong.</exception>
    public JsonObject Complete(Message request)
    {
        var code = request.Text("code", "");
        var completion = session.Complete(code, Index(code, request.Number("cursor_pos", int.MaxValue)));
        var (start, end) = (Points(code, completion.Start), Points(code, completion.End));
        return new JsonObject
        {
            ["status"] = "ok",
            ["matches"] = new JsonArray([.. completion.Choices.Select(choice => JsonValue.Create(JsonText.Sendable(choice.Text)))]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            // The field's name is the front ends'; those that know it show kinds and signatures.
            ["metadata"] = new JsonObject { ["_jupyter_types_experimental"] = new JsonArray([.. completion.Choices.Select(choice => Described(choice, start, end))]) },
        };
    }

    /// <summary>What the name at the cursor is.</summary>
    /// <exception cref="WireException">A field is wrong.</exception>
    public JsonObject Inspect(Message request)
    {
        var code = request.Text("code", "");
        var found = session.Inspect(code, Index(code, request.Number("cursor_pos", int.MaxValue)), request.Number("detail_level", 0) > 0);
        return new JsonObject
        {
            ["status"] = "ok",
            ["found"] = found is not null,
            ["data"] = found is { } texts ? new JsonObject { ["text/plain"] = JsonText.Sendable(texts.Plain), ["text/markdown"] = JsonText.Sendable(texts.Markdown) } : [],
            ["metadata"] = new JsonObject(),
        };
    }

    private static JsonObject Described(Choice choice, int start, int end) =>
        new() { ["start"] = start, ["end"] = end, ["text"] = JsonText.Sendable(choice.Text), ["type"] = choice.Kind, ["signature"] = JsonText.Sendable(choice.Signature) };

    /// <summary>The index of the code point with this number; a number beyond the text means its end.</summary>
    private static int Index(string code, int points)
    {
        var index = 0;
        for (; points > 0 && index < code.Length; points--) index += char.IsSurrogatePair(code, index) ? 2 : 1;
        return index;
    }

    private static int Points(string code, int index)
    {
        var points = 0;
        for (var at = 0; at < index; points++) at += char.IsSurrogatePair(code, at) ? 2 : 1;
        return points;
    }
}
