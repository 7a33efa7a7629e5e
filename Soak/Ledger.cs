using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConcurrentJs.Soak;

/// <summary>What a soak did so far, in a file that survives the death of the process at any moment.</summary>
/// <remarks>
/// One line a fact: <c>kind json checksum</c>, appended and flushed to the disk before the next step is taken. Kinds: <c>soak</c> (seed and goal, the first
/// line), <c>begin</c> and <c>end</c> (of an episode), <c>health</c>, <c>spent</c> (seconds run so far). A last line that is torn is cut off when the
/// file is opened again; a line before the last whose checksum is wrong makes the file unusable, and opening says which line it is.
/// One process writes at a time, one thread of it.
/// </remarks>
public sealed class Ledger : IDisposable
{
    private static readonly JsonSerializerOptions s_json = new() { Converters = { new JsonStringEnumConverter() } };

    private readonly FileStream _file;

    private Ledger(FileStream file, Plan plan)
    {
        _file = file;
        Plan = plan;
    }

    /// <summary>The seed of everything, and how long it is to last.</summary>
    public Plan Plan { get; }

    /// <summary>The episodes that ended.</summary>
    public long Ended { get; private set; }

    /// <summary>Those that failed, with what ended them.</summary>
    public List<(Episode Episode, Outcome Outcome)> Failures { get; } = [];

    public List<HealthSample> Health { get; } = [];

    /// <summary>The episode that had begun and not ended when the process died; null when there is none.</summary>
    public Episode? InFlight { get; private set; }

    /// <summary>How often <see cref="InFlight"/> has begun without an end.</summary>
    public int InFlightBegins { get; private set; }

    public TimeSpan Spent { get; private set; }

    /// <summary>How many processes have run so far.</summary>
    public int Segments { get; private set; }

    /// <exception cref="LedgerException">The file exists already.</exception>
    public static Ledger Create(string path, Plan plan)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new LedgerException($"{path}: expected no file there, found one. Give --resume to go on with it, or another --ledger");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LedgerException($"{path}: {exception.Message}");
        }
        var ledger = new Ledger(file, plan);
        ledger.Append("soak", plan);
        return ledger;
    }

    /// <exception cref="LedgerException">There is no such file, or it is damaged before its last line.</exception>
    public static Ledger Open(string path)
    {
        string[] lines;
        FileStream file;
        try
        {
            lines = File.ReadAllText(path).Split('\n');
            file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LedgerException($"{path}: {exception.Message}");
        }

        Ledger? ledger = null;
        long good = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            // Only a line that ends with a line feed is complete.
            bool isComplete = i < lines.Length - 1;
            if (!isComplete || !TryRead(lines[i], out string kind, out string json))
            {
                if (i < lines.Length - 2)
                    throw Damaged(file, path, i, lines[i]);
                break;
            }
            if (ledger is null)
            {
                if (kind != "soak")
                    throw Damaged(file, path, i, lines[i]);
                ledger = new Ledger(file, Read<Plan>(json));
            }
            else
            {
                ledger.Take(kind, json);
            }
            good += Encoding.UTF8.GetByteCount(lines[i]) + 1;
        }
        if (ledger is null)
            throw Damaged(file, path, 0, lines[0]);
        file.SetLength(good);
        file.Seek(0, SeekOrigin.End);
        return ledger;
    }

    public void StartSegment() => Append("segment", ++Segments);

    public void Begin(Episode episode)
    {
        Append("begin", episode);
        InFlightBegins = InFlight?.Number == episode.Number ? InFlightBegins + 1 : 1;
        InFlight = episode;
    }

    public void End(Outcome outcome)
    {
        Append("end", outcome);
        Apply(outcome);
    }

    public void Add(HealthSample sample)
    {
        Append("health", sample);
        Health.Add(sample);
    }

    public void Spend(TimeSpan total)
    {
        Append("spent", total.TotalSeconds);
        Spent = total;
    }

    public void Dispose() => _file.Dispose();

    private void Take(string kind, string json)
    {
        switch (kind)
        {
            case "begin":
                var begun = Read<Episode>(json);
                InFlightBegins = InFlight?.Number == begun.Number ? InFlightBegins + 1 : 1;
                InFlight = begun;
                break;
            case "end":
                Apply(Read<Outcome>(json));
                break;
            case "health":
                Health.Add(Read<HealthSample>(json));
                break;
            case "segment":
                Segments = Read<int>(json);
                break;
            case "spent":
                Spent = TimeSpan.FromSeconds(Read<double>(json));
                break;
        }
    }

    private void Apply(Outcome outcome)
    {
        if (!outcome.IsGood && InFlight is { } episode)
            Failures.Add((episode, outcome));
        Ended = outcome.Number + 1;
        (InFlight, InFlightBegins) = (null, 0);
    }

    private void Append<T>(string kind, T value)
    {
        string line = $"{kind} {JsonSerializer.Serialize(value, s_json)}";
        _file.Write(Encoding.UTF8.GetBytes($"{line} {Checksum(line):x8}\n"));
        _file.Flush(flushToDisk: true);
    }

    private static bool TryRead(string line, out string kind, out string json)
    {
        (kind, json) = ("", "");
        int first = line.IndexOf(' '), last = line.LastIndexOf(' ');
        if (first <= 0 || last <= first || line[(last + 1)..] != $"{Checksum(line[..last]):x8}")
            return false;
        kind = line[..first];
        json = line[(first + 1)..last];
        return true;
    }

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, s_json)!;

    private static LedgerException Damaged(FileStream file, string path, int index, string line)
    {
        file.Dispose();
        return new LedgerException($"{path}:{index + 1}: expected a line of a soak's ledger with its checksum, found '{(line.Length > 60 ? line[..60] + "…" : line)}'");
    }

    // FNV-1a (Fowler, Noll, Vo): finds torn lines, not forgeries.
    private static uint Checksum(string text)
    {
        uint hash = 2166136261;
        foreach (byte b in Encoding.UTF8.GetBytes(text))
            hash = (hash ^ b) * 16777619;
        return hash;
    }
}

/// <summary>What a soak is to do.</summary>
public sealed record Plan(ulong Seed, double GoalSeconds, bool Amplifies, double SegmentSeconds, string? CorpusFolder);

/// <summary>A ledger cannot be used; the message says why.</summary>
public sealed class LedgerException(string message) : Exception(message);
