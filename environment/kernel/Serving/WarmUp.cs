using System.Text.Json.Nodes;
using Workbench.Kernel.Display;
using Workbench.Kernel.Scripting;
using Workbench.Kernel.Scripting.Interrupts;

namespace Workbench.Kernel.Serving;

/// <summary>Runs a cell nobody sees while the front end is still connecting: most of a first cell's time is the compiler being compiled itself.</summary>
internal static class WarmUp
{
    /// <summary>Starts the warm-up in the background.</summary>
    public static void Start() => new Thread(Run) { IsBackground = true, Name = "warm-up", Priority = ThreadPriority.BelowNormal }.Start();

    private static void Run()
    {
        var session = new CSharpSession(new NotebookGlobals(new NowhereSurface(), () => CancellationToken.None), Environment.CurrentDirectory);
        session.Run("var warm = Enumerable.Range(0, 3).Select(number => $\"{number}\").ToList();", CellSources.NameOf(0), new CellRun());
        session.Run("display(warm); warm.Count", CellSources.NameOf(0), new CellRun());
    }

    private sealed class NowhereSurface : IDisplaySurface
    {
        public void Show(JsonObject bundle, string id) { }

        public void Update(JsonObject bundle, string id) { }
    }
}
