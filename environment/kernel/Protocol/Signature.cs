using System.Security.Cryptography;
using System.Text;

namespace Workbench.Kernel.Protocol;

/// <summary>Signs and checks messages with HMAC-SHA256 under the connection file's key.</summary>
internal sealed class Signature(string key)
{
    private const int HexadecimalLength = 64;
    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    /// <summary>The lower-case hexadecimal HMAC of the frames, as the protocol writes it.</summary>
    public byte[] Sign(params ReadOnlySpan<byte[]> frames)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        foreach (var frame in frames) hash.AppendData(frame);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Whether the signature belongs to the frames; the time taken does not depend on where they differ.</summary>
    public bool Matches(byte[] signature, params ReadOnlySpan<byte[]> frames) =>
        signature.Length == HexadecimalLength && CryptographicOperations.FixedTimeEquals(signature, Sign(frames));
}
