using System.Text;
using Workbench.Kernel.Protocol;

namespace Kernel.Tests.Protocol;

public sealed class SignatureTests
{
    private static readonly byte[] First = "what do ya want "u8.ToArray();
    private static readonly byte[] Second = "for nothing?"u8.ToArray();

    /// <summary>RFC 4231, test case 2: key "Jefe", data "what do ya want for nothing?".</summary>
    [Fact]
    public void Sign_Rfc4231Case2_EqualsThePublishedValue() =>
        Assert.Equal("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", Encoding.ASCII.GetString(new Signature("Jefe").Sign(First, Second)));

    [Fact]
    public void Matches_OwnSignature_IsTrue()
    {
        var signature = new Signature("key");

        Assert.True(signature.Matches(signature.Sign(First, Second), First, Second));
    }

    [Fact]
    public void Matches_AnyOneCharacterChanged_IsFalse()
    {
        var signature = new Signature("key");
        var valid = signature.Sign(First, Second);
        for (var index = 0; index < valid.Length; index++)
        {
            var tampered = (byte[])valid.Clone();
            tampered[index] ^= 1;
            Assert.False(signature.Matches(tampered, First, Second));
        }
    }

    [Fact]
    public void Matches_OtherKeyOtherDataOrOtherLength_IsFalse()
    {
        var signature = new Signature("key");
        var valid = signature.Sign(First, Second);

        Assert.False(new Signature("kez").Matches(valid, First, Second));
        Assert.False(signature.Matches(valid, First, First));
        Assert.False(signature.Matches([], First, Second));
        Assert.False(signature.Matches(valid[..^1], First, Second));
        Assert.False(signature.Matches([.. valid, 48], First, Second));
    }
}
