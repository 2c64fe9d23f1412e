using System.Collections;
using System.Reflection;
using Workbench.Kernel.Display.Values;
using Workbench.Kernel.Scripting.Interrupts;

namespace Kernel.Tests.Display.Values;

/// <summary>Looking at a value must not change it, nor take long, nor fail.</summary>
public sealed class ReadingTests
{
    [Fact]
    public void Read_EndlessSequence_PullsTwentyOneItemsOnceAndDisposes()
    {
        var counted = new Counted();

        Assert.Equal("[7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, …] (more than 20 items)", View.Of(counted).Text);
        Assert.Equal((1, 21, 1), (counted.Enumerations, counted.Pulled, counted.Disposed));
    }

    [Fact]
    public void Read_Getters_AreAskedOnceAlsoForTextAndHtml()
    {
        var counting = new Counting();
        var view = View.Of(counting);

        Assert.Equal(1, counting.Asked);
        Assert.NotNull(view.Html);
    }

    [Fact]
    public void Read_GetterThatThrows_ShowsTheExceptionInItsPlace() => Assert.Equal("""
        Failing
        Good     1
        Bad      (InvalidOperationException: no map)
        Worse    2
        RefOnly  (Span<int>: cannot be shown)
        """, View.Of(new Failing()).Text);

    [Fact]
    public void Read_GetterOfAnInterruptedCell_EndsTheDisplay() =>
        Assert.IsType<CellInterruptedException>(Assert.Throws<TargetInvocationException>(() => View.Of(new Interrupted())).InnerException);

    [Fact]
    public void Read_SequenceThatThrows_KeepsTheItemsBeforeIt()
    {
        Assert.Equal("[1, 2, (FormatException: third)] (2 items before it failed)", View.Of(Broken()).Text);
        Assert.StartsWith("(InvalidOperationException: ", View.Of(default(System.Collections.Immutable.ImmutableArray<int>)).Text);

        static IEnumerable<int> Broken()
        {
            yield return 1;
            yield return 2;
            throw new FormatException("third");
        }
    }

    [Fact]
    public void Read_Memory_ShowsWhatItHolds()
    {
        Assert.Equal("[1.5, 2] (2 items)", View.Of(new Memory<double>([0, 1.5, 2], 1, 2)).Text);
        Assert.Equal("byte[2] 01 02", View.Of(new ReadOnlyMemory<byte>([1, 2])).Text);
        Assert.Equal("abc", View.Of("abc".AsMemory()).Text);
    }

    [Fact]
    public void Read_SlowItems_StopsAfterFiveSeconds()
    {
        var time = new ManualTime();

        Assert.Equal("[0, 1, 2, (not read: this display took over 5 s)] (3 items before it was given up)", View.Of(Slow(), time).Text);

        IEnumerable<int> Slow()
        {
            for (var index = 0; ; index++)
            {
                time.Pass(2);
                yield return index;
            }
        }
    }

    [Fact]
    public void Read_SlowGetters_LeavesTheLaterOnesOut()
    {
        var time = new ManualTime();

        Assert.Equal("Slow\nFirst   1\nSecond  (not read: this display took over 5 s)", View.Of(new Slow(time), time).Text);
    }

    [Fact]
    public void Read_WideAndDeepValue_StopsReadingSomewhere()
    {
        var asked = 0;
        View.Of(Level(0), new ManualTime());

        Assert.InRange(asked, 20, 5000);

        IEnumerable<object> Level(int depth)
        {
            for (var index = 0; index < 1000; index++)
            {
                asked++;
                yield return depth < 6 ? new { A = Level(depth + 1), B = Level(depth + 1) } : index;
            }
        }
    }

    [Fact]
    public async Task Read_Tasks_ShowsTheirStateAndAwaitsNone()
    {
        var never = new TaskCompletionSource<int>();
        var failed = Task.FromException<int>(new FormatException("bad"));
        var done = await Task.FromResult(Task.FromResult(new[] { 1, 2 }));

        Assert.Equal("Task<int> (running; await it)", View.Of(never.Task).Text);
        Assert.Equal("Task<int> (failed with FormatException: bad)", View.Of(failed).Text);
        Assert.Equal("Task<int> (cancelled)", View.Of(Task.FromCanceled<int>(new CancellationToken(true))).Text);
        Assert.Equal("Task<int[]> ([1, 2])", View.Of(done).Text);
        Assert.Equal("Task (finished)", View.Of(Task.CompletedTask).Text);
        Assert.Equal("Task<string> (\"a\")", View.Of(Async()).Text);
        Assert.Equal("ValueTask<int> (finished; await it once)", View.Of(new ValueTask<int>(1)).Text);

        static async Task<string> Async()
        {
            await Task.CompletedTask;
            return "a";
        }
    }

    [Fact]
    public void Read_LazyValue_IsNotComputed()
    {
        var lazy = new Lazy<int>(() => 42);

        Assert.Equal("Lazy<int> (not computed yet)", View.Of(lazy).Text);
        Assert.False(lazy.IsValueCreated);
        Assert.Equal(42, lazy.Value);
        Assert.Equal("Lazy<int> (42)", View.Of(lazy).Text);
    }

    [Fact]
    public void Read_StreamsReadersAndAsyncSequences_AreNotConsumed()
    {
        using var stream = new MemoryStream([1, 2, 3]);
        stream.ReadByte();
        using var reader = new StringReader("abc");

        Assert.Equal("MemoryStream (3 bytes, at 1; not read)", View.Of(stream).Text);
        Assert.Equal(1, stream.Position);
        Assert.Equal("StringReader (not read)", View.Of(reader).Text);
        Assert.Equal("abc", reader.ReadToEnd());
        Assert.Equal("IAsyncEnumerable<int> (not read; use await foreach)", View.Of(Numbers()).Text);
        stream.Dispose();
        Assert.Equal("MemoryStream (closed)", View.Of(stream).Text);

        static async IAsyncEnumerable<int> Numbers()
        {
            await Task.Yield();
            yield return 1;
            throw new InvalidOperationException("consumed");
        }
    }

    private sealed class Counted : IEnumerable<int>, IEnumerator<int>
    {
        public int Enumerations { get; private set; }

        public int Pulled { get; private set; }

        public int Disposed { get; private set; }

        public int Current => 7;

        object IEnumerator.Current => 7;

        public IEnumerator<int> GetEnumerator()
        {
            Enumerations++;
            return this;
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public bool MoveNext() => ++Pulled > 0;

        public void Reset() => throw new NotSupportedException();

        public void Dispose() => Disposed++;
    }

    private sealed class Counting
    {
        private int _asked;

        public int Asked => _asked;

        public int Value => ++_asked;
    }

#pragma warning disable CA1822 // Members of values, as users write them.
    private sealed class Failing
    {
        public int Good => 1;

        public int Bad => throw new InvalidOperationException("no map");

        public int Worse => 2;

        public Span<int> RefOnly => default;
    }

    private sealed class Slow(ManualTime time)
    {
        public int First
        {
            get
            {
                time.Pass(6);
                return 1;
            }
        }

        public int Second => throw new InvalidOperationException("asked");
    }
#pragma warning restore CA1822

    private sealed class Interrupted
    {
        private readonly CellRun _run = new();

        public int Endless => throw new CellInterruptedException(_run);
    }
}
