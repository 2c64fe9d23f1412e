namespace Workbench.Kernel.Display;

/// <summary>What a cell can ask of the front end that runs it, beyond showing things.</summary>
internal interface IFrontEnd
{
    /// <summary>Asks the user for a line of text and waits for it.</summary>
    /// <param name="prompt">What the front end shows beside the field.</param>
    /// <param name="hidden">Whether the front end hides what is typed.</param>
    /// <returns>The line, or null where the user ended the input (Ctrl-D in a terminal).</returns>
    string? Ask(string prompt, bool hidden);

    /// <summary>Removes what the cell has shown so far.</summary>
    /// <param name="wait">Whether to remove it only when the next output comes, which avoids flicker.</param>
    void ClearOutput(bool wait);
}
