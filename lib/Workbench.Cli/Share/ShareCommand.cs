using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Workbench.Cli.Data;
using Workbench.Sharing;
using Workbench.Sharing.Notebooks;
using Workbench.Sharing.Paper;

namespace Workbench.Cli.Share;

/// <summary><c>workbench share NOTEBOOK|FOLDER</c>: what can be sent to somebody who has nothing installed.</summary>
internal static class ShareCommand
{
    internal static Command Create()
    {
        var source = new Argument<string>("source") { Description = "An executed notebook (.ipynb), or a folder: its notebooks by name." };
        var output = new Option<string>("--out") { Description = "Folder for the results; default: ./share.", DefaultValueFactory = _ => "share" };
        var language = new Option<string>("--language") { Description = "Language of the page's own words: en or ko.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("en", "ko");
        var title = new Option<string?>("--title") { Description = "Title of the page; default: the notebook's first heading." };
        var run = new Option<bool>("--run") { Description = "Execute the notebooks first, on fresh kernels." };
        var scale = new Option<double>("--scale") { Description = "Pixels of a picture for a pixel of the page, 0.5 to 4.", DefaultValueFactory = _ => new SharingOptions().Scale, CustomParser = Scale };
        var paper = new Option<bool>("--paper") { Description = "Also figures for paper: SVG, PDF, PNG of 300 dpi, and the caption's text, in paper/." };
        var widths = new Option<string[]>("--width") { Description = "With --paper: aas (3.5 and 7.1 in), agu (95 and 190 mm), aa (88 and 180 mm), one column of them as aas-1 or aas-2, or millimetres.", DefaultValueFactory = _ => ["aas"] };
        var figures = new Option<string[]>("--figure") { Description = "With --paper: figures by number in the page or by a part of their title; default: all." };
        var command = new Command("share", "Makes of executed notebooks: notebooks with a picture beside every figure, report.html (one page, no network), and figures for paper.") { source, output, language, title, run, scale, paper, widths, figures };
        command.SetAction((parse, cancel) => Guarded.RunAsync(async () =>
        {
            if (!parse.GetValue(paper) && (parse.GetResult(widths) is { Implicit: false } || parse.GetResult(figures) is not null))
                throw new ArgumentException("share: --width and --figure choose figures for paper. Add --paper.");
            var options = new SharingOptions
            {
                Language = parse.GetRequiredValue(language),
                Title = parse.GetValue(title),
                Scale = parse.GetRequiredValue(scale),
                Paper = parse.GetValue(paper) ? new PaperOptions { Widths = [.. parse.GetRequiredValue(widths).SelectMany(ColumnWidth.Parse)], Figures = parse.GetValue(figures) ?? [] } : null,
                Execute = parse.GetValue(run) ? NotebookExecution.ExecuteAsync : null,
            };
            bool scaled = parse.GetResult(scale) is { Implicit: false };
            try
            {
                Say(scaled, await ShareDisplay.RunAsync(progress => NotebookSharing.ShareAsync(parse.GetRequiredValue(source), parse.GetRequiredValue(output), options, progress, cancel)));
                return 0;
            }
            // Ctrl+C on a terminal also ends the browser's driver and a kernel, which then complain.
            catch (Exception) when (cancel.IsCancellationRequested)
            {
                Console.Error.WriteLine("workbench: stopped; nothing was written.");
                return Guarded.Cancelled;
            }
        }));
        return command;
    }

    // A comma is no decimal point: 0,3 must not become 3.
    private static double Scale(ArgumentResult given)
    {
        if (double.TryParse(given.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double scale)) return scale;
        given.AddError($"--scale: expected a number such as 1.5, got '{Sizes.Plain(given.Tokens[0].Value)}'.");
        return 0;
    }

    private static void Say(bool scaled, SharingResult result)
    {
        if (scaled && result.Kept > 0) Console.Error.WriteLine($"workbench: --scale changed nothing for {result.Kept} of {result.Figures} figures, which had a picture already and keep it.");
        foreach (string warning in result.Warnings) Console.Error.WriteLine($"workbench: {Sizes.Plain(warning)}");
        foreach (string file in result.Notebooks.Append(result.Report)) Console.WriteLine($"{file} ({Sizes.Bytes(new FileInfo(file).Length)})");
        if (result.Paper.Count > 0) Console.WriteLine($"{Path.GetDirectoryName(result.Paper[0])} ({result.Paper.Count} files)");
    }
}
