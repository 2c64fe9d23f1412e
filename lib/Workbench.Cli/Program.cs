using System.CommandLine;
using System.CommandLine.Help;
using Workbench.Cli;
using Workbench.Cli.Data;
using Workbench.Cli.Share;

// Under the command's name, not the assembly's, which may not differ from the library's by case alone.
var root = new Command("workbench", "The Saliency Workbench: why a deep model of the Sun predicted what it predicted, and whether to believe the explanation.")
{
    ShareCommand.Create(),
    ReportCommand.Create(),
    TrainCommand.Create(),
    DataCommand.Create(),
    TorchCommand.Create(),
    new HelpOption(),
    new VersionOption(),
};
// After Ctrl+C a verb has this long to take back what is half done.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(20) });
