using System.CommandLine;
using Workbench.Cli;
using Workbench.Cli.Data;
using Workbench.Cli.Share;

var root = new RootCommand("The Saliency Workbench: why a deep model of the Sun predicted what it predicted, and whether to believe the explanation.")
{
    ShareCommand.Create(),
    ReportCommand.Create(),
    TrainCommand.Create(),
    DataCommand.Create(),
    TorchCommand.Create(),
};
// After Ctrl+C a verb has this long to take back what is half done.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(20) });
