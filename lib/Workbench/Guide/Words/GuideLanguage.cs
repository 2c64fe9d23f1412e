using System.Globalization;

namespace Workbench.Guide;

/// <summary>A language in which the guide speaks.</summary>
public enum GuideLanguage
{
    /// <summary>English.</summary>
    English,

    /// <summary>Korean.</summary>
    Korean,
}

/// <summary>Which language a user reads: <c>WORKBENCH_LANGUAGE</c> (en or ko), else the language of the user interface, else that of the locale, else English.</summary>
internal static class GuideLanguages
{
    public const string Variable = "WORKBENCH_LANGUAGE";

    /// <summary>The user's language.</summary>
    /// <exception cref="ArgumentException">The variable holds something else; the message says what it may hold.</exception>
    public static GuideLanguage OfUser() => Of(Environment.GetEnvironmentVariable, CultureInfo.CurrentUICulture.Name);

    /// <summary>The same with environment and culture given, for tests.</summary>
    internal static GuideLanguage Of(Func<string, string?> variable, string culture)
    {
        if (variable(Variable) is { Length: > 0 } wanted)
            return Parse(wanted) ?? throw new ArgumentException($"{Variable}: expected en or ko, got '{wanted}'. Set it to one of them, or unset it.");
        // A process in invariant-culture mode has no culture's name; the locale's variables still say what the user reads.
        string[] said = [culture, variable("LC_ALL") ?? "", variable("LC_MESSAGES") ?? "", variable("LANG") ?? ""];
        return said.FirstOrDefault(s => s.Length > 0) is { } first && Parse(first.Split('-', '_', '.')[0]) is { } known ? known : GuideLanguage.English;
    }

    private static GuideLanguage? Parse(string code) => code.ToLowerInvariant() switch { "en" => GuideLanguage.English, "ko" => GuideLanguage.Korean, _ => null };
}
