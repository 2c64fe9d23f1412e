namespace Workbench.Sharing;

/// <summary>How far sharing is.</summary>
/// <param name="Done">Steps done: notebooks executed, pictures drawn, figures made for paper.</param>
/// <param name="Steps">Steps in all, as far as they are known.</param>
/// <param name="Doing">What is being done, a few words.</param>
public sealed record SharingProgress(int Done, int Steps, string Doing);
