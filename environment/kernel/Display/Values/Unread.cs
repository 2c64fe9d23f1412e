using System.Collections;
using System.Data;

namespace Workbench.Kernel.Display.Values;

/// <summary>Values that looking at would change: tasks, lazy values, streams, readers. Their state is shown; they are not awaited, computed or consumed.</summary>
internal static class Unread
{
    private const string NotRead = "(not read)";

    /// <summary>The value's state, or null when it may be read.</summary>
    public static Node? Of(object value, ValueReader reader) => value switch
    {
        Task task => OfTask(task, reader),
        Stream stream => new Leaf($"{Name(stream)} {Extent(stream)}"),
        TextReader or BinaryReader or IDataReader or (IEnumerator and not IEnumerable) => new Leaf($"{Name(value)} {NotRead}"),
        _ => Generic(value, reader),
    };

    private static Node OfTask(Task task, ValueReader reader)
    {
        // An async method's task is of a private type below Task or Task<T>.
        var type = task.GetType();
        while (type != typeof(Task) && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>))) type = type.BaseType!;
        var hasValue = type.IsGenericType && type.GetGenericArguments()[0].Name != "VoidTaskResult";
        var name = hasValue ? TypeName.Of(type) : nameof(Task);
        return task switch
        {
            { IsCanceled: true } => new Leaf($"{name} (cancelled)"),
            { IsFaulted: true } => Leaves.Text($"{name} (failed with {task.Exception!.InnerException!.GetType().Name}: {task.Exception.InnerException.Message})", reader.IsTop),
            { IsCompleted: false } => new Leaf($"{name} (running; await it)"),
            _ when hasValue => Holding(name, task, () => type.GetProperty("Result")!.GetValue(task), reader),
            _ => new Leaf($"{name} (finished)"),
        };
    }

    private static Node? Generic(object value, ValueReader reader)
    {
        var type = value.GetType();
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Lazy<>))
        {
            return type.GetProperty("IsValueCreated")!.GetValue(value) is true
                ? Holding(TypeName.Of(type), value, () => type.GetProperty("Value")!.GetValue(value), reader)
                : new Leaf($"{TypeName.Of(type)} (not computed yet)");
        }
        // A ValueTask's value may be taken once only: whoever awaits it needs it.
        if (value is ValueTask || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>)))
            return new Leaf($"{TypeName.Of(type)} ({(type.GetProperty("IsCompleted")!.GetValue(value) is true ? "finished" : "running")}; await it once)");
        if (value is not IEnumerable && Asynchronous(type) is { } asynchronous) return new Leaf($"{TypeName.Of(asynchronous)} (not read; use await foreach)");
        return null;
    }

    /// <summary>A wrapper with its value, e.g. <c>Lazy&lt;int&gt; (42)</c>.</summary>
    private static Node Holding(string name, object wrapper, Func<object?> value, ValueReader reader) =>
        reader.Inside(wrapper, $"{name} (…)", () => new Fields(name, [("Value", reader.Read(value()))], IsTuple: true));

    private static Type? Asynchronous(Type type) =>
        Array.Find(type.GetInterfaces(), face => face.IsGenericType && (face.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>) || face.GetGenericTypeDefinition() == typeof(IAsyncEnumerator<>)));

    private static string Extent(Stream stream) => !stream.CanRead && !stream.CanWrite ? "(closed)"
        : stream.CanSeek ? $"({stream.Length} bytes, at {stream.Position}; not read)" : NotRead;

    private static string Name(object value) => TypeName.Of(value.GetType());
}
