namespace Workbench.Kernel.Serving;

/// <summary>The console as cells find it.</summary>
internal sealed class CellConsole(CellOutput output, StandardInput input)
{
    private readonly ConsoleCapture _out = new(output, "stdout");
    private readonly ConsoleCapture _error = new(output, "stderr");
    private readonly ConsoleInput _in = new(input);

    /// <summary>Takes the console over, in both directions; before each cell again, since one may have put something else there and not taken it away.</summary>
    public void Install()
    {
        Console.SetOut(_out);
        Console.SetError(_error);
        Console.SetIn(_in);
    }
}
