namespace Kernel.Tests.EndToEnd;

/// <summary>Cultures in cells, on a machine that speaks German, with its ICU and as if it had none.</summary>
public sealed class CultureTests
{
    private const string German = "using System.Globalization; var german = new CultureInfo(\"de-DE\"); german.Name";
    private const string Asked = "$\"{1.5} {1234.5:N1} {1.5.ToString(german)}\"";

    [Fact]
    public void Cell_CultureOfItsOwn_HasItsRulesAndTheDefaultStaysInvariant()
    {
        using var peer = new KernelPeer(["env", "LANG=de_DE.UTF-8", "LC_ALL=de_DE.UTF-8"]);
        Assert.Equal("de-DE", peer.Execute(German).Result);

        Assert.Equal("1.5 1,234.5 1,5", peer.Execute(Asked).Result);
        Assert.Equal("1.5", peer.Execute("1.5").Result);
        Assert.Equal("1.5 1.5", peer.Execute("string later = \"\"; var thread = new Thread(() => later = $\"{1.5}\"); thread.Start(); thread.Join(); later + \" \" + await Task.Run(() => $\"{1.5}\")").Result);
        Assert.Equal("1,5", peer.Execute("CultureInfo.CurrentCulture = german; $\"{1.5}\"").Result);
    }

    [Fact]
    public void Cell_CultureWithoutIcu_IsMadeWithInvariantRules()
    {
        Assert.SkipUnless(Machine.Run("unshare", ["-rm", "true"]).Exit == 0, "hiding ICU needs a mount namespace, which this machine does not allow");
        // In a namespace of its own every ICU library is an empty file.
        using var peer = new KernelPeer(["unshare", "-rm", "sh", "-c", "for icu in /usr/lib/*/libicu*.so.* /usr/lib/libicu*.so.*; do [ ! -f $icu ] || mount --bind /dev/null $icu; done; exec \"$@\"", "sh"]);
        Assert.Equal("de-DE", peer.Execute(German).Result);

        Assert.Equal("1.5 1,234.5 1.5", peer.Execute(Asked).Result);
    }
}
