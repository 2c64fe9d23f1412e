using System.Reflection;

namespace Workbench.Figures;

/// <summary>Files that travel inside the assembly: plotly.js and the report's page.</summary>
internal static class EmbeddedFiles
{
    /// <summary>plotly.js (cartesian, minified), from npm at the version pinned in Figures/Plotly/package.json.</summary>
    /// <exception cref="InvalidOperationException">The assembly was built before plotly.js was fetched.</exception>
    public static string PlotlyScript => Find("Workbench.Figures.plotly.js")
        ?? throw new InvalidOperationException("EmbeddedFiles: this build of the library holds no plotly.js, which reports need. Run environment/setup (it runs npm ci in lib/Workbench/Figures/Plotly), then build again.");

    /// <summary>Style sheet of the report.</summary>
    public static string ReportStyle => Find("Workbench.Figures.report.css")!;

    /// <summary>Script of the report: draws its figures and follows the page's width and colours.</summary>
    public static string ReportScript => PanelsScript + Find("Workbench.Figures.report.js")!;

    /// <summary>Script that lays a figure out at a width.</summary>
    public static string PanelsScript => Find("Workbench.Figures.panels.js")!;

    private static string? Find(string name)
    {
        using Stream? stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name);
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
