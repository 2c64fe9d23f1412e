using Spectre.Console;
using Workbench.Cli.Data;
using Workbench.Sharing;

namespace Workbench.Cli.Share;

/// <summary>Shows how far sharing is: a bar on a terminal, a line per step elsewhere.</summary>
internal static class ShareDisplay
{
    internal static async Task<T> RunAsync<T>(Func<IProgress<SharingProgress>, Task<T>> share)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive) return await share(new Lines());
        return await AnsiConsole.Progress().AutoClear(true).HideCompleted(false)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(context => share(new Bar(context.AddTask("share", autoStart: true, maxValue: 1))));
    }

    private sealed class Lines : IProgress<SharingProgress>
    {
        private int _done = -1;

        public void Report(SharingProgress value)
        {
            if (value.Done == _done) return;
            _done = value.Done;
            Console.WriteLine($"share: {(value.Steps == 0 ? "" : $"{value.Done}/{value.Steps} ")}{Sizes.Plain(value.Doing)}");
        }
    }

    private sealed class Bar(ProgressTask task) : IProgress<SharingProgress>
    {
        public void Report(SharingProgress value)
        {
            task.Value = value.Steps == 0 ? 0 : (double)value.Done / value.Steps;
            task.Description = Markup.Escape($"{Sizes.Short(value.Doing, 50)}  {value.Done}/{value.Steps}");
        }
    }
}
