namespace Workbench.Kernel.Scripting.Directives;

/// <summary>The lines that may be written in a cell besides C#, and those of other hosts that may not.</summary>
internal static class DirectiveList
{
    /// <summary>Each line with what it does.</summary>
    public static IReadOnlyList<(string Usage, string Meaning)> Known { get; } =
    [
        ("#r \"PATH\"", "references an assembly; the path is relative to the notebook"),
        ("#r \"nuget: NAME, VERSION\"", "fetches a package and references it; without a version the newest"),
        ("#i \"nuget: SOURCE\"", "adds a place to fetch packages from: a folder or an address"),
        ("#load \"PATH\"", "runs a .cs, .csx, .ipynb or .dib file"),
        ("#!import PATH", "the same"),
        ("#!time", "shows how long the cell took"),
        ("#!who", "shows the names of the notebook's variables"),
        ("#!whos", "shows the variables with type and value"),
        ("#!lsmagic", "shows these lines"),
        ("#!about", "says what this kernel is"),
        ("#!csharp", "C# follows, as it does without this line"),
        ("#!markdown", "Markdown follows and is shown"),
        ("#!html", "HTML follows and is shown"),
        ("#!javascript", "JavaScript follows and is handed to the front end, which may run it"),
    ];

    /// <summary>Whether a line only tells the reader of a cell something: in an imported file it does nothing.</summary>
    public static bool IsForTheReader(string name) => name is "#!time" or "#!who" or "#!whos" or "#!lsmagic" or "#!about";

    /// <summary>Why a line that another host knows is not run here.</summary>
    private static readonly Dictionary<string, string> Missing = new()
    {
        ["#!connect"] = "there are no other kernels to connect to",
        ["#!share"] = "there are no other kernels to share variables with",
        ["#!set"] = "assign the variable in C#",
        ["#!value"] = "put the text into a variable, or read a file with File.ReadAllText",
        ["#!expand"] = "write the code out",
        ["#!mermaid"] = "there is no renderer for diagrams",
    };

    /// <summary>The first words of the known lines.</summary>
    public static IEnumerable<string> Names => Known.Select(line => line.Usage.Split(' ')[0]).Distinct();

    /// <summary>The known lines as text, one a line.</summary>
    public static string Text => string.Join('\n', Known.Select(line => $"{line.Usage,-28}{line.Meaning}"));

    /// <summary>Says why a line is not run.</summary>
    public static DirectiveException Refusal(string name)
    {
        if (Missing.TryGetValue(name, out var reason)) return new($"{name} is not supported by this kernel: {reason}.");
        return CellSection.IsForeign(name)
            ? new($"{name} is not supported by this kernel: it runs C# only.")
            : new($"{name}: expected one of {string.Join(", ", Names)}; this kernel knows no other.");
    }
}
