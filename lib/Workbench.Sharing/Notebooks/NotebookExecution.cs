using System.Diagnostics;

namespace Workbench.Sharing.Notebooks;

/// <summary>Executes a notebook with <c>environment/kernel/execute</c> of the checkout that this program was built in.</summary>
public static class NotebookExecution
{
    /// <summary>Executes a notebook on a fresh kernel and writes it with its outputs.</summary>
    /// <param name="source">The notebook; paths in it are relative to its folder.</param>
    /// <param name="target">The file to write.</param>
    /// <param name="doing">Told which cell runs; or null.</param>
    /// <param name="cancellation">Ends the kernel.</param>
    /// <exception cref="InvalidOperationException">A cell fails, the notebook or the kernel cannot be used, or the checkout is not there; the message holds what was said.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task ExecuteAsync(string source, string target, IProgress<string>? doing, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Find(), [source, target]) { RedirectStandardError = true, RedirectStandardInput = true };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        string last = "";
        try
        {
            List<string> tail = [];
            while (await process.StandardError.ReadLineAsync(cancellation) is { } line)
            {
                if (line.StartsWith("execute:", StringComparison.Ordinal)) tail.Clear();
                tail.Add(line.Trim());
                if (line.StartsWith("cell ", StringComparison.Ordinal)) doing?.Report(line);
            }
            last = string.Join(" ", tail);
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        if (process.ExitCode == 130) throw new OperationCanceledException(cancellation);
        if (process.ExitCode != 0) throw new InvalidOperationException($"share --run: {(last.StartsWith("execute: ", StringComparison.Ordinal) ? last["execute: ".Length..] : last)}");
    }

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string program = Path.Combine(folder.FullName, "environment", "kernel", "execute");
            if (File.Exists(program)) return program;
        }
        throw new InvalidOperationException($"share --run: expected environment/kernel/execute in a folder above {AppContext.BaseDirectory}, found none. Execute the notebook in a notebook host, save it, and share it without --run.");
    }
}
