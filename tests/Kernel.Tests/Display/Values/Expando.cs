using System.Dynamic;

namespace Kernel.Tests.Display.Values;

/// <summary>A dictionary by its generic interface alone.</summary>
internal static class Expando
{
    public static ExpandoObject With(this ExpandoObject values, string name, object value)
    {
        ((IDictionary<string, object?>)values)[name] = value;
        return values;
    }
}
