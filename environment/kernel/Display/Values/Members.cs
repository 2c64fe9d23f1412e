using System.Reflection;
using System.Runtime.CompilerServices;

namespace Workbench.Kernel.Display.Values;

/// <summary>A record or plain object by its public properties and fields.</summary>
internal static class Members
{
    private static readonly ConditionalWeakTable<Type, IReadOnlyList<Member>> Known = [];

    /// <summary>The object's members, the first <paramref name="limit"/> of them; its type's name alone when it has none.</summary>
    public static Node Of(object value, ValueReader reader, int limit)
    {
        var type = value.GetType();
        var members = Known.GetValue(type, Find);
        var name = TypeName.Of(type);
        if (members.Count == 0) return new Leaf(name.Length > 0 ? name : "{ }");
        return new Fields(IsPair(type) ? "" : name, [.. members.Take(limit).Select(member => (member.Name, member.Read(value, reader)))], Math.Max(0, members.Count - limit), IsPair(type));
    }

    /// <summary>Whether the type is a dictionary's entry, whose text says less than its two members.</summary>
    public static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    /// <summary>Base classes first, properties before fields, in the order of declaration; a member that hides another stands for both.</summary>
    private static IReadOnlyList<Member> Find(Type type)
    {
        const BindingFlags Visible = BindingFlags.Public | BindingFlags.Instance;
        var properties = type.GetProperties(Visible).Where(property => property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
            .Select(property => (Member: (MemberInfo)property, Value: new Member(property.Name, property.PropertyType, property.GetValue)));
        var fields = type.GetFields(Visible).Select(field => (Member: (MemberInfo)field, Value: new Member(field.Name, field.FieldType, field.GetValue)));
        return (List<Member>)[.. properties.Concat(fields)
            .OrderBy(entry => Generation(entry.Member.DeclaringType!)).ThenBy(entry => entry.Member is FieldInfo).ThenBy(entry => entry.Member.MetadataToken)
            .Select(entry => entry.Value).Reverse().DistinctBy(member => member.Name).Reverse()];
    }

    private static int Generation(Type type) => type.BaseType is { } parent ? 1 + Generation(parent) : 0;

    private sealed record Member(string Name, Type Type, Func<object, object?> Get)
    {
        /// <summary>The member's value; what cannot leave it, throws or comes too late says so.</summary>
        public Node Read(object owner, ValueReader reader)
        {
            if (Type.IsByRefLike || Type.IsPointer || Type.IsFunctionPointer) return new Leaf($"({TypeName.Of(Type)}: cannot be shown)");
            if (reader.IsLate) return ValueReader.TooLate;
            try
            {
                return reader.Read(Get(owner));
            }
            catch (TargetInvocationException failure) when (failure.InnerException is { } cause && ValueReader.IsShown(cause))
            {
                return ValueReader.Failed(cause);
            }
        }
    }
}
