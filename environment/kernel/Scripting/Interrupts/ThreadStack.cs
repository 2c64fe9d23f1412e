using System.Runtime.InteropServices;

namespace Workbench.Kernel.Scripting.Interrupts;

/// <summary>How much stack the running thread has left, which .NET itself tells only as enough or not enough.</summary>
internal static unsafe partial class ThreadStack
{
    /// <summary>More than <c>pthread_attr_t</c> takes on any processor.</summary>
    private const int AttributesBytes = 256;

    /// <summary>The lowest address of the thread's stack; 0 before it was asked for.</summary>
    [ThreadStatic]
    private static nuint t_end;

    /// <summary>Bytes between an address on the running thread's stack and its end; the stack grows downwards.</summary>
    public static nuint Below(nuint address) => address - (t_end == 0 ? t_end = End() : t_end);

    private static nuint End()
    {
        var attributes = stackalloc byte[AttributesBytes];
        if (pthread_getattr_np(pthread_self(), attributes) != 0) throw new InvalidOperationException("pthread_getattr_np: expected the thread's attributes, got none.");
        var failure = pthread_attr_getstack(attributes, out var end, out _);
        _ = pthread_attr_destroy(attributes);
        return failure == 0 ? end : throw new InvalidOperationException($"pthread_attr_getstack: expected the thread's stack, got error {failure}.");
    }

    [LibraryImport("libc")]
    private static partial nint pthread_self();

    [LibraryImport("libc")]
    private static partial int pthread_getattr_np(nint thread, byte* attributes);

    [LibraryImport("libc")]
    private static partial int pthread_attr_getstack(byte* attributes, out nuint end, out nuint bytes);

    [LibraryImport("libc")]
    private static partial int pthread_attr_destroy(byte* attributes);
}
