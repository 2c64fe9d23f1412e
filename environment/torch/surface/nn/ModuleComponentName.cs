using System.Reflection;
using TorchSharp.Utils;

namespace TorchSharp
{
    public static class FieldInfoExtensionMethods
    {
        /// <summary>The name a field's module or tensor is registered under: its attribute's, else the field's.</summary>
        public static string ComponentName(this FieldInfo field)
        {
            ArgumentNullException.ThrowIfNull(field);
            return field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name;
        }
    }
}

namespace TorchSharp.Utils
{
    /// <summary>Names a field's module or tensor in the state dict.</summary>
    [AttributeUsage(AttributeTargets.Field)]
    public class ComponentNameAttribute : Attribute
    {
        public string Name { get; set; } = null!;
    }
}
