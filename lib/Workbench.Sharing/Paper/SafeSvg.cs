using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Workbench.Figures.Report;

namespace Workbench.Sharing.Paper;

/// <summary>An SVG of a figure made fit to be passed on: nothing in it runs, leads elsewhere or is loaded, and its size is a size on paper.</summary>
internal static class SafeSvg
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly HashSet<string> Kept =
        ["svg", "g", "defs", "clipPath", "rect", "path", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "image", "use", "linearGradient", "radialGradient", "stop", "pattern", "mask", "title"];

    /// <summary>Makes it.</summary>
    /// <param name="svg">What plotly.js wrote.</param>
    /// <param name="width">Width of the drawing in its own units.</param>
    /// <param name="top">Upper edge of what is kept, in its own units.</param>
    /// <param name="bottom">Lower edge of what is kept.</param>
    /// <param name="millimetres">Width on paper.</param>
    /// <param name="title">Title that programs show.</param>
    /// <exception cref="InvalidDataException">It is no SVG.</exception>
    public static string Make(string svg, double width, double top, double bottom, double millimetres, string title)
    {
        XElement root;
        try
        {
            using var reader = XmlReader.Create(new StringReader(svg), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            root = XDocument.Load(reader).Root!;
        }
        catch (XmlException e)
        {
            throw new InvalidDataException($"SafeSvg: expected SVG, got: {e.Message}", e);
        }
        if (root.Name != Svg + "svg") throw new InvalidDataException($"SafeSvg: expected an svg element, got {root.Name.LocalName}.");
        Clean(root);
        double height = bottom - top;
        root.SetAttributeValue("width", Length(millimetres));
        root.SetAttributeValue("height", Length(millimetres * height / width));
        root.SetAttributeValue("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 {top:0.##} {width:0.##} {height:0.##}"));
        root.SetAttributeValue("style", null);
        root.AddFirst(new XElement(Svg + "title", title));
        return root.ToString(SaveOptions.DisableFormatting);
    }

    private static string Length(double millimetres) => millimetres.ToString("0.###", CultureInfo.InvariantCulture) + "mm";

    private static void Clean(XElement element)
    {
        foreach (XElement child in element.Elements().ToArray())
        {
            // A link's text stays, the link goes.
            if (child.Name == Svg + "a") child.ReplaceWith(child.Nodes());
            else if (child.Name.Namespace != Svg || !Kept.Contains(child.Name.LocalName)) child.Remove();
        }
        foreach (XAttribute attribute in element.Attributes().ToArray())
            if (!IsSafe(element, attribute)) attribute.Remove();
        foreach (XNode node in element.Nodes().Where(node => node is not (XElement or XText)).ToArray()) node.Remove();
        foreach (XElement child in element.Elements()) Clean(child);
    }

    private static bool IsSafe(XElement element, XAttribute attribute)
    {
        if (attribute.IsNamespaceDeclaration) return true;
        string name = attribute.Name.LocalName;
        if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || name is "class" or "data-unformatted" or "data-math") return false;
        if (name == "href") return attribute.Value.StartsWith('#') || (element.Name == Svg + "image" && SafeImage.FromDataUri(attribute.Value) is not null);
        return !attribute.Value.Contains("url(", StringComparison.OrdinalIgnoreCase) || attribute.Value.StartsWith("url(#", StringComparison.Ordinal) || IsLocal(attribute.Value);
    }

    // url(#id) and url("#id"), as often as they occur, and nothing else in brackets after url.
    private static bool IsLocal(string value) =>
        value.Split("url(").Skip(1).All(rest => rest.TrimStart('"', '\'').StartsWith('#'));
}
