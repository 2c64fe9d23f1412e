using Microsoft.Playwright;

namespace Workbench.Sharing.Drawing;

/// <summary>Where the browser is and how it is started: headless, without a profile, without a network.</summary>
internal static class Chromium
{
    /// <summary>Names the browser where it is not in a usual place.</summary>
    public const string Variable = "WORKBENCH_CHROMIUM";

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);
    private static readonly string[] UsualPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // The picture must not depend on screen or settings, and nothing may be asked for: a name has no address, and requests are refused besides.
    private static readonly string[] Arguments =
    [
        "--disable-gpu", "--disable-lcd-text", "--font-render-hinting=none", "--force-color-profile=srgb", "--hide-scrollbars", "--no-first-run", "--disable-quic", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-default-apps", "--host-resolver-rules=MAP * ~NOTFOUND",
    ];

    /// <summary>The browser's program.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message says how to get one.</exception>
    public static string Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return File.Exists(named) ? named : throw new InvalidOperationException($"Chromium: {Variable} names {named}, where there is no file. Name the program of a Chromium, or unset it.");
        return UsualPlaces.FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"Chromium: expected one at {string.Join(" or ", UsualPlaces)}, found none. Install Debian's package chromium (environment/setup does), or name a program in {Variable}.");
    }

    /// <summary>Starts the browser; in its sandbox, where the system lets it have one.</summary>
    /// <exception cref="InvalidOperationException">It does not start, or takes more than two minutes.</exception>
    public static Task<IBrowser> StartAsync(IPlaywright playwright) => StartAsync(playwright, Find(), LongestStart);

    /// <summary>Starts a program, which has the time told.</summary>
    internal static async Task<IBrowser> StartAsync(IPlaywright playwright, string program, TimeSpan longest)
    {
        // Chromium refuses its sandbox to root.
        if (Environment.UserName != "root")
        {
            try
            {
                return await playwright.Chromium.LaunchAsync(Options(program, sandbox: true, longest));
            }
            catch (Exception e) when (e is PlaywrightException or TimeoutException)
            {
                // Some containers allow no sandbox in a sandbox; the page's policy and the refused network remain.
            }
        }
        try
        {
            return await playwright.Chromium.LaunchAsync(Options(program, sandbox: false, longest));
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            throw new InvalidOperationException($"Chromium: {program} does not start: {FirstLine(e)}. Try '{program} --headless --version'.", e);
        }
    }

    /// <summary>What went wrong, without the trace and the list of arguments, and without a full stop.</summary>
    internal static string FirstLine(Exception e) => e.Message.Split('\n')[0].TrimEnd('.', ' ');

    private static BrowserTypeLaunchOptions Options(string program, bool sandbox, TimeSpan longest) =>
        new() { Timeout = (float)longest.TotalMilliseconds, ExecutablePath = program, ChromiumSandbox = sandbox, Args = Arguments, HandleSIGINT = false, HandleSIGTERM = false, HandleSIGHUP = false };
}
