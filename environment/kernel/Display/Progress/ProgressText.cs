using System.Net;
using Workbench.Kernel.Display.Values;

namespace Workbench.Kernel.Display.Progress;

/// <summary>A progress bar's line of text and its HTML.</summary>
internal static class ProgressText
{
    private const int LabelWidth = 80;

    /// <summary>From this much on, what is done says how long the rest will take.</summary>
    private const double Telling = 0.01;

    private static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(1);

    /// <summary>The line, e.g. <c>Frames: 37 % (10 of 27), 12 s, about 20 s left</c>.</summary>
    public static string Line(ProgressState state) => $"{Label(state)}: {Place(state)}{Times(state)}{(state.Oddity is null ? "" : $" ({state.Oddity})")}";

    /// <summary>The browser's own progress bar, whose colours fit light and dark, with the line beside it: nothing is told by colour alone.</summary>
    public static string Html(ProgressState state)
    {
        var percent = state.Fraction is { } fraction ? Percent(fraction) : state.IsOver || state.Done is not null ? (int?)null : 0;
        var value = percent is { } known ? $" value=\"{known}\" aria-valuenow=\"{known}\"" : "";
        // A bar without a value moves for ever: work of unknown size that has ended needs none.
        var bar = percent is null && state.IsOver ? ""
            : $"<progress role=\"progressbar\" aria-label=\"{WebUtility.HtmlEncode(Label(state))}\" aria-valuemin=\"0\" aria-valuemax=\"100\" max=\"100\"{value} style=\"vertical-align: middle\"></progress> ";
        return $"<div>{bar}{WebUtility.HtmlEncode(Line(state))}</div>";
    }

    private static string Label(ProgressState state) => SafeText.Cut(SafeText.Line(state.Label), LabelWidth);

    private static string Place(ProgressState state)
    {
        var stopped = state.HasEnded && !(state.Fraction >= 1);
        if (state.Fraction is { } fraction)
            return $"{(stopped ? "stopped at " : "")}{Percent(fraction)} %{(state.Done is { } done ? $" ({done} of {state.Total})" : "")}";
        if (state.Done is { } steps) return $"{steps} done";
        return stopped ? "nothing was reported" : "0 %";
    }

    private static string Times(ProgressState state)
    {
        if (state.IsOver || state.Elapsed < SoonEnough) return "";
        var left = state.Fraction is { } fraction && fraction > Telling ? $", about {Duration(state.Elapsed * ((1 - fraction) / fraction))} left" : "";
        return $", {Duration(state.Elapsed)}{left}";
    }

    /// <summary>Whole percent, rounded down: 100 % is only what is done.</summary>
    private static int Percent(double fraction) => (int)Math.Floor((fraction * 100) + 1e-9);

    private static string Duration(TimeSpan time) => time.TotalSeconds < 60 ? $"{time.TotalSeconds:0} s"
        : time.TotalMinutes < 60 ? $"{(int)time.TotalMinutes} min {time.Seconds} s"
        : $"{(int)Math.Min(time.TotalHours, 9999)} h {time.Minutes} min";
}
