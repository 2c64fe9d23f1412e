using System.Text;

namespace Workbench.Kernel.Serving;

/// <summary>Stands in for <see cref="Console.Out"/> or <see cref="Console.Error"/> and hands the text to the cell's output.</summary>
internal sealed class ConsoleCapture(CellOutput output, string stream) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

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
}
