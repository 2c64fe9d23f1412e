using Workbench.Data;
using Workbench.Testing;

namespace Workbench.Tests.Data;

public class ManifestFolderTests
{
    [Fact]
    public void Shipped_EveryManifest_IsValidAndBesideTheLibrary()
    {
        string[] files = Directory.GetFiles(ManifestFolder.Shipped.Path, "*.yaml");
        Assert.Equal(Directory.GetFiles(Path.Combine(Repository.Root, "data-manifests"), "*.yaml").Select(Path.GetFileName).Order(), files.Select(Path.GetFileName).Order());
        Assert.All(files, file => Assert.NotEmpty(ManifestFolder.Shipped.Load(Path.GetFileNameWithoutExtension(file)).Caveats));
    }

    [Theory]
    [InlineData("../sdo64")]
    [InlineData("")]
    [InlineData("A")]
    public void Load_IdThatIsNoId_IsRefused(string id) => Assert.Throws<ArgumentException>(() => ManifestFolder.Shipped.Load(id));

    [Fact]
    public void Load_MissingMisnamedOrNotUtf8_NamesTheFile()
    {
        using var folder = new TemporaryFolder();
        folder.Write("other.yaml", System.Text.Encoding.UTF8.GetBytes(ManifestText.Valid));
        folder.Write("bytes.yaml", [0xff, 0xfe, 0x41]);
        var manifests = new ManifestFolder(folder.Path);
        Assert.Contains("no such file", Assert.Throws<ManifestException>(() => manifests.Load("none")).Message, StringComparison.Ordinal);
        Assert.Contains("'tiny'", Assert.Throws<ManifestException>(() => manifests.Load("other")).Message, StringComparison.Ordinal);
        Assert.Contains("UTF-8", Assert.Throws<ManifestException>(() => manifests.Load("bytes")).Message, StringComparison.Ordinal);
    }
}
