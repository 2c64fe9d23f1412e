#pragma warning disable CA1822 // The convention creates the source and calls an instance method.

namespace Kernel.Tests.Display;

/// <summary>The convention's attribute, declared by the library that uses it, as the convention allows.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[] PreferredMimeTypes { get; set; } = [];
}

internal sealed class TextFormatter(string mimeType, Func<object, string?> text)
{
    public string MimeType { get; } = mimeType;

    public bool Format(object value, TextWriter writer)
    {
        if (text(value) is not { } written) return false;
        writer.Write(written);
        return true;
    }
}

[TypeFormatterSource(typeof(Source), PreferredMimeTypes = ["application/vnd.plotly.v1+json", "image/png", "text/html", "text/plain"])]
internal class Chart
{
    public bool HasPicture { get; init; }

    internal sealed class Source
    {
        public IEnumerable<object> CreateTypeFormatters() =>
        [
            new TextFormatter("text/plain", _ => "a chart in one sentence"),
            new TextFormatter("application/vnd.plotly.v1+json", _ => """{"data": [{"y": [1.5, null]}]}"""),
            new TextFormatter("image/png", value => ((Chart)value).HasPicture ? "iVBORw0=" : null),
            new TextFormatter("text/html", _ => "<b>chart</b>"),
        ];
    }
}

internal sealed class SpecialChart : Chart;

[TypeFormatterSource(typeof(Source), PreferredMimeTypes = ["image/png"])]
internal sealed class OtherChart : Chart;

[TypeFormatterSource(typeof(Chart.Source))]
internal sealed class WithoutPreference;

[TypeFormatterSource(typeof(Chart.Source))]
internal interface IMarked;

internal sealed class MarkedByInterface : IMarked
{
    public override string ToString() => "plain";
}

[TypeFormatterSource(typeof(Source), PreferredMimeTypes = ["text/html"])]
internal sealed class Throwing
{
    internal sealed class Source
    {
        public IEnumerable<object> CreateTypeFormatters() => [new TextFormatter("text/html", _ => throw new FormatException("no map"))];
    }
}

[TypeFormatterSource(typeof(Source), PreferredMimeTypes = ["image/png"])]
internal sealed class Declining
{
    public string Name => "shown by its members";

    internal sealed class Source
    {
        public IEnumerable<object> CreateTypeFormatters() => [new TextFormatter("image/png", _ => null)];
    }
}

[TypeFormatterSource(typeof(Chart.Source), PreferredMimeTypes = ["text/latex"])]
internal sealed class ListsTooMuch;

[TypeFormatterSource(typeof(Source), PreferredMimeTypes = ["application/json"])]
internal sealed class BrokenJson
{
    internal sealed class Source
    {
        public IEnumerable<object> CreateTypeFormatters() => [new TextFormatter("application/json", _ => "{nope")];
    }
}

[TypeFormatterSource(typeof(Source))]
internal sealed class TwoFormats
{
    internal sealed class Source
    {
        public IEnumerable<object> CreateTypeFormatters() => [new Twice()];
    }

    internal sealed class Twice
    {
        public string MimeType { get; } = "text/html";

        public bool Format(object value, TextWriter writer) => MimeType.Length > 0;

        public bool Format(string value, TextWriter writer) => MimeType.Length > 0;
    }
}
