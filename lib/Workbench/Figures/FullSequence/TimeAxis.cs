using System.Text.Json.Nodes;

namespace Workbench.Figures.FullSequence;

/// <summary>The one time axis of the figure: hours relative to the last frame; frames to the left, the forecast to the right.</summary>
internal sealed class TimeAxis
{
    // A frame is never wider than this part of the axis, however few there are.
    private const int FewestFrameWidths = 12;
    private const int MostTicks = 16;
    private static readonly double[] TickSteps = [0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 72, 120, 168, 336, 720, 1440, 2880, 8760];

    public TimeAxis(IReadOnlyList<double> frameHours, double forecastEnd)
    {
        FrameHours = frameHours;
        FrameWidth = frameHours.Count == 1 ? forecastEnd : Enumerable.Range(1, frameHours.Count - 1).Min(t => frameHours[t] - frameHours[t - 1]);
        double end = Math.Max(forecastEnd, FrameWidth / 2), start = frameHours[0] - (FrameWidth / 2);
        double margin = (end - start) * 0.008;
        (Start, End) = (Math.Min(start - margin, end + margin - (FewestFrameWidths * FrameWidth)), end + margin);
        ForecastEnd = forecastEnd;
    }

    /// <summary>Times of the frames.</summary>
    public IReadOnlyList<double> FrameHours { get; }

    /// <summary>Hours a frame takes up: the smallest step between frames, so that a gap in time is a gap in the picture.</summary>
    public double FrameWidth { get; }

    /// <summary>Left end of the axis.</summary>
    public double Start { get; }

    /// <summary>Right end of the axis.</summary>
    public double End { get; }

    /// <summary>Time of the last predicted value.</summary>
    public double ForecastEnd { get; }

    /// <summary>Part of the axis one frame takes up.</summary>
    public double FrameFraction => FrameWidth / (End - Start);

    /// <summary>Left edge of a frame.</summary>
    public double LeftOf(int frame) => FrameHours[frame] - (FrameWidth / 2);

    /// <summary>A frame's name: index and time.</summary>
    public string NameOf(int frame) => $"t = {frame} ({PlotlyText.Hours(FrameHours[frame])})";

    /// <summary>Stretches of frames that touch each other: they are drawn as one strip.</summary>
    public IReadOnlyList<(int First, int Count)> Runs()
    {
        List<(int, int)> runs = [];
        int first = 0;
        for (int t = 1; t <= FrameHours.Count; t++)
            if (t == FrameHours.Count || FrameHours[t] - FrameHours[t - 1] > FrameWidth * 1.001)
            {
                runs.Add((first, t - first));
                first = t;
            }
        return runs;
    }

    /// <summary>The axis for Plotly: ticks at whole steps of hours (days where they fit), with the frame's index below where a frame is at the tick.</summary>
    public JsonObject ToLayout()
    {
        double step = TickSteps.FirstOrDefault(s => (End - Start) / s <= MostTicks, TickSteps[^1]);
        JsonArray places = [], texts = [];
        for (double hours = Math.Ceiling(Start / step) * step; hours <= End; hours += step)
        {
            int frame = Enumerable.Range(0, FrameHours.Count).FirstOrDefault(t => Math.Abs(FrameHours[t] - hours) < FrameWidth * 0.01, -1);
            places.Add(hours);
            texts.Add(PlotlyText.Signed(hours) + (frame < 0 ? "" : $"<br>t={frame}"));
        }
        return new JsonObject
        {
            ["range"] = new JsonArray(Start, End),
            ["anchor"] = "y4",
            ["domain"] = new JsonArray(0, 1),
            ["constrain"] = "domain",
            ["constraintoward"] = "left",
            ["title"] = new JsonObject { ["text"] = "hours from the last frame (below: frame index)", ["standoff"] = 6, ["font"] = new JsonObject { ["size"] = 12 } },
            ["tickmode"] = "array",
            ["tickvals"] = places,
            ["ticktext"] = texts,
            ["tickangle"] = 0,
            ["tickfont"] = new JsonObject { ["size"] = 11 },
            ["ticks"] = "outside",
            ["ticklen"] = 4,
            ["tickcolor"] = Ink.Grid,
            ["showgrid"] = false,
            ["zeroline"] = false,
        };
    }
}
