using System.Text.Json.Nodes;
using Workbench.Figures.FullSequence;
using Workbench.Figures.Views;
using Workbench.Sun;

namespace Workbench.Figures;

/// <summary>All frames of a sequence as they are, before anything is explained: a band of rows for each channel, over time.</summary>
public static class FramesFigure
{
    private const int PixelsPerFrame = 64;
    private const int TopMargin = FigurePage.TitlePixels + 40;
    private const int AxisPixels = 64;
    private const int TextShift = 80;

    /// <summary>Draws the frames.</summary>
    /// <param name="sequence">T frames in C channels.</param>
    /// <param name="title">Title of the figure; not blank.</param>
    /// <returns>The figure. Frames larger than 64 x 64 are drawn as means, which the caption states; missing ones are black. Brightness can be compared within a channel.</returns>
    /// <exception cref="ArgumentException">The title is blank.</exception>
    /// <remarks>About 0.3 MB for 28 frames of 64 x 64 pixels in three channels. Deterministic.</remarks>
    public static Figure Create(SolarSequence sequence, string title = "What the model received")
    {
        ArgumentNullException.ThrowIfNull(sequence);
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        // A single frame has no step of its own: an hour then makes the axis.
        var time = new TimeAxis(sequence.HoursFromLastFrame, sequence.Frames == 1 ? 1 : 0);
        var strips = new FrameStrips(sequence, time, PixelsPerFrame);
        var places = SunPlaces.Of(sequence);
        var drawing = new Drawing { TextShift = -TextShift };
        OriginalsPanel.Draw(drawing, sequence, time, strips, places, number: "");
        drawing.Notes.AddRange([.. ConstantFrames.Notes(sequence), .. sequence.Notes]);
        var stack = new PanelStack([new(["yaxis"], Frames: strips.ChannelFrames * sequence.Channels.Count)], [], time.FrameFraction, Labels.MarginFor(sequence.Channels), barRow: 0);
        IReadOnlyList<FigureFact> facts = Caption.FrameFacts(sequence, strips, time, places);
        JsonObject layout = FigurePage.Layout(drawing, title, facts, stack, TopMargin, AxisPixels);
        JsonObject axis = time.ToLayout();
        axis["anchor"] = "y";
        layout["xaxis"] = axis;
        JsonArray shared = OriginalsPanel.Places(sequence, places);
        layout["template"] = FrameGrid.Shared(shared, shared.DeepClone().AsArray(), ColourScale.Guide);
        string span = sequence.Frames == 1 ? "one frame" : $"{sequence.Frames} frames over {PlotlyText.Plain(-sequence.HoursFromLastFrame[0])} h";
        string summary = $"{span} in {string.Join(", ", sequence.Channels.Select(channel => channel.Name))}: {sequence.Source.TrimEnd('.')}.";
        return new Figure(title, summary, [.. facts, .. drawing.Notes.Select(note => new FigureFact("note", note))], drawing.Traces, layout, FigurePage.Config());
    }
}
