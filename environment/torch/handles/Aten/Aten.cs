namespace TorchSharp.Handles;

/// <summary>
/// The operators the surface calls, by libtorch's own names: <c>name_Overload</c>; in-place ones keep libtorch's trailing
/// underscore. One part a file. Where a schema differs between libtorch versions, this is the place to bridge it.
/// </summary>
internal static partial class Aten;
