using System.Text.Json.Nodes;
using Workbench.Kernel.Display;
using Workbench.Kernel.Display.Progress;
using Workbench.Kernel.Protocol;
using Workbench.Kernel.Scripting;
using Workbench.Kernel.Scripting.Interrupts;

namespace Workbench.Kernel.Serving;

/// <summary>Answers <c>execute_request</c>: counts, runs the cell, publishes what it shows and how it ended.</summary>
internal sealed class ExecuteRequests(CSharpSession session, CellOutput output, CellInterruption interruption, CellConsole console, StandardInput input, History history)
{
    private int _executionCount;
    private int _asides;

    /// <summary>Runs the request's cell.</summary>
    /// <returns>The content of the reply, its status <c>ok</c> or <c>error</c>.</returns>
    /// <exception cref="WireException">A field is wrong; nothing was run.</exception>
    public JsonObject Run(Message request)
    {
        var code = request.Text("code", "");
        var silent = request.Flag("silent", false);
        var stored = !silent && request.Flag("store_history", true);
        var expressions = request.Texts("user_expressions");
        input.Begin(request, request.Flag("allow_stdin", true));
        try
        {
            if (stored) history.Add(++_executionCount, code);
            output.Begin(request, silent);
            console.Install();
            if (!silent) output.Publish("execute_input", new JsonObject { ["code"] = JsonText.Sendable(code), ["execution_count"] = _executionCount });
            var error = RunCell(code, stored);
            return error is null ? Succeeded(expressions) : Failed(error);
        }
        finally
        {
            input.End();
        }
    }

    /// <summary>A reply with the number of the last cell, which it must name even where nothing was run.</summary>
    public JsonObject? Numbered(JsonObject? reply)
    {
        reply?.TryAdd("execution_count", _executionCount);
        return reply;
    }

    /// <summary>The reply to a cell that is not run because one before it failed.</summary>
    public JsonObject Abort() => new() { ["status"] = "aborted", ["execution_count"] = _executionCount };

    private JsonObject Succeeded(IReadOnlyDictionary<string, string> expressions)
    {
        var answers = new JsonObject();
        foreach (var (name, expression) in expressions) answers[name] = Evaluate(expression);
        return new JsonObject { ["status"] = "ok", ["execution_count"] = _executionCount, ["payload"] = new JsonArray(), ["user_expressions"] = answers };
    }

    private JsonObject Failed(CellError error)
    {
        var published = Replies.Error(error);
        published.Remove("status");
        output.Publish("error", published);
        return Replies.Error(error);
    }

    private CellError? RunCell(string code, bool stored)
    {
        var (bundle, error) = Outcome(code, stored);
        if (bundle is null) return error;
        try
        {
            if (stored) history.AddOutput(bundle["text/plain"]?.ToString());
            output.Publish("execute_result", new JsonObject { ["execution_count"] = _executionCount, ["data"] = bundle, ["metadata"] = new JsonObject() });
            return null;
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException)
        {
            // A formatter's JSON can hold what cannot be sent, such as half a surrogate pair.
            return session.Describe(failure, new CellRun());
        }
    }

    private JsonObject Evaluate(string expression)
    {
        var (bundle, error) = Outcome(expression, stored: false);
        return error is null
            ? new JsonObject { ["status"] = "ok", ["data"] = bundle ?? MimeBundle.Of(null), ["metadata"] = new JsonObject() }
            : Replies.Error(error);
    }

    /// <summary>Runs code and turns its value into a bundle while it can still be interrupted: formatters are the user's code too.</summary>
    private (JsonObject? Bundle, CellError? Error) Outcome(string code, bool stored)
    {
        var run = interruption.Begin();
        try
        {
            var outcome = session.Run(code, stored ? CellSources.NameOf(_executionCount) : CellSources.NameOfAside(_executionCount, ++_asides), run);
            if (outcome.Error is not null) return (null, outcome.Error);
            return outcome.HasValueToShow ? (run.Inside(() => MimeBundle.Of(outcome.Value)), null) : (null, null);
        }
        catch (Exception failure)
        {
            return (null, session.Describe(failure, run));
        }
        finally
        {
            interruption.End();
            output.End();
        }
    }
}
