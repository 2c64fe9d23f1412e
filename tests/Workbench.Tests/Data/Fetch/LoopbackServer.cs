using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Workbench.Tests.Data.Fetch;

/// <summary>A request that reached the loopback server.</summary>
internal sealed record Asked(string Target, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>First byte of the range asked for; 0 without one.</summary>
    public int From => Headers.TryGetValue("Range", out string? range) ? int.Parse(range["bytes=".Length..^1], CultureInfo.InvariantCulture) : 0;
}

/// <summary>What the loopback server answers: header lines as they go over the wire, then bytes, perhaps only after something else, then it hangs up or falls silent.</summary>
internal sealed record Reply(string Head, byte[] Body, bool Stalls = false, Task? After = null)
{
    public static Reply Ok(byte[] body, string more = "") => new(string.Create(CultureInfo.InvariantCulture, $"200 OK\r\nContent-Length: {body.Length}\r\n{more}"), body);

    public static Reply Status(string status, string more = "") => new($"{status}\r\nContent-Length: 0\r\n{more}", []);

    /// <summary>The rest from a byte on, as a server that knows ranges sends it.</summary>
    public static Reply Rest(byte[] whole, int from, string more = "")
        => new(string.Create(CultureInfo.InvariantCulture, $"206 Partial Content\r\nContent-Length: {whole.Length - from}\r\nContent-Range: bytes {from}-{whole.Length - 1}/{whole.Length}\r\n{more}"), whole[from..]);

    /// <summary>Whole or rest, as asked.</summary>
    public static Reply Ranged(Asked asked, byte[] whole, string more = "") => asked.From > 0 ? Rest(whole, asked.From, more) : Ok(whole, more);

    /// <summary>Promises everything, hangs up (or falls silent) after some bytes.</summary>
    public Reply CutAfter(int bytes, bool stalls = false) => this with { Body = Body[..bytes], Stalls = stalls };
}

/// <summary>A real HTTP/1.1 server on this machine that does what a test tells it and remembers what it was asked; one request a connection.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Asked, Reply> _answer;
    private readonly ConcurrentQueue<Asked> _asked = new();
    private int _now;

    public LoopbackServer(Func<Asked, Reply> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Base => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public IReadOnlyList<Asked> Requests => [.. _asked];

    /// <summary>Most requests that were under way at once.</summary>
    public int MostAtOnce { get; private set; }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        bool isHere = false;
        using (client)
        {
            try
            {
                CancellationToken stop = _stop.Token;
                lock (_asked) MostAtOnce = Math.Max(MostAtOnce, ++_now);
                isHere = true;
                NetworkStream stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1, false, 1024, leaveOpen: true);
                string target = (await reader.ReadLineAsync(stop))!.Split(' ')[1];
                var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                while (await reader.ReadLineAsync(stop) is { Length: > 0 } line) headers[line[..line.IndexOf(':')]] = line[(line.IndexOf(':') + 1)..].Trim();
                var asked = new Asked(target, headers);
                _asked.Enqueue(asked);
                Reply reply = _answer(asked);
                await stream.WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 {reply.Head}Connection: close\r\n\r\n"), stop);
                if (reply.After is not null) await reply.After.WaitAsync(stop);
                // Before the last bytes: with them the other side may ask for more while this thread still waits for its turn.
                Leave();
                await stream.WriteAsync(reply.Body, stop);
                await stream.FlushAsync(stop);
                if (reply.Stalls) await Task.Delay(Timeout.Infinite, stop);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // the test hung up or is over
            }
            finally
            {
                Leave();
            }
        }

        void Leave()
        {
            lock (_asked) _now -= isHere ? 1 : 0;
            isHere = false;
        }
    }
}
