using System.Text.Json.Nodes;

namespace Workbench.Figures.FullSequence;

/// <summary>The one time axis of the figure: hours relative to the last frame; frames to the left, the forecast to the right.</summary>
internal sealed class TimeAxis
{
    // A frame is never wider than this part of the axis, however few there are.
    private const int FewestFrameWidths = 12;
    private const int MostTicks = 16;

    // A frame that is narrower cannot be read on a laptop, where the axis is about as long as this; frames then stand in several rows.
    private const double ReadablePixels = 64;
    private const double LaptopPixels = 1090;
    private const int MostRows = 4;
    private static readonly double[] TickSteps = [0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 72, 120, 168, 336, 720, 1440, 2880, 8760];

    public TimeAxis(IReadOnlyList<double> frameHours, double forecastEnd)
    {
        FrameHours = frameHours;
        Step = frameHours.Count == 1 ? forecastEnd : Enumerable.Range(1, frameHours.Count - 1).Min(t => frameHours[t] - frameHours[t - 1]);
        double shortest = Math.Max(FewestFrameWidths * Step, forecastEnd - frameHours[0] + (Step / 2));
        Rows = Math.Clamp((int)Math.Ceiling(ReadablePixels * shortest / (LaptopPixels * Step)), 1, Math.Min(MostRows, frameHours.Count));
        FrameWidth = Rows * Step;
        double end = Math.Max(forecastEnd, FrameWidth / 2), start = frameHours[0] - (FrameWidth / 2);
        double margin = (end - start) * 0.008;
        (Start, End) = (Math.Min(start - margin, end + margin - (FewestFrameWidths * FrameWidth)), end + margin);
        ForecastEnd = forecastEnd;
    }

    /// <summary>Times of the frames.</summary>
    public IReadOnlyList<double> FrameHours { get; }

    /// <summary>Hours from a frame to the next: the smallest step between frames.</summary>
    public double Step { get; }

    /// <summary>Rows over which the frames of a channel are dealt out in turn: 1 while frames are wide enough to read, else 2 to 4.</summary>
    public int Rows { get; }

    /// <summary>Hours a frame takes up: as many steps as there are rows, so that frames of a row do not overlap, and a gap in time is a gap in the picture.</summary>
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

    /// <summary>A frame's name: index and time in hours.</summary>
    public string NameOf(int frame) => $"t = {frame} ({PlotlyText.Hours(FrameHours[frame])})";

    /// <summary>The row of a frame, 0 the upper one: frames take turns.</summary>
    public int RowOf(int frame) => frame % Rows;

    /// <summary>Stretches of frames that stand in one row and touch each other: they are drawn as one strip.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Runs()
    {
        List<List<int>> runs = [];
        for (int row = 0; row < Rows; row++)
            for (int t = row; t < FrameHours.Count; t += Rows)
                if (t == row || FrameHours[t] - FrameHours[t - Rows] > FrameWidth * 1.001) runs.Add([t]);
                else runs[^1].Add(t);
        return runs;
    }

    /// <summary>The axis for Plotly: ticks at whole steps of hours (days where they fit), with the frame's index below where a frame is at the tick.</summary>
    public JsonObject ToLayout()
    {
        double step = TickSteps.FirstOrDefault(s => (End - Start) / s <= MostTicks, TickSteps[^1]);
        JsonArray places = [], texts = [];
        for (double hours = Math.Ceiling(Start / step) * step; hours <= End; hours += step)
        {
            int frame = Enumerable.Range(0, FrameHours.Count).FirstOrDefault(t => Math.Abs(FrameHours[t] - hours) < Step * 0.01, -1);
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
