namespace ConcurrentJs.Test262.Tests;

/// <summary>Which list a test stands in.</summary>
internal enum Listing
{
    /// <summary>In none: it must pass.</summary>
    None,

    /// <summary>Known to fail; to be mended.</summary>
    Temporary,

    /// <summary>Fails because a part of the standard is not there yet.</summary>
    MissingFeature,

    /// <summary>Not run and not counted: outside what the engine sets out to be.</summary>
    Permanent,
}

/// <summary>The three lists, one entry a line, each with its reason after a hash.</summary>
/// <remarks><code>
/// feature:NAME   # reason      every test with that feature
/// test/some/dir/ # reason      every test below
/// test/some.js   # reason      that file, in every mode
/// </code></remarks>
internal sealed class Exclusions
{
    private readonly Dictionary<string, Entry> _features = [];
    private readonly Dictionary<string, Entry> _files = [];
    private readonly List<Entry> _folders = [];

    internal sealed record Entry(Listing Listing, string Subject, string Reason, string Source);

    public static Exclusions Load(string folder)
    {
        var lists = new Exclusions();
        lists.Read(Path.Combine(folder, "permanent.txt"), Listing.Permanent);
        lists.Read(Path.Combine(folder, "missing-feature.txt"), Listing.MissingFeature);
        lists.Read(Path.Combine(folder, "temporary.txt"), Listing.Temporary);
        return lists;
    }

    public IEnumerable<Entry> ListedFiles => _files.Values;

    public Entry? Find(string path, IReadOnlyList<string> features)
    {
        foreach (string feature in features)
        {
            if (_features.TryGetValue(feature, out Entry? byFeature))
                return byFeature;
        }

        foreach (Entry folder in _folders)
        {
            if (path.StartsWith(folder.Subject, StringComparison.Ordinal))
                return folder;
        }

        return _files.GetValueOrDefault(path);
    }

    private void Read(string path, Listing listing)
    {
        int number = 0;
        foreach (string line in File.ReadLines(path))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            int hash = line.IndexOf('#');
            string subject = (hash < 0 ? line : line[..hash]).Trim();
            string reason = hash < 0 ? "" : line[(hash + 1)..].Trim();
            string source = $"{Path.GetFileName(path)}:{number}";
            if (reason.Length == 0)
                throw new UsageException($"{source}: {subject} has no reason. Write it after a hash.");
            Add(new Entry(listing, subject, reason, source));
        }
    }

    private void Add(Entry entry)
    {
        if (entry.Subject.StartsWith("feature:", StringComparison.Ordinal))
            _features.TryAdd(entry.Subject["feature:".Length..], entry);
        else if (entry.Subject.EndsWith('/'))
            _folders.Add(entry);
        else
            _files.TryAdd(entry.Subject, entry);
    }
}
