using Workbench.Kernel.Display;
using Workbench.Kernel.Scripting.Directives;

namespace Workbench.Kernel.Scripting.Packages;

/// <summary><c>#r "nuget: NAME, VERSION"</c> and <c>#i "nuget: SOURCE"</c>: the notebook's packages, always restored as one set.</summary>
internal sealed class PackageDirectives(NotebookGlobals globals, CellCompiler compiler, NotebookAssemblies assemblies, string notebookFolder, PackageRestore restore)
{
    private readonly List<string> _sources = [];
    private List<PackageRequest> _requests = [];

    /// <summary>Adds a place to look for packages.</summary>
    /// <exception cref="DirectiveException">The line names none, or a folder that is not there.</exception>
    public void AddSource(DirectiveCall call)
    {
        var argument = call.Part.Argument;
        var source = argument.StartsWith("nuget:", StringComparison.Ordinal) ? argument["nuget:".Length..].Trim() : "";
        if (source.Length == 0) throw new DirectiveException($"#i \"{argument}\": expected \"nuget: SOURCE\" with a folder or an address, got another form.");
        // What is no address is a folder, relative to the code like any path.
        if (!source.Contains("://", StringComparison.Ordinal))
        {
            source = Path.GetFullPath(Path.Combine(call.Source.Folder, source));
            if (!Directory.Exists(source)) throw new DirectiveException($"#i \"{argument}\": expected a folder or an address, got nothing at {source}.");
        }
        _sources.Add(source);
    }

    /// <summary>Fetches packages and references what they hold; those the notebook has already cost nothing.</summary>
    /// <exception cref="DirectiveException">A package is not found, or does not fit what the notebook has loaded.</exception>
    public void Reference(DirectiveCall call)
    {
        var wanted = call.Part.Argument.Split('\n').Select(PackageRequest.Parse).Where(request => !_requests.Exists(request.IsMetBy)).Distinct().ToList();
        if (wanted.Count == 0) return;
        // A package named again with another version takes the other one's place; whether that still fits is seen below.
        var all = _requests.Where(earlier => !wanted.Exists(request => request.Name.Equals(earlier.Name, StringComparison.OrdinalIgnoreCase))).Concat(wanted).ToList();
        var names = string.Join(", ", wanted.Select(request => request.Name));
        DisplayHandle? shown = null;
        var assets = restore.Restore(new RestoreProject(all, _sources, notebookFolder), passed =>
        {
            var text = $"Fetching {names} … {passed.TotalSeconds:F0} s";
            if (shown is null) shown = globals.display(text);
            else shown.Update(text);
        }, call.Run.Token);
        Use(assets);
        _requests = all;
        var result = string.Join('\n', wanted.Select(request => $"{request.Name} {assets.Versions.GetValueOrDefault(request.Name)}"));
        if (shown is null) globals.display(result);
        else shown.Update(result);
    }

    private void Use(PackageAssets assets)
    {
        try
        {
            var added = assemblies.AddPackages(assets.Assemblies, assets.NativeLibraries);
            foreach (var path in added) compiler.Reference(path);
        }
        catch (InvalidOperationException conflict)
        {
            throw new DirectiveException(conflict.Message);
        }
    }
}
