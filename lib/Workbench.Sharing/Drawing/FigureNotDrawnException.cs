namespace Workbench.Sharing.Drawing;

/// <summary>One figure could not be drawn; the others can.</summary>
internal sealed class FigureNotDrawnException(string reason, Exception cause) : Exception(reason, cause);
