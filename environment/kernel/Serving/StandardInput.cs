using System.Diagnostics;
using System.Text.Json.Nodes;
using Workbench.Kernel.Protocol;
using Workbench.Kernel.Zmq;

namespace Workbench.Kernel.Serving;

/// <summary>Asks the user questions on behalf of the running cell, over the stdin channel of the front end that sent the cell.</summary>
internal sealed class StandardInput(Channel channel, CellOutput output, CellInterruption interruption, KernelLog log)
{
    /// <summary>Most messages of one front end that wait unread between two questions.</summary>
    private const int MaximumWaiting = 64;

    /// <summary>Largest frame of an answer: 1 MiB.</summary>
    private const long MaximumFrameBytes = 1 << 20;

    /// <summary>How soon a waiting question notices an interrupt.</summary>
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(50);

    /// <summary>How long to look for answers that came when nobody asked.</summary>
    private static readonly TimeSpan DiscardTime = TimeSpan.FromMilliseconds(2);

    /// <summary>How long a front end's stdin connection may come after its shell connection.</summary>
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(1);

    private const string EndOfInput = "\u0004";

    private readonly Lock _lock = new();
    private readonly object _turn = new();
    private Message? _request;
    private bool _allowed;
    private CancellationToken _ended;
    private Action? _end;

    /// <summary>The request of the running cell, or null between cells.</summary>
    public Message? Request
    {
        get
        {
            lock (_lock) return _request;
        }
    }

    /// <summary>Sets the stdin socket up, before it is bound. Nobody reads it between two questions, so little may wait there.</summary>
    public static void Limit(Socket socket)
    {
        socket.LimitFrames(MaximumFrameBytes);
        socket.LimitWaiting(MaximumWaiting);
        socket.ReportUnknownPeers();
    }

    /// <summary>A cell begins; <paramref name="allowed"/> says whether its sender answers questions.</summary>
    public void Begin(Message request, bool allowed)
    {
        // Not disposed: threads that the cell leaves behind may still hold its token.
        var source = new CancellationTokenSource();
        lock (_lock) (_request, _allowed, _ended, _end) = (request, allowed, source.Token, source.Cancel);
    }

    /// <summary>The cell has ended: threads it left behind ask no more.</summary>
    public void End()
    {
        lock (_lock)
        {
            _end?.Invoke();
            (_request, _end) = (null, null);
        }
    }

    /// <summary>Asks one question and waits for its answer; questions from several threads wait for their turn.</summary>
    /// <returns>The answer, or null where the user ended the input.</returns>
    /// <exception cref="InvalidOperationException">The front end answers no questions, or no cell runs.</exception>
    /// <exception cref="OperationCanceledException">The cell was interrupted or ended.</exception>
    public string? Ask(string prompt, bool hidden)
    {
        var (request, ended) = Asker();
        var interrupted = interruption.Token;
        while (!Monitor.TryEnter(_turn, Slice)) ThrowIfOver();
        try
        {
            output.Flush();
            while (channel.Receive(DiscardTime) is not null) { }
            var id = Send(request, prompt, hidden, ThrowIfOver);
            while (true)
            {
                ThrowIfOver();
                if (channel.Receive(Slice) is not { } answer) continue;
                if (!Answers(answer, request, id))
                {
                    log.Say($"ignored a message of type \"{answer.Type}\" on stdin: expected the answer to the cell's question from the front end that runs it");
                    continue;
                }
                var line = answer.Text("value", "");
                return line == EndOfInput ? null : line;
            }
        }
        finally
        {
            Monitor.Exit(_turn);
        }

        void ThrowIfOver()
        {
            interrupted.ThrowIfCancellationRequested();
            ended.ThrowIfCancellationRequested();
        }
    }

    private (Message Request, CancellationToken Ended) Asker()
    {
        lock (_lock)
        {
            if (_request is null) throw new InvalidOperationException("Console input: expected a running cell to ask for, got none: the cell that started this thread has ended.");
            if (!_allowed) throw new InvalidOperationException("Console input: expected a front end that gives input, got one that says it gives none (allow_stdin is false, as when a notebook runs without a person). Put the value into a variable of the cell.");
            return (_request, _ended);
        }
    }

    private string Send(Message request, string prompt, bool hidden, Action throwIfOver)
    {
        var question = new JsonObject { ["prompt"] = JsonText.Sendable(prompt), ["password"] = hidden };
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return channel.Ask(request, "input_request", question);
            }
            catch (ZmqException failure) when (failure.IsUnreachable && waited.Elapsed < ConnectTime)
            {
                Thread.Sleep(Slice);
                throwIfOver();
            }
            catch (ZmqException failure) when (failure.IsUnreachable)
            {
                throw new InvalidOperationException("Console input: expected the cell's front end on the stdin channel, got no connection from it. Put the value into a variable of the cell.", failure);
            }
        }
    }

    /// <summary>Only the front end that was asked may answer, and an answer that names its question must name this one.</summary>
    private static bool Answers(Message answer, Message request, string id) =>
        answer.Type == "input_reply" && (answer.ParentId is null || answer.ParentId == id)
        && answer.Identities.Count == request.Identities.Count
        && answer.Identities.Zip(request.Identities).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
}
