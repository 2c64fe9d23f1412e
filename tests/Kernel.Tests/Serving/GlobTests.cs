using Workbench.Kernel.Serving;

namespace Kernel.Tests.Serving;

public sealed class GlobTests
{
    [Theory]
    [InlineData("*", "", true)]
    [InlineData("*", "a\nb", true)]
    [InlineData("a?c", "abc", true)]
    [InlineData("a?c", "ac", false)]
    [InlineData("abc", "xabcx", false)]
    [InlineData("a.c", "abc", false)]
    [InlineData("ABC", "abc", false)]
    [InlineData("x [*] y", "x * y", true)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[^a-c]x", "bx", false)]
    [InlineData("[^a-c]x", "dx", true)]
    [InlineData("[]]x", "]x", true)]
    [InlineData("[^]]x", "ax", true)]
    [InlineData("[\\]x", "\\x", true)]
    [InlineData("[[]x", "[x", true)]
    [InlineData("a[", "a[", true)]
    [InlineData("(a|b)\\d+$", "(a|b)\\d+$", true)]
    [InlineData("[z-a]", "b", false)]
    [InlineData("[^]", "[^]", true)]
    public void Matcher_Pattern_MatchesTheWholeTextOrNot(string pattern, string text, bool matches) =>
        Assert.Equal(matches, Glob.Matcher(pattern)(text));

    /// <summary>Backtracking would need longer than the world is old.</summary>
    [Fact]
    public void Matcher_PatternThatWouldBacktrack_Ends() =>
        Assert.False(Glob.Matcher(string.Concat(Enumerable.Repeat("*a", 30)) + "b")(new string('a', 20_000)));
}
