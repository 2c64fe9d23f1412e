using System.Text.Json.Nodes;
using Workbench.Sun;

namespace Workbench.Figures;

/// <summary>Observed and generated frames in pairs of rows, so that the eye can judge how alike they are.</summary>
public static class PlantedBesideObserved
{
    private const int Zoom = 3, LabelMargin = 150;

    /// <summary>Draws a sheet of frames: for each channel that both have, a row of observed frames and below it a row of planted ones.</summary>
    /// <param name="observed">Frames of an instrument.</param>
    /// <param name="planted">Frames of a <see cref="PlantedSun"/>, with the same H and W.</param>
    /// <param name="columns">Frames of a row, spread evenly over each sequence from its first to its last frame; 1 or more, not more than either has.</param>
    /// <returns>The figure: one picture trace, a pixel of a frame is <c>3</c> x 3 pixels of the picture.</returns>
    /// <exception cref="ArgumentException">H or W differ, or no channel is in both; the message holds both.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of columns is not from 1 to the frames of the shorter sequence.</exception>
    /// <remarks>Grey levels: each row of frames from the 0.5 to the 99.5 percentile of its own sequence and channel. Deterministic.</remarks>
    public static Figure Create(SolarSequence observed, SolarSequence planted, int columns = 5)
    {
        (byte[] sheet, int width, int height, SolarChannel[] channels) = Draw(observed, planted, columns);
        string names = string.Join(", ", channels.Select(channel => channel.Name));
        FigureFact[] facts =
        [
            new("upper row of a pair", observed.Source),
            new("lower row of a pair", planted.Source),
            new("grey", GreyRange.Rule),
        ];
        var trace = new JsonObject
        {
            ["type"] = "image", ["source"] = PngImage.ToDataUri(PngImage.Grey(sheet, width, height)), ["hoverinfo"] = "skip",
        };
        int rows = 2 * channels.Length, tall = height / rows, wide = width / columns;
        var layout = new JsonObject
        {
            ["width"] = width + LabelMargin + 20, ["height"] = height + 110, ["paper_bgcolor"] = "rgba(0,0,0,0)", ["plot_bgcolor"] = "rgba(0,0,0,0)",
            ["margin"] = new JsonObject { ["l"] = LabelMargin, ["r"] = 20, ["t"] = 50, ["b"] = 60 },
            ["title"] = new JsonObject { ["text"] = "The planted Sun beside the observed one", ["font"] = new JsonObject { ["size"] = 17 } },
            ["xaxis"] = Axis(columns, wide, column => HoursAt(observed, column, columns), "hours from the last frame (observed, planted)", column => HoursAt(planted, column, columns), width, reversed: false),
            ["yaxis"] = Axis(rows, tall, row => $"{channels[row / 2].Name}, {(row % 2 == 0 ? "observed" : "planted")}", null, null, height, reversed: true),
        };
        return new Figure("The planted Sun beside the observed one", $"Observed and planted frames in {names}: {columns} of each, the observed ones above.", facts, [trace], layout);
    }

    /// <summary>The sheet alone, as the bytes of a PNG; parameters and errors as for <see cref="Create"/>.</summary>
    /// <param name="observed">Frames of an instrument.</param>
    /// <param name="planted">Frames of a planted Sun.</param>
    /// <param name="columns">Frames of a row.</param>
    public static byte[] Png(SolarSequence observed, SolarSequence planted, int columns = 5)
    {
        (byte[] sheet, int width, int height, _) = Draw(observed, planted, columns);
        return PngImage.Grey(sheet, width, height);
    }

    private static (byte[] Sheet, int Width, int Height, SolarChannel[] Channels) Draw(SolarSequence observed, SolarSequence planted, int columns)
    {
        ArgumentNullException.ThrowIfNull(observed);
        ArgumentNullException.ThrowIfNull(planted);
        if (observed.Height != planted.Height || observed.Width != planted.Width)
            throw new ArgumentException($"PlantedBesideObserved: observed frames have (H, W) = ({observed.Height}, {observed.Width}) but planted ones ({planted.Height}, {planted.Width}). Plant frames of the observed size.", nameof(planted));
        int most = Math.Min(observed.Frames, planted.Frames);
        if (columns < 1 || columns > most) throw new ArgumentOutOfRangeException(nameof(columns), columns, $"PlantedBesideObserved: columns must be from 1 to {most}, the frames of the shorter sequence, got {columns}.");
        SolarChannel[] channels = [.. observed.Channels.Where(planted.Channels.Contains)];
        if (channels.Length == 0)
            throw new ArgumentException($"PlantedBesideObserved: observed channels are {Names(observed)}, planted ones {Names(planted)}. At least one must be in both.", nameof(planted));

        int h = observed.Height * Zoom, w = observed.Width * Zoom;
        byte[] sheet = new byte[2 * channels.Length * h * columns * w];
        for (int row = 0; row < 2 * channels.Length; row++)
        {
            SolarSequence sequence = row % 2 == 0 ? observed : planted;
            int channel = sequence.Channels.ToList().IndexOf(channels[row / 2]);
            GreyRange range = GreyRange.Of([.. Enumerable.Range(0, sequence.Frames).SelectMany(t => sequence.Frame(t, channel).ToArray())]);
            for (int column = 0; column < columns; column++)
            {
                ReadOnlySpan<float> frame = sequence.Frame(FrameAt(sequence, column, columns), channel);
                for (int y = 0; y < h; y++)
                    for (int x = 0; x < w; x++)
                        sheet[(((row * h) + y) * columns * w) + (column * w) + x] = range.Level(frame[(y / Zoom * sequence.Width) + (x / Zoom)]);
            }
        }

        return (sheet, columns * w, 2 * channels.Length * h, channels);
    }

    private static int FrameAt(SolarSequence sequence, int column, int columns)
        => columns == 1 ? sequence.Frames - 1 : (int)Math.Round((double)column * (sequence.Frames - 1) / (columns - 1));

    private static string HoursAt(SolarSequence sequence, int column, int columns)
        => FormattableString.Invariant($"{sequence.HoursFromLastFrame[FrameAt(sequence, column, columns)]:0.##}");

    private static JsonObject Axis(int count, int step, Func<int, string> label, string? title, Func<int, string>? second, int length, bool reversed) => new()
    {
        ["range"] = reversed ? new JsonArray(length - 0.5, -0.5) : new JsonArray(-0.5, length - 0.5),
        ["tickvals"] = new JsonArray([.. Enumerable.Range(0, count).Select(i => (JsonNode)(((i + 0.5) * step) - 0.5))]),
        ["ticktext"] = new JsonArray([.. Enumerable.Range(0, count).Select(i => (JsonNode)(second is null ? label(i) : $"{label(i)}<br>{second(i)}"))]),
        ["title"] = title is null ? null : new JsonObject { ["text"] = title },
        ["showgrid"] = false, ["zeroline"] = false, ["fixedrange"] = true,
    };

    private static string Names(SolarSequence sequence) => string.Join(", ", sequence.Channels.Select(channel => channel.Name));
}
