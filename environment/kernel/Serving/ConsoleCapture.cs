using System.Text;

namespace Workbench.Kernel.Serving;

/// <summary>Stands in for <see cref="Console.Out"/> or <see cref="Console.Error"/> and hands the text to the cell's output.</summary>
internal sealed class ConsoleCapture(CellOutput output, string stream) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Takes the console over for cells, in both directions.</summary>
    public static void Install(CellOutput output)
    {
        Console.SetOut(new ConsoleCapture(output, "stdout"));
        Console.SetError(new ConsoleCapture(output, "stderr"));
        Console.SetIn(new NoInput());
    }

    /// <inheritdoc/>
    public override void Write(char value) => output.Write(stream, [value]);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => output.Write(stream, buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => output.Write(stream, buffer);

    /// <inheritdoc/>
    public override void Write(string? value) => output.Write(stream, value);

    /// <inheritdoc/>
    public override void WriteLine(string? value) => output.Write(stream, value + "\n");

    /// <summary>There is no keyboard behind a notebook's kernel: reading says so instead of ending at once with nothing.</summary>
    private sealed class NoInput : TextReader
    {
        public override int Read() => throw Refusal();

        public override int Peek() => throw Refusal();

        public override int Read(char[] buffer, int index, int count) => throw Refusal();

        public override string? ReadLine() => throw Refusal();

        private static InvalidOperationException Refusal() =>
            new("Console input: expected a front end that gives input, got none: this kernel does not ask for any. Put the value into a variable of the cell.");
    }
}
