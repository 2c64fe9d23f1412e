using System.Collections.Concurrent;
using System.Globalization;

namespace Workbench.Data.Helioviewer;

/// <summary>A place in the grid of a request.</summary>
/// <param name="Channel">Channel key.</param>
/// <param name="TimeUtc">Time on the grid.</param>
internal sealed record FramePlace(string Channel, DateTimeOffset TimeUtc)
{
    /// <summary>The frame's path in its data set; it names the time asked for, not the frame's.</summary>
    public string Path => string.Create(CultureInfo.InvariantCulture, $"{Channel}/{TimeUtc.UtcDateTime:yyyyMMdd'T'HHmm'Z'}.jp2");
}

/// <summary>The image that was found for a place.</summary>
internal sealed record ChosenFrame(FramePlace Place, DateTimeOffset FoundUtc);

/// <summary>What is known of a sequence: frames on disk, gaps, and what is still open. It becomes the sequence's manifest.</summary>
internal sealed class HelioviewerBook
{
    private readonly DataCache _cache;
    private readonly Manifest _service;
    private readonly HelioviewerRequest _request;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<FramePlace, ManifestFile> _files = [];
    private readonly Dictionary<FramePlace, ManifestFile> _recorded = [];
    private readonly Dictionary<FramePlace, string> _gaps = [];

    private HelioviewerBook(DataCache cache, Manifest service, HelioviewerRequest request, TimeProvider clock)
        => (_cache, _service, _request, _clock) = (cache, service, request, clock);

    /// <summary>The data set's id.</summary>
    public string Id => _request.Id;

    /// <summary>Frames that are there and right.</summary>
    public int Frames => _files.Count;

    /// <summary>Their paths.</summary>
    public IEnumerable<string> Paths => _files.Values.Select(file => file.Path);

    /// <summary>Places known to have no frame, in time order.</summary>
    public IReadOnlyList<MissingFrame> Missing => [.. Places.Where(_gaps.ContainsKey).Select(place => new MissingFrame(place.Channel, place.TimeUtc, _gaps[place]))];

    /// <summary>Places of which nothing is known yet.</summary>
    public IEnumerable<FramePlace> Open => Places.Where(place => !_files.ContainsKey(place) && !_gaps.ContainsKey(place));

    private IEnumerable<FramePlace> Places => _request.Times.SelectMany(time => _request.Channels.Select(channel => new FramePlace(channel, time)));

    private string ManifestPath => System.IO.Path.Combine(_cache.FolderOf(Id), Id + ".yaml");

    /// <summary>Reads what an earlier call recorded and verifies the files against it; a damaged one counts as open, its recorded hash stays binding.</summary>
    public static HelioviewerBook Read(DataCache cache, Manifest service, HelioviewerRequest request, TimeProvider clock)
    {
        var book = new HelioviewerBook(cache, service, request, clock);
        if (!File.Exists(book.ManifestPath)) return book;
        Manifest recorded = new ManifestFolder(cache.FolderOf(book.Id)).Load(book.Id);
        foreach (FramePlace place in book.Places)
        {
            if (recorded.Files.FirstOrDefault(file => file.Path == place.Path) is not { } file) continue;
            book._recorded[place] = file;
            try
            {
                cache.Verify(recorded, file);
                book._files[place] = file;
            }
            catch (Exception e) when (e is DataNotCachedException or DataIntegrityException)
            {
                // asked for again
            }
        }

        foreach (MissingFrame gap in recorded.Sequence?.Missing ?? []) book._gaps[new FramePlace(gap.Channel, gap.TimeUtc)] = gap.Because;
        return book;
    }

    /// <summary>The hash recorded for a place, if a frame was ever there.</summary>
    public string? Recorded(FramePlace place) => _recorded.GetValueOrDefault(place)?.Sha256;

    /// <summary>Notes images too far from their places, or nearer to another place, as gaps; returns the others.</summary>
    public IReadOnlyList<ChosenFrame> Choose(IReadOnlyDictionary<FramePlace, DateTimeOffset> nearest)
    {
        var chosen = new List<ChosenFrame>();
        var taken = _files.Select(entry => (entry.Key.Channel, entry.Value.TimeUtc)).ToHashSet();
        foreach ((FramePlace place, DateTimeOffset found) in nearest.OrderBy(n => (n.Value - n.Key.TimeUtc).Duration()).ThenBy(n => n.Key.TimeUtc))
        {
            TimeSpan distance = (found - place.TimeUtc).Duration();
            string at = found.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            if (distance > _request.Tolerance) _gaps[place] = string.Create(CultureInfo.InvariantCulture, $"the nearest frame, {at} UTC, is {distance.TotalHours:0.##} h away");
            else if (!taken.Add((place.Channel, found))) _gaps[place] = $"the nearest frame, {at} UTC, is nearer to another time of the sequence";
            else chosen.Add(new ChosenFrame(place, found));
        }

        return chosen;
    }

    /// <summary>Notes a frame that has come.</summary>
    public void Add(ChosenFrame chosen, string sha256, long bytes, int height, int width)
        => _files[chosen.Place] = new ManifestFile(
            chosen.Place.Path, null, "one of Helioviewer's dated images; 'workbench data fetch helioviewer' asks for it", sha256, bytes,
            DataFormat.Jp2, "u1", [height, width], ["H", "W"], chosen.Place.Channel, "grey level 0-255", chosen.FoundUtc);

    /// <summary>Writes the manifest into the cache, at once or not at all; nothing where no frame has come.</summary>
    public void Save()
    {
        if (Frames == 0 && _recorded.Count == 0) return;
        Directory.CreateDirectory(_cache.FolderOf(Id));
        _cache.RequireInside(Id, Id + ".yaml");
        WholeFile.Write(ManifestPath, ManifestWriter.Write(ToManifest()));
    }

    /// <summary>The manifest of the sequence as far as it is known.</summary>
    public Manifest ToManifest()
    {
        int open = Open.Count();
        string day = _clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string span = string.Create(CultureInfo.InvariantCulture, $"{_request.Frames} frames every {_request.Cadence.TotalHours:0.###} h to {_request.EndUtc.UtcDateTime:yyyy-MM-dd HH:mm} UTC");
        return new Manifest(
            Id,
            $"SDO {string.Join(", ", _request.Channels)} by Helioviewer, {span}",
            $"{span}: for each time and channel the nearest JPEG 2000 image of Helioviewer's service, at most {_request.Tolerance.TotalHours.ToString("0.###", CultureInfo.InvariantCulture)} h away. A file's name is the time asked for; its time is the image's.",
            _service.SourcePage,
            $"getClosestImage and getJP2Image at {_service.Service?.Base}",
            _service.Licence,
            _service.Attribution,
            _service.Citations,
            // A damaged frame that could not be fetched again stays listed, so that its recorded hash is not forgotten.
            [.. Places.Select(place => _files.GetValueOrDefault(place) ?? _recorded.GetValueOrDefault(place)).OfType<ManifestFile>()],
            [
                .. _service.Caveats,
                $"Trust on first use: the hashes of frames were recorded as they first came, the last of them on {day}.",
                .. _gaps.Count > 0 ? [$"{_gaps.Count} of {Places.Count()} frames are missing; the sequence lists which and why."] : Array.Empty<string>(),
                .. open > 0 ? [$"Incomplete: {open} frames could not be fetched yet; fetch the sequence again."] : Array.Empty<string>(),
            ],
            new ManifestSequence(_request.Channels, 0, _request.Frames, _request.Cadence.TotalHours, _request.EndUtc, _request.Tolerance.TotalHours, Missing, null),
            "Ask for the same channels, end, cadence and frames again: workbench data fetch helioviewer.",
            null);
    }
}
