namespace Workbench.Kernel.Scripting.Assistance;

/// <summary>How well a name fits what was typed of it.</summary>
internal static class NameMatch
{
    /// <summary>0 for the same beginning, 1 without regard to case, 2 for the capitals (<c>WL</c> for <c>WriteLine</c>); null where it does not fit.</summary>
    public static int? Rank(string name, string typed)
    {
        if (name.StartsWith(typed, StringComparison.Ordinal)) return 0;
        if (name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)) return 1;
        return typed.Length > 1 && string.Concat(name.Where(char.IsUpper)).StartsWith(typed, StringComparison.Ordinal) ? 2 : null;
    }
}
