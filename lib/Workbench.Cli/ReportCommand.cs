using System.CommandLine;
using Workbench.Figures.Report;

namespace Workbench.Cli;

/// <summary><c>workbench report NOTEBOOK OUT</c>: an executed notebook as one HTML file.</summary>
internal static class ReportCommand
{
    internal static Command Create()
    {
        var notebook = new Argument<FileInfo>("notebook") { Description = "The executed notebook (.ipynb)." };
        var output = new Argument<FileInfo>("output") { Description = "The HTML file to write; replaced if it is there." };
        var language = new Option<string>("--language") { Description = "Language of the page, for the browser and hyphenation: en or ko.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("en", "ko");
        var command = new Command("report", "Makes one self-contained HTML file of an executed notebook, without a browser: no pictures for paper or for where scripts are off. See share.") { notebook, output, language };
        command.SetAction(parse =>
        {
            var (from, to) = (parse.GetRequiredValue(notebook), parse.GetRequiredValue(output));
            return Guarded.Run(() =>
            {
                NotebookReport.Write(from.FullName, to.FullName, new NotebookReportOptions { Language = parse.GetRequiredValue(language) });
                Console.WriteLine($"{to.FullName} ({new FileInfo(to.FullName).Length / 1e6:0.0} MB)");
            });
        });
        return command;
    }
}
