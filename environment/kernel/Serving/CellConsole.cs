namespace Workbench.Kernel.Serving;

/// <summary>The console as cells find it.</summary>
internal sealed class CellConsole(TextWriter output, TextWriter error, TextReader input)
{
    /// <summary>Takes the console over, in both directions; before each cell again, since one may have put something else there and not taken it away.</summary>
    public void Install()
    {
        Console.SetOut(output);
        Console.SetError(error);
        Console.SetIn(input);
    }
}
