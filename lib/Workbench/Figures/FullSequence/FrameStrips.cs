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
        Block = Resampling.BlockFor(sequence.Height, sequence.Width, pixelsPerFrame);
        (Height, Width) = ((sequence.Height + Block - 1) / Block, (sequence.Width + Block - 1) / Block);
        RowHours = time.FrameWidth * sequence.Height / sequence.Width;
    }

    /// <summary>Pixels of the sequence along one side of a drawn pixel.</summary>
    public int Block { get; }

    /// <summary>Rows of a drawn frame.</summary>
    public int Height { get; }

    /// <summary>Columns of a drawn frame.</summary>
    public int Width { get; }

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
            ["sizex"] = _time.FrameHours[run[^1]] - _time.FrameHours[run[0]] + _time.FrameWidth,
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
        var frames = Enumerable.Range(0, _sequence.Frames).Select(t => Resampling.BlockMean(_sequence.Frame(t, channel), _sequence.Height, _sequence.Width, Block).Values).ToArray();
        // Missing frames have no say in the range and are black.
        GreyRange range = GreyRange.Of([.. frames.Where((_, t) => !_sequence.IsMissing(t, channel)).SelectMany(frame => frame)]);
        for (int t = 0; t < frames.Length; t++)
            if (_sequence.IsMissing(t, channel)) Array.Fill(frames[t], range.Black);
        foreach (IReadOnlyList<int> run in _time.Runs())
            yield return PngImage.ToDataUri(PngImage.Grey(Strip([.. run.Select(t => frames[t])], range), run.Count * Width, Height));
    }

    private byte[] Strip(ReadOnlySpan<float[]> frames, GreyRange range)
    {
        byte[] strip = new byte[frames.Length * Height * Width];
        for (int t = 0; t < frames.Length; t++)
            for (int i = 0; i < Height; i++)
                for (int j = 0; j < Width; j++)
                    strip[(((i * frames.Length) + t) * Width) + j] = range.Level(frames[t][(i * Width) + j]);
        return strip;
    }
}
