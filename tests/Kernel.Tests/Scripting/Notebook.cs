using System.Text.Json.Nodes;
using Workbench.Kernel.Display;
using Workbench.Kernel.Scripting;
using Workbench.Kernel.Scripting.Assistance;
using Workbench.Kernel.Scripting.Interrupts;

namespace Kernel.Tests.Scripting;

/// <summary>A session without a front end: cells are numbered from 1.</summary>
internal sealed class Notebook
{
    private readonly CSharpSession _session;
    private readonly Displays _displays = new();
    private CellRun _run = new();
    private int _count;

    public Notebook(string? folder = null, string? packageCache = null) => _session = new CSharpSession(new NotebookGlobals(_displays, () => _run.Token), folder ?? "/", packageCache);

    /// <summary>The bundles displayed so far.</summary>
    public IReadOnlyList<JsonObject> Displayed => _displays.Bundles;

    /// <summary>Runs a cell that must succeed and returns its value.</summary>
    public object? Run(string code)
    {
        var outcome = Outcome(code);
        Assert.True(outcome.Error is null, string.Join('\n', outcome.Error?.Traceback ?? []));
        return outcome.Value;
    }

    /// <summary>Runs a cell that must fail and returns its error.</summary>
    public CellError Fail(string code) => Outcome(code).Error ?? throw new Xunit.Sdk.XunitException($"expected an error from: {code}");

    /// <summary>Runs a cell and returns the whole outcome.</summary>
    public CellOutcome Outcome(string code)
    {
        Begin();
        var outcome = _session.Run(code, CellSources.NameOf(++_count), _run);
        _run.End();
        return outcome;
    }

    /// <summary>Runs a cell that displays something just before it must be stopped, interrupts it there, and returns its error. That it did not stop at once proves nothing on a busy machine.</summary>
    public CellError Stop(string code)
    {
        Begin();
        var run = _run;
        _displays.Next = () => new Thread(() => run.Interrupt(_ => { })).Start();
        var outcome = _session.Run(code, CellSources.NameOf(++_count), run);
        run.End();
        return outcome.Error ?? throw new Xunit.Sdk.XunitException($"expected an interruption of: {code}");
    }

    /// <summary>What may be written at an index of a cell.</summary>
    public Completion Complete(string code, int cursor) => _session.Complete(code, cursor);

    /// <summary>What the name at an index of a cell is.</summary>
    public (string Plain, string Markdown)? Inspect(string code, int cursor, bool isDetailed) => _session.Inspect(code, cursor, isDetailed);

    private void Begin()
    {
        _run.Retire();
        _run = new CellRun();
    }

    private sealed class Displays : IDisplaySurface
    {
        public List<JsonObject> Bundles { get; } = [];

        public Action? Next { get; set; }

        public void Show(JsonObject bundle, string id)
        {
            lock (Bundles) Bundles.Add(bundle);
            Next?.Invoke();
            Next = null;
        }

        /// <summary>Tests want to see what a display came to.</summary>
        public void Update(JsonObject bundle, string id)
        {
            lock (Bundles) Bundles[^1] = bundle;
        }
    }
}
