namespace Workbench.Figures;

/// <summary>One thing a reader must know to read a figure, e.g. label <c>scale</c>, value <c>whole sequence, 0 to 0.031</c>.</summary>
/// <param name="Label">What is stated, a few words without a colon.</param>
/// <param name="Value">The statement, with its unit.</param>
public sealed record FigureFact(string Label, string Value);
