using System.Text.Json.Nodes;

namespace Workbench.Figures.FullSequence;

/// <summary>
/// The time axis of the frames: hours relative to the last one. The forecast is to the right of them while they can be read beside it; frames a short time apart
/// would be slivers beside a forecast of a day, so that they get the axis for themselves and the forecast another. Where even that leaves specks, because some
/// frames are much closer together than the others, frames stand in their order at equal distances, not to scale.
/// </summary>
internal sealed class TimeAxis
{
    /// <summary>Below this part of the axis the points of the forecast stand too close to read; frames, too, would gain little from an axis without it.</summary>
    public const double SmallForecast = 0.3;

    /// <summary>Length of the axis on a laptop.</summary>
    public const double LaptopPixels = 1090;

    // A frame is never wider than this part of the axis, however few there are: beside the forecast, and alone.
    private const int FewestFrameWidths = 12, FewestAlone = 8;
    private const int MostTicks = 16;

    // A frame that is narrower cannot be read on a laptop; frames then stand in several rows. Below the third it is a speck.
    private const double ReadablePixels = 64;
    private const double SpeckPixels = 16;
    private const int MostRows = 4;

    // Beside frames some of which are closer together than this part of the mean step, the smallest step is no measure of a frame's width.
    private const double UnevenBelow = 0.5;
    private static readonly double[] TickSteps = [0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 72, 120, 168, 336, 720, 1440, 2880, 8760];

    /// <summary>Lays the axis out.</summary>
    /// <param name="frameHours">Times of the frames, increasing to 0.</param>
    /// <param name="forecastEnd">Time of the last predicted value; 0 for no forecast.</param>
    /// <param name="rowsBeside">Beside a forecast of some length, frames that need more rows than this get the axis for themselves.</param>
    public TimeAxis(IReadOnlyList<double> frameHours, double forecastEnd, int rowsBeside = MostRows)
    {
        FrameHours = Places = frameHours;
        Step = frameHours.Count == 1 ? forecastEnd : SmallestOf(frameHours, 1);
        IsOfFramesAlone = RowsNeeded(forecastEnd) > rowsBeside && forecastEnd >= SmallForecast * Shortest(forecastEnd);
        double last = IsOfFramesAlone ? 0 : forecastEnd;
        SetFrames(last);
        if (IsUneven && Pixels(FrameWidth, last) < Math.Min(SpeckPixels, LaptopPixels * MostRows / frameHours.Count / 2))
        {
            (Places, Step, IsOfFramesAlone, IsOfOrder, last) = ([.. Enumerable.Range(1 - frameHours.Count, frameHours.Count).Select(place => (double)place)], 1, true, true, 0);
            SetFrames(last);
        }
        double end = Math.Max(last, FrameWidth / 2), start = Places[0] - (FrameWidth / 2);
        double margin = (end - start) * 0.008;
        (Start, End) = (Math.Min(start - margin, end + margin - ((IsOfFramesAlone ? FewestAlone : FewestFrameWidths) * FrameWidth)), end + margin);
    }

    /// <summary>Whether the forecast is not on this axis, because frames could not be read beside it.</summary>
    public bool IsOfFramesAlone { get; }

    /// <summary>Whether frames stand in their order at equal distances, the last one at 0, because to scale they would be specks.</summary>
    public bool IsOfOrder { get; }

    /// <summary>Times of the frames.</summary>
    public IReadOnlyList<double> FrameHours { get; }

    /// <summary>Where the frames stand on the axis: at their times in hours, unless the axis is <see cref="IsOfOrder"/>.</summary>
    public IReadOnlyList<double> Places { get; }

    /// <summary>From a frame's place to the next: the smallest step between frames.</summary>
    public double Step { get; }

    /// <summary>Whether some frames are much closer together on the axis than most.</summary>
    public bool IsUneven => Places.Count > 2 && Step < UnevenBelow * -Places[0] / (Places.Count - 1);

    /// <summary>Rows over which the frames of a channel are dealt out in turn: 1 while frames are wide enough to read, else 2 to 4.</summary>
    public int Rows { get; private set; }

    /// <summary>
    /// What a frame takes up of the axis: as many steps as there are rows, so that frames of a row do not overlap, and a gap in time is a gap in the picture. Of
    /// uneven frames that would then be too narrow to read, more, as far as those of a row still do not overlap.
    /// </summary>
    public double FrameWidth { get; private set; }

    /// <summary>What a reader must see of an axis that is not to scale; null for any other.</summary>
    public string? Note => IsOfOrder
        ? $"Frames stand in their order at equal distances, not to scale in time: they span {PlotlyText.Number(-FrameHours[0])} h and the closest are {PlotlyText.Number(SmallestOf(FrameHours, 1))} h apart, so that to scale they would be too small to see."
        : null;

    /// <summary>Left end of the axis.</summary>
    public double Start { get; }

    /// <summary>Right end of the axis.</summary>
    public double End { get; }

    /// <summary>Part of the axis one frame takes up.</summary>
    public double FrameFraction => FrameWidth / (End - Start);

    /// <summary>Left edge of a frame.</summary>
    public double LeftOf(int frame) => Places[frame] - (FrameWidth / 2);

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
                if (t == row || Places[t] - Places[t - Rows] > FrameWidth * 1.001) runs.Add([t]);
                else runs[^1].Add(t);
        return runs;
    }

    /// <summary>The axis for Plotly: ticks at whole steps of hours (days where they fit), with the frame's index below where a frame is at the tick; of frames alone, ticks at the frames.</summary>
    public JsonObject ToLayout()
    {
        (JsonArray places, JsonArray texts) = IsOfFramesAlone ? TicksAtFrames() : TicksAtSteps();
        return new JsonObject
        {
            ["range"] = new JsonArray(Start, End),
            ["anchor"] = "y4",
            ["domain"] = new JsonArray(0, 1),
            ["constrain"] = "domain",
            ["constraintoward"] = "left",
            ["title"] = new JsonObject { ["text"] = $"{(IsOfOrder ? "frames in their order, not to scale; " : "")}hours from the last frame (below: frame index)", ["standoff"] = 6, ["font"] = new JsonObject { ["size"] = 12 } },
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

    private double Shortest(double last) => Math.Max(FewestFrameWidths * Step, last - Places[0] + (Step / 2));

    private double Pixels(double width, double last) => LaptopPixels * width / Shortest(last);

    private int RowsNeeded(double last)
    {
        int rows = (int)Math.Ceiling(ReadablePixels * Shortest(last) / (LaptopPixels * Step));
        return rows <= MostRows || !IsUneven ? rows : Enumerable.Range(1, MostRows).FirstOrDefault(r => Pixels(WidthIn(r, last), last) >= ReadablePixels, rows);
    }

    private void SetFrames(double last)
    {
        Rows = Math.Clamp(RowsNeeded(last), 1, Math.Min(MostRows, Places.Count));
        FrameWidth = WidthIn(Rows, last);
    }

    private double WidthIn(int rows, double last)
    {
        double steps = rows * Step;
        return !IsUneven || Pixels(steps, last) >= ReadablePixels ? steps : Math.Max(steps, Math.Min(SmallestOf(Places, rows), (last - Places[0]) / FewestFrameWidths));
    }

    // The smallest distance from a frame to the one so many frames later: what frames that take turns between so many rows may be wide. Without end where there is none.
    private static double SmallestOf(IReadOnlyList<double> places, int frames) => Enumerable.Range(0, Math.Max(0, places.Count - frames)).Select(t => places[t + frames] - places[t]).DefaultIfEmpty(double.PositiveInfinity).Min();

    private (JsonArray Places, JsonArray Texts) TicksAtSteps()
    {
        double range = End - Start, step = TickSteps.FirstOrDefault(s => range / s <= MostTicks, TickSteps[^1] * Math.Ceiling(range / (TickSteps[^1] * MostTicks)));
        JsonArray places = [], texts = [];
        for (double first = Math.Ceiling(Start / step), last = Math.Floor(End / step), i = 0; first + i <= last && i <= MostTicks; i++)
        {
            double hours = (first + i) * step;
            int frame = Enumerable.Range(0, FrameHours.Count).FirstOrDefault(t => Math.Abs(FrameHours[t] - hours) < Step * 0.01, -1);
            places.Add(hours);
            texts.Add(PlotlyText.Signed(hours) + (frame < 0 ? "" : $"<br>t={frame}"));
        }
        return (places, texts);
    }

    // From the last one back, those that have room for their label.
    private (JsonArray Places, JsonArray Texts) TicksAtFrames()
    {
        double room = (End - Start) / MostTicks;
        List<int> labelled = [FrameHours.Count - 1];
        for (int t = FrameHours.Count - 2; t >= 0; t--)
            if (Places[labelled[0]] - Places[t] >= room) labelled.Insert(0, t);
        return ([.. labelled.Select(t => JsonValue.Create(Places[t]))], [.. labelled.Select(t => JsonValue.Create($"{PlotlyText.Signed(FrameHours[t])}<br>t={t}"))]);
    }
}
