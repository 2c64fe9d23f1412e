namespace Workbench.Kernel.Scripting.Assistance;

/// <summary>What may be written at a place.</summary>
/// <param name="Start">Where the text to replace begins, an index into the code.</param>
/// <param name="End">Where it ends: the cursor.</param>
/// <param name="Choices">The texts, the likeliest first.</param>
internal sealed record Completion(int Start, int End, IReadOnlyList<Choice> Choices);

/// <summary>One text that may be written.</summary>
/// <param name="Text">The text.</param>
/// <param name="Kind">What it is, in the front ends' words: <c>method</c>, <c>property</c>, <c>class</c>, <c>keyword</c>, <c>path</c> …</param>
/// <param name="Signature">More about it; may be empty.</param>
internal sealed record Choice(string Text, string Kind, string Signature = "");
