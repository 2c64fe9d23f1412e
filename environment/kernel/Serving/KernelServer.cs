using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Workbench.Kernel.Connection;
using Workbench.Kernel.Display;
using Workbench.Kernel.Protocol;
using Workbench.Kernel.Scripting;
using Workbench.Kernel.Scripting.Interrupts;
using Workbench.Kernel.Zmq;

namespace Workbench.Kernel.Serving;

/// <summary>The running kernel: opens the five sockets, gives each its thread and ends them in order.</summary>
internal sealed class KernelServer(ConnectionFile connection, KernelLog log)
{
    /// <summary>Stack of the thread that cells start on: notebooks teach recursion, and 4,000 functions with a catch may call one another on it (<see cref="StackBudget"/>). It is only reserved: memory is taken where it is used.</summary>
    public const int CellStackBytes = 128 << 20;

    private static readonly TimeSpan ThreadEndTime = TimeSpan.FromMilliseconds(500);
    private readonly TaskCompletionSource _ended = new();

    /// <summary>Serves until a shutdown request or the end of the parent process.</summary>
    /// <exception cref="ZmqException">A port is taken, or libzmq failed.</exception>
    public void Run()
    {
        using var context = ContextHandle.Create();
        var wire = new Wire(new Signature(connection.Key), TimeProvider.System);
        var dropped = new DroppedMessages(log);
        var heartbeatSocket = Open(context, SocketType.Reply, "heartbeat", connection.HeartbeatPort, socket => socket.LimitFrames(Heartbeat.MaximumBytes));
        var iopub = new IoPub(Open(context, SocketType.Publish, "iopub", connection.IoPubPort), wire);
        using var stdin = new Channel(Open(context, SocketType.Router, "stdin", connection.StdinPort, StandardInput.Limit), wire, dropped, "stdin");
        var control = new Channel(Open(context, SocketType.Router, "control", connection.ControlPort), wire, dropped, "control");
        var shell = new Channel(Open(context, SocketType.Router, "shell", connection.ShellPort), wire, dropped, "shell");

        var output = new CellOutput(iopub);
        var interruption = new CellInterruption();
        var input = new StandardInput(stdin, output, interruption, log);
        var console = new CellConsole(new ConsoleCapture(output, "stdout"), new ConsoleCapture(output, "stderr"), new ConsoleInput(input));
        var history = new History();
        var session = new CSharpSession(new NotebookGlobals(output, () => interruption.Token, new FrontEnd(input, output)), Environment.CurrentDirectory);
        var controlLoop = new ControlLoop(control, iopub, output, interruption, log);
        var shellLoop = new ShellLoop(shell, iopub, output, new ExecuteRequests(session, output, interruption, console, input, history), new AssistanceReplies(session), history, log);
        console.Install();
        using var farewell = new Farewell(iopub, output, input);
        ExceptionHandling.SetUnhandledExceptionHandler(new UnhandledExceptions(session, output, log).Take);
        iopub.Status("starting", null);

        Thread[] threads =
        [
            StartThread("heartbeat", heartbeatSocket, () => Heartbeat.Serve(heartbeatSocket), 0),
            StartThread("control", control, controlLoop.Serve, 0),
            StartThread("cells", shell, shellLoop.Serve, CellStackBytes),
        ];
        WarmUp.Start();
        ParentWatch.Start(Environment.GetEnvironmentVariable, () => _ended.TrySetResult());
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGINT, caught =>
        {
            caught.Cancel = true;
            controlLoop.Interrupt();
        });
        _ended.Task.Wait();

        output.Flush();
        context.Shutdown();
        iopub.Dispose();
        // A cell that still runs cannot be joined; the process ends without it, after what was sent has had time to leave.
        foreach (var thread in threads) thread.Join(ThreadEndTime);
        dropped.LogSums();
        LastWatch.Start();
    }

    private Socket Open(ContextHandle context, SocketType type, string name, int port, Action<Socket>? limit = null)
    {
        var socket = new Socket(context, type, name);
        limit?.Invoke(socket);
        socket.Bind(connection.Endpoint(port));
        return socket;
    }

    /// <summary>Runs a channel's loop on its own thread, which closes the channel at the end; the end of any of them is the kernel's.</summary>
    private Thread StartThread(string name, IDisposable socket, Action serve, int stackBytes)
    {
        var thread = new Thread(() =>
        {
            try
            {
                using (socket) serve();
            }
            catch (ZmqException end) when (end.IsTermination)
            {
                // The kernel is shutting down.
            }
            catch (Exception failure)
            {
                log.Say($"the {name} thread failed: {failure}");
            }
            _ended.TrySetResult();
        }, stackBytes)
        { IsBackground = true, Name = name };
        thread.Start();
        return thread;
    }
}
