using System.Collections;
using Workbench.Figures;
using Workbench.Figures.Notebook;

namespace Workbench.Guide;

/// <summary>One study that can be opened by name.</summary>
/// <param name="Name">What <see cref="Study.Open"/> takes.</param>
/// <param name="Sentence">What it is.</param>
/// <param name="IsAtHand">Whether its data are in the cache, by names and sizes.</param>
public sealed record StudyName(string Name, string Sentence, bool IsAtHand);

/// <summary>The studies that can be opened by name; a notebook shows them as a table.</summary>
[TypeFormatterSource(typeof(TableFormatterSource), PreferredMimeTypes = [MimeTypes.Markdown, MimeTypes.PlainText])]
public sealed class StudyNames : IReadOnlyList<StudyName>, INotebookOutput
{
    private readonly StudyName[] _names;
    private readonly Table _table;

    internal StudyNames(StudyOptions options)
    {
        var language = options.Language ?? GuideLanguages.OfUser();
        _names = [.. StudyCatalogue.All.Select(entry => new StudyName(entry.Name, entry.Sentence.In(language), entry.IsAtHand(options)))];
        Wording[] headings = [new("name", "이름"), new("what it is", "무엇인가"), new("data at hand", "자료 있음")];
        Wording yes = new("yes", "예"), no = new("no", "아니요");
        _table = new Table(new Wording("Studies", "스터디").In(language), [.. headings.Select(h => h.In(language))], [.. _names.Select(n => new[] { n.Name, n.Sentence, (n.IsAtHand ? yes : no).In(language) })]);
    }

    /// <inheritdoc/>
    public int Count => _names.Length;

    /// <inheritdoc/>
    public StudyName this[int index] => _names[index];

    /// <inheritdoc/>
    public IEnumerator<StudyName> GetEnumerator() => _names.AsEnumerable().GetEnumerator();

    /// <summary>The table as plain text.</summary>
    public override string ToString() => _table.ToString();

    IEnumerator IEnumerable.GetEnumerator() => _names.GetEnumerator();

    string? INotebookOutput.Written(string mimeType) => ((INotebookOutput)_table).Written(mimeType);
}
