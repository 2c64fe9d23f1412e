namespace Workbench.Sun;

/// <summary>The sequence that was opened, and what a report must say about the choice.</summary>
/// <param name="Sequence">The frames.</param>
/// <param name="DataSet">Id of the manifest they come from; null where they were generated.</param>
/// <param name="NotUsed">One sentence for each better candidate that could not be used, in order of preference; empty for the first choice.</param>
/// <param name="LeftOut">One sentence for each frame of the data set that is not in the sequence; empty where all are.</param>
/// <param name="Caveats">What misleads in these data; goes into captions and reports.</param>
public sealed record SequenceChoice(
    SolarSequence Sequence,
    string? DataSet,
    IReadOnlyList<string> NotUsed,
    IReadOnlyList<string> LeftOut,
    IReadOnlyList<string> Caveats);
