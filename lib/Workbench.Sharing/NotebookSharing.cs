using System.Text;
using Workbench.Figures.Report;
using Workbench.Sharing.Drawing;
using Workbench.Sharing.Notebooks;
using Workbench.Sharing.Paper;
using Workbench.Sharing.Pictures;
using Picture = (Workbench.Sharing.Notebooks.FigurePlace Place, string Type, byte[] Bytes);

namespace Workbench.Sharing;

/// <summary>
/// Makes of executed notebooks what can be sent to somebody who has nothing installed: the notebooks with a picture beside every figure, one self-contained page,
/// and figures for paper. The same notebooks and options give the same bytes on one machine; another browser or other fonts draw other pictures.
/// </summary>
/// <remarks>Notebooks are not trusted: see <see cref="NotebookReport"/>. Figures are drawn in a browser that can reach nothing.</remarks>
public sealed class NotebookSharing
{
    /// <summary>Name of the page.</summary>
    public const string ReportName = "report.html";

    private const int PictureWidth = 1000;

    private readonly SharingOptions _options;
    private readonly ColumnWidth[] _widths;
    private readonly IProgress<SharingProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly List<string> _warnings = [];
    private int _done;
    private int _steps;

    private NotebookSharing(SharingOptions options, IProgress<SharingProgress>? progress, CancellationToken cancellation)
    {
        (_options, _progress, _cancellation) = (options, progress, cancellation);
        // Files are called after widths: one that is named twice is made once.
        _widths = [.. (options.Paper?.Widths ?? []).DistinctBy(width => width.Name)];
    }

    /// <summary>Shares a notebook, or the notebooks of a folder.</summary>
    /// <param name="source">An executed notebook, or a folder: its notebooks by name, not those of folders in it.</param>
    /// <param name="output">Folder for the results, made where missing; may be the source's. Files of the same names are replaced, all of them or none.</param>
    /// <param name="options">Choices; null for the defaults.</param>
    /// <param name="progress">Told how far it is; or null.</param>
    /// <param name="cancellation">Stops; nothing is left in the folder, and no folder that was made for the results.</param>
    /// <returns>What was written: the notebooks under their names, <c>report.html</c>, and, if asked for, <c>paper/</c>.</returns>
    /// <exception cref="FileNotFoundException">There is no such notebook, or none in the folder.</exception>
    /// <exception cref="InvalidDataException">A notebook cannot be read or has not been executed; the message names it.</exception>
    /// <exception cref="InvalidOperationException">There is no Chromium, or the library was built without plotly.js.</exception>
    /// <exception cref="ArgumentException">An option is out of its range, or names a figure that is not there.</exception>
    /// <exception cref="IOException">The place of a result is taken by a folder, or cannot be written; the old files are there again.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static async Task<SharingResult> ShareAsync(string source, string output, SharingOptions? options = null, IProgress<SharingProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        ArgumentException.ThrowIfNullOrWhiteSpace(output);
        options ??= new SharingOptions();
        if (!(options.Scale >= 0.5 && options.Scale <= 4)) throw new ArgumentOutOfRangeException(nameof(options), options.Scale, $"NotebookSharing: the scale must be from 0.5 to 4, got {options.Scale}.");
        if (options.Paper is { Widths.Count: 0 }) throw new ArgumentException("NotebookSharing: expected at least one width for paper, got none.", nameof(options));
        IReadOnlyList<string> files = SharedNotebook.Files(source);
        using var staging = new Staging(output);
        return await new NotebookSharing(options, progress, cancellation).RunAsync(files, staging);
    }

    private async Task<SharingResult> RunAsync(IReadOnlyList<string> files, Staging staging)
    {
        _steps = _options.Execute is null ? 0 : files.Count;
        List<SharedNotebook> notebooks = [];
        foreach (string file in files) notebooks.Add(await ReadAsync(file, staging));
        CheckedFigure[] figures = [.. notebooks.SelectMany(notebook => notebook.Figures).Select(place => place.Figure).OfType<CheckedFigure>()];
        IReadOnlyList<(int Number, CheckedFigure Figure)> forPaper = _options.Paper is { } paper ? FigureChoice.Of(figures, paper.Figures) : [];
        _steps += figures.Length + (forPaper.Count * _widths.Length);

        List<ReportedNotebook> reported = [];
        List<string> paperFiles = [];
        // A text without figures needs no browser, nor do figures that have pictures.
        bool draws = forPaper.Count > 0 || notebooks.Any(notebook => notebook.Figures.Any(place => place is { Figure: not null, Picture: null }));
        await using FigureBrowser? browser = draws ? await FigureBrowser.StartAsync() : null;
        foreach (SharedNotebook notebook in notebooks)
        {
            (List<Picture> inNotebook, List<Picture> inPage) = await PicturesAsync(notebook, browser);
            staging.Write(notebook.Name, FigurePlaces.Fill(notebook.Bytes, inNotebook));
            reported.Add(new ReportedNotebook(notebook.Name, Encoding.UTF8.GetString(FigurePlaces.Fill(notebook.Bytes, inPage)).TrimStart('\uFEFF')));
        }
        Say(ReportName);
        ReportPage page = NotebookReport.Page(reported, new NotebookReportOptions { Language = _options.Language, Title = _options.Title });
        staging.Write(ReportName, Encoding.UTF8.GetBytes(page.ToHtml()));
        _warnings.AddRange(page.NotShown.Select(one => $"{one.FileName}: the page does not show {string.Join(", ", one.NotShown.Distinct().Select(HtmlText.Visible))}. Pictures must be outputs or attachments of the notebook."));
        foreach ((int number, CheckedFigure figure) in forPaper) paperFiles.AddRange(await PaperAsync(number, figure, browser!, staging));
        _cancellation.ThrowIfCancellationRequested();
        IReadOnlyList<string> written = staging.Commit();
        return new SharingResult(written[notebooks.Count], [.. written.Take(notebooks.Count)], [.. written.Skip(notebooks.Count + 1)], figures.Length, notebooks.Sum(notebook => notebook.Figures.Count(place => place is { Figure: not null, Picture: not null })), _warnings);
    }

    private async Task<SharedNotebook> ReadAsync(string file, Staging staging)
    {
        _cancellation.ThrowIfCancellationRequested();
        string name = Path.GetFileName(file), path = file;
        if (_options.Execute is not null)
        {
            Say(name);
            path = staging.PathOf(Path.Combine("executed", name));
            await _options.Execute(file, path, new Saying(doing => Say($"{name}, {doing}")), _cancellation);
            _done++;
        }
        SharedNotebook notebook = SharedNotebook.Read(path, name, justExecuted: _options.Execute is not null);
        if (notebook.Errors > 0) _warnings.Add($"{name}: {notebook.Errors} cell{(notebook.Errors == 1 ? "" : "s")} failed; the page shows the error. Mend and run it before you send it.");
        foreach (FigurePlace place in notebook.Figures.Where(place => place.Figure is null))
            _warnings.Add($"{name}, cell {place.Cell}: {(place.Undrawn is null ? "a Plotly figure is broken" : $"the page's plotly.js, the cartesian bundle, does not draw traces of type {HtmlText.Caption(place.Undrawn)}")}; the figure's text is shown.");
        return notebook;
    }

    // A notebook gets the pictures that it lacks; the page's are the same ones in fewer bytes.
    private async Task<(List<Picture> InNotebook, List<Picture> InPage)> PicturesAsync(SharedNotebook notebook, FigureBrowser? browser)
    {
        List<Picture> inNotebook = [], inPage = [];
        foreach (FigurePlace place in notebook.Figures.Where(place => place.Figure is not null))
        {
            string where = $"{notebook.Name}, cell {place.Cell}";
            Say(where);
            try
            {
                byte[] png = place.Picture is { } there ? Convert.FromBase64String(there) : await DrawAsync(place.Figure!, where, browser!);
                Picture drawn = (place, FigurePlaces.PngType, png);
                if (place.Picture is null) inNotebook.Add(drawn);
                if (!place.HasWebp) inPage.Add(PackedPicture.Of(png) is { } webp ? (place, FigurePlaces.WebpType, webp) : drawn);
            }
            catch (FigureNotDrawnException e)
            {
                _warnings.Add($"{where}: the figure has no picture, {HtmlText.Visible(e.Message)}.");
            }
            _done++;
        }
        return (inNotebook, inPage);
    }

    private async Task<byte[]> DrawAsync(CheckedFigure figure, string where, FigureBrowser browser)
    {
        SmallPicture picture = await SmallPicture.DrawAsync(scale => browser.PictureAsync(figure, PictureWidth, scale, _cancellation), _options.Scale, _options.MostPictureBytes);
        if (picture.Png.Length > _options.MostPictureBytes) _warnings.Add($"{where}: the picture of the figure has {picture.Png.Length} bytes, more than {_options.MostPictureBytes}, at the smallest scale.");
        if (picture.LargestColourError > SmallPicture.LargestUnseenError)
            _warnings.Add($"{where}: the picture of the figure would have more than {_options.MostPictureBytes} bytes; it has 256 colours, up to {picture.LargestColourError} of 255 from the figure's own. Smooth maps show steps: read them in the page.");
        return picture.Png;
    }

    private async Task<IReadOnlyList<string>> PaperAsync(int number, CheckedFigure figure, FigureBrowser browser, Staging staging)
    {
        List<string> names = [];
        string name = FigureChoice.FileName(number, figure.Title);
        foreach (ColumnWidth width in _widths)
        {
            string stem = $"paper/{name}.{width.Name}";
            Say(stem);
            try
            {
                PaperFigure made = await PaperFigure.MakeAsync(browser, figure, width, _cancellation);
                foreach ((string ending, byte[] bytes) in ((string, byte[])[])[("svg", Encoding.UTF8.GetBytes(made.Svg)), ("pdf", made.Pdf), ("png", made.Png)])
                {
                    staging.Write($"{stem}.{ending}", bytes);
                    names.Add($"{stem}.{ending}");
                }
                _warnings.AddRange(made.Warnings.Select(warning => $"{stem}: {HtmlText.Visible(warning)}."));
            }
            catch (FigureNotDrawnException e)
            {
                _warnings.Add($"{stem}: not made, {HtmlText.Visible(e.Message)}.");
            }
            _done++;
        }
        if (names.Count > 0)
        {
            staging.Write($"paper/{name}.txt", Encoding.UTF8.GetBytes(CaptionText.Of(number, figure)));
            names.Add($"paper/{name}.txt");
        }
        return names;
    }

    private void Say(string doing) => _progress?.Report(new SharingProgress(_done, _steps, doing));

    // Progress<T> posts elsewhere, and words would come after the next ones.
    private sealed class Saying(Action<string> say) : IProgress<string>
    {
        public void Report(string value) => say(value);
    }
}
