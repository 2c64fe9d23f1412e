using System.Text.Json.Nodes;
using Workbench.Sun;

namespace Workbench.Figures.FullSequence;

/// <summary>Frames as grey pictures: one PNG for each stretch of frames that touch, laid on the time axis.</summary>
internal sealed class FrameStrips
{
    private const double GapPart = 0.12;

    private readonly SolarSequence _sequence;
    private readonly TimeAxis _time;
    private readonly Dictionary<int, string[]> _strips = [];

    public FrameStrips(SolarSequence sequence, TimeAxis time, int pixelsPerFrame)
    {
        (_sequence, _time) = (sequence, time);
        Cells = EqualCells.AtMost(pixelsPerFrame, sequence);
        RowHours = time.FrameWidth * sequence.Height / sequence.Width;
    }

    /// <summary>The drawn pixels.</summary>
    public EqualCells Cells { get; }

    /// <summary>Height of a row of frames in the unit of the time axis, so that pixels are square.</summary>
    public double RowHours { get; }

    /// <summary>Height of the rows that hold all frames of a channel; where there are several, with a gap that parts one channel from the next.</summary>
    public double ChannelHours => RowHours * (_time.Rows == 1 ? 1 : _time.Rows + GapPart);

    /// <summary>The same as a multiple of a frame's width.</summary>
    public double ChannelFrames => ChannelHours / _time.FrameWidth;

    /// <summary>Upper edge of a frame, below the upper edge of its channel.</summary>
    public double TopOf(int frame) => RowHours * _time.RowOf(frame);

    /// <summary>One picture for each run of frames of a channel, with the channel's upper edge at <paramref name="top"/>.</summary>
    public IEnumerable<JsonObject> Pictures(int channel, string axis, double top)
    {
        if (!_strips.TryGetValue(channel, out string[]? strips)) _strips[channel] = strips = [.. Strips(channel)];
        return _time.Runs().Zip(strips, (run, source) => new JsonObject
        {
            ["source"] = source,
            ["xref"] = "x",
            ["x"] = _time.LeftOf(run[0]),
            ["sizex"] = _time.Places[run[^1]] - _time.Places[run[0]] + _time.FrameWidth,
            ["yref"] = axis,
            ["y"] = top + TopOf(run[0]),
            ["sizey"] = RowHours,
            ["xanchor"] = "left",
            ["yanchor"] = "top",
            ["sizing"] = "stretch",
            ["layer"] = "below",
        });
    }

    private IEnumerable<string> Strips(int channel)
    {
        var frames = Enumerable.Range(0, _sequence.Frames).Select(t => Cells.MeansOf(_sequence.Frame(t, channel))).ToArray();
        // Missing frames have no say in the range and are black.
        GreyRange range = GreyRange.Of([.. frames.Where((_, t) => !_sequence.IsMissing(t, channel)).SelectMany(frame => frame)]);
        for (int t = 0; t < frames.Length; t++)
            if (_sequence.IsMissing(t, channel)) Array.Fill(frames[t], range.Black);
        foreach (IReadOnlyList<int> run in _time.Runs())
            yield return PngImage.ToDataUri(PngImage.Grey(Strip([.. run.Select(t => frames[t])], range), run.Count * Cells.Columns, Cells.Rows));
    }

    private byte[] Strip(ReadOnlySpan<float[]> frames, GreyRange range)
    {
        byte[] strip = new byte[frames.Length * Cells.Rows * Cells.Columns];
        for (int t = 0; t < frames.Length; t++)
            for (int i = 0; i < Cells.Rows; i++)
                for (int j = 0; j < Cells.Columns; j++)
                    strip[(((i * frames.Length) + t) * Cells.Columns) + j] = range.Level(frames[t][(i * Cells.Columns) + j]);
        return strip;
    }
}
