using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Workbench.Data;

namespace Workbench.Tests.Data;

/// <summary>Changed files under a manifest that vouches for the change, to reach the checks behind the hash.</summary>
internal static class ForgedFile
{
    /// <summary>Overwrites one file of a shipped data set and returns its manifest with the new hash.</summary>
    public static Manifest Overwrite(string path, byte[] bytes, string id)
    {
        string shipped = File.ReadAllText(Path.Combine(ManifestFolder.Shipped.Path, id + ".yaml"));
        string old = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
        Assert.Contains(old, shipped, StringComparison.Ordinal);
        File.WriteAllBytes(path, bytes);
        return ManifestReader.Parse(shipped.Replace(old, Convert.ToHexStringLower(SHA256.HashData(bytes)), StringComparison.Ordinal), id + ".yaml");
    }

    /// <summary>Replaces the first occurrence of a text by one of equal length.</summary>
    public static byte[] Replace(byte[] bytes, string real, string forged)
    {
        int at = bytes.AsSpan().IndexOf(Encoding.ASCII.GetBytes(real));
        Assert.True(at >= 0 && real.Length == forged.Length, string.Create(CultureInfo.InvariantCulture, $"'{real}' at {at}"));
        Encoding.ASCII.GetBytes(forged).CopyTo(bytes, at);
        return bytes;
    }
}
