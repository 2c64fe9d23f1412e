using Workbench.Sun;

namespace Workbench.Data;

/// <summary>Opens the best sequence at hand: the SDO frames, else the SOHO/EIT frames, else the one AIA frame of Debian's python3-sunpy, else those of a <see cref="PlantedSun"/>; and says why.</summary>
public static class SolarSequences
{
    /// <summary>Seed of the generated sequence where nothing observed is at hand.</summary>
    public const int GeneratedSeed = 20120307;

    private const string Region11429 = "ar11429-2012-03-07";

    private static readonly (string Id, Func<DataCache, Manifest, SequenceChoice> Open)[] Candidates =
    [
        ("sdo64", StackedFrames.Open),
        ("eit-2004-03-01", EitFrames.Open),
        ("debian-aia171", AiaFrame.Open),
    ];

    /// <summary>Opens the first data set that is in the cache; generates frames where there is none.</summary>
    /// <param name="cache">Where data files are; see <see cref="DataCache.ForUser()"/>.</param>
    /// <param name="manifests">What they must be; see <see cref="ManifestFolder.Shipped"/>.</param>
    /// <exception cref="DataIntegrityException">A data set is in the cache but is not what its manifest says. It is never passed over: a report would name other data than the user believes.</exception>
    /// <exception cref="ManifestException">A manifest is missing or broken.</exception>
    /// <remarks>Reads and verifies every file of the chosen data set; writes nothing. Missing files are the only reason to go on to the next candidate.</remarks>
    public static SequenceChoice Open(DataCache cache, ManifestFolder manifests)
    {
        ArgumentNullException.ThrowIfNull(cache);
        ArgumentNullException.ThrowIfNull(manifests);
        return Observed(cache, manifests, out var notUsed)
            ?? new SequenceChoice(new PlantedSun().Create(GeneratedSeed).Sequence, null, notUsed, [], ["These frames are generated; nothing in them happened on the Sun."]);
    }

    /// <summary>Opens the first data set that is in the cache; null where there is none.</summary>
    /// <param name="cache">Where data files are.</param>
    /// <param name="manifests">What they must be.</param>
    /// <param name="notUsed">Why those before it, or all, were passed over.</param>
    internal static SequenceChoice? Observed(DataCache cache, ManifestFolder manifests, out IReadOnlyList<string> notUsed)
    {
        var reasons = new List<string>();
        notUsed = reasons;
        foreach ((string id, Func<DataCache, Manifest, SequenceChoice> open) in Candidates)
        {
            try
            {
                return open(cache, manifests.Load(id)) with { NotUsed = reasons };
            }
            catch (DataNotCachedException e)
            {
                reasons.Add($"Not used: {id}. {e.Message}");
            }
        }

        return null;
    }

    /// <summary>Opens one data set.</summary>
    /// <param name="id">One that holds a sequence: <c>sdo64</c>, <c>eit-2004-03-01</c>, <c>debian-aia171</c> or <c>ar11429-2012-03-07</c>.</param>
    /// <param name="cache">Where data files are.</param>
    /// <param name="manifests">What they must be.</param>
    /// <param name="pixels">H and W of the frames of <c>ar11429-2012-03-07</c>, whose pictures have 512; default 64. The others come as their manifests say.</param>
    /// <exception cref="ArgumentException">The id is none of these; the message lists them.</exception>
    /// <exception cref="DataNotCachedException">A file is not in the cache; the message says how to get it.</exception>
    /// <exception cref="DataIntegrityException">A file is not what the manifest says.</exception>
    /// <remarks>Reads and verifies every file of the data set; writes nothing.</remarks>
    public static SequenceChoice Open(string id, DataCache cache, ManifestFolder manifests, int pixels = 64)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(cache);
        ArgumentNullException.ThrowIfNull(manifests);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pixels);
        if (id == Region11429) return BrowseFrames.Open(cache, manifests.Load(id), pixels);
        return Candidates.FirstOrDefault(candidate => candidate.Id == id) is { Open: { } open }
            ? open(cache, manifests.Load(id))
            : throw new ArgumentException($"SolarSequences.Open: expected one of {string.Join(", ", Candidates.Select(c => c.Id).Append(Region11429))}, got '{id}'.", nameof(id));
    }
}
