namespace Workbench.Data;

/// <summary>What is known about one data set: where it comes from, whose it is, which bytes it consists of and what misleads in it.</summary>
/// <param name="Id">Short name; also the name of the data set's folder in the cache.</param>
/// <param name="Title">One line for people.</param>
/// <param name="Description">What it shows and how it was made.</param>
/// <param name="SourcePage">https address of a page that describes the source.</param>
/// <param name="SourceLocation">Where in the source the files are: repository path and revision.</param>
/// <param name="Licence">Licence as the source states it.</param>
/// <param name="Attribution">Sentence of thanks to print beside the data.</param>
/// <param name="Citations">Works to cite; at least one.</param>
/// <param name="Files">The files, each with size and hash; at least one.</param>
/// <param name="Caveats">What misleads in the data; goes into captions and reports.</param>
/// <param name="Sequence">How the files form a sequence of frames.</param>
public sealed record Manifest(
    string Id,
    string Title,
    string Description,
    string SourcePage,
    string SourceLocation,
    string Licence,
    string Attribution,
    IReadOnlyList<string> Citations,
    IReadOnlyList<ManifestFile> Files,
    IReadOnlyList<string> Caveats,
    ManifestSequence Sequence);
