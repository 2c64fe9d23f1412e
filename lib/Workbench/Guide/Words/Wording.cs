namespace Workbench.Guide;

/// <summary>One thing said in both languages of the guide, side by side so that they cannot drift.</summary>
/// <param name="English">In English.</param>
/// <param name="Korean">In Korean.</param>
internal sealed record Wording(string English, string Korean)
{
    /// <summary>Nothing to say.</summary>
    public static Wording None { get; } = new("", "");

    /// <summary>A sentence with numbers in it, written the same on every machine.</summary>
    /// <param name="english">In English.</param>
    /// <param name="korean">In Korean, with the same numbers.</param>
    public static Wording Of(FormattableString english, FormattableString korean) => new(FormattableString.Invariant(english), FormattableString.Invariant(korean));

    /// <summary>What is the same in every language: a name, a note of a data set.</summary>
    public static Wording Same(string text) => new(text, text);

    /// <summary>Sentences one after the other; empty ones are left out.</summary>
    public static Wording Join(params IEnumerable<Wording> parts)
    {
        Wording[] said = [.. parts.Where(p => p.English.Length > 0)];
        return new(string.Join(" ", said.Select(p => p.English)), string.Join(" ", said.Select(p => p.Korean)));
    }

    /// <summary>In one language.</summary>
    public string In(GuideLanguage language) => language == GuideLanguage.Korean ? Korean : English;
}
