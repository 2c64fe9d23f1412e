using Workbench.Kernel.Protocol;

namespace Workbench.Kernel.Serving;

/// <summary>Stands in for <see cref="Console.In"/>: every line that is read is a question to the user.</summary>
internal sealed class ConsoleInput(StandardInput input) : TextReader
{
    private Message? _asker;
    private string _line = "";
    private int _next;

    /// <inheritdoc/>
    public override string? ReadLine()
    {
        if (!HasRest) return input.Ask("", hidden: false);
        var rest = _line[_next..].TrimEnd('\n');
        _next = _line.Length;
        return rest;
    }

    /// <inheritdoc/>
    public override int Peek() => Fill() ? _line[_next] : -1;

    /// <inheritdoc/>
    public override int Read() => Fill() ? _line[_next++] : -1;

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        return Read(buffer.AsSpan(index, count));
    }

    /// <inheritdoc/>
    public override int Read(Span<char> buffer)
    {
        if (buffer.IsEmpty || !Fill()) return 0;
        var rest = _line.AsSpan(_next);
        var length = Math.Min(rest.Length, buffer.Length);
        rest[..length].CopyTo(buffer);
        _next += length;
        return length;
    }

    /// <summary>Whether a part of an answer is left. One that an earlier cell left is not a later cell's input.</summary>
    private bool HasRest => _next < _line.Length && ReferenceEquals(_asker, input.Request);

    private bool Fill()
    {
        if (HasRest) return true;
        _asker = input.Request;
        if (input.Ask("", hidden: false) is not { } line) return false;
        (_line, _next) = (line + "\n", 0);
        return true;
    }
}
