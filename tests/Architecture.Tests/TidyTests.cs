using System.Text.RegularExpressions;

namespace ConcurrentJs.Architecture.Tests;

/// <summary>What a reader may rely on in every file. Each message says what to do.</summary>
public sealed partial class TidyTests
{
    private const int LinesMax = 700;

    // A file that may be longer, and why. The list is meant to stay short.
    private static readonly Dictionary<string, string> s_mayBeLong = new()
    {
        ["Engine/Interpreter/JsInterpreter.Loop.cs"] = "the dispatch switch: one short arm per opcode, in one method",
    };

    // What only Threads may do: block, start threads, read the clock, roll dice. Otherwise the explorer could not see or repeat it.
    private static readonly (string Word, Regex Pattern)[] s_onlyInThreads =
    [
        ("lock (…)", LockStatement()),
        ("Monitor", new Regex(@"\bMonitor\s*\.")),
        ("new Thread(…)", new Regex(@"\bnew\s+(System\.Threading\.)?Thread\s*\(")),
        ("Thread.Sleep", new Regex(@"\bThread\.(Sleep|Yield|SpinWait)\b")),
        ("Task.Run", new Regex(@"\bTask\.(Run|Factory|Delay)\b")),
        ("ThreadPool", new Regex(@"\bThreadPool\b")),
        ("SpinWait", new Regex(@"\bSpin(Wait|Lock)\b")),
        ("ManualResetEvent and semaphores", new Regex(@"\b(ManualResetEvent(Slim)?|AutoResetEvent|Semaphore(Slim)?|Mutex|Barrier|CountdownEvent|ReaderWriterLock(Slim)?)\b\s*[\(;?]")),
        ("DateTime.Now", new Regex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b")),
        ("Stopwatch", new Regex(@"\bStopwatch\b")),
        ("Random", new Regex(@"\bRandom\s*\(|\bRandom\.Shared\b|\bnew Random\b")),
        ("Guid.NewGuid", new Regex(@"\bGuid\.NewGuid\b")),
        ("Environment.TickCount", new Regex(@"\bEnvironment\.TickCount(64)?\b")),
    ];

    // Files outside Threads that may use one of the words above, and why.
    private static readonly Dictionary<string, string> s_mayUseBannedWords = new()
    {
    };

    [GeneratedRegex(@"(?<![\w.])lock\s*\(")]
    private static partial Regex LockStatement();

    [GeneratedRegex(@"^\s*namespace\s+(?<name>[\w.]+)\s*(?<end>[;{]?)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\bTODO\b(?!\(#\d+\))|\bFIXME\b|\bXXX\b")]
    private static partial Regex OpenEnd();

    [GeneratedRegex(@"(?<![\w:/.])/(work|home|root|Users|tmp)/\w|[A-Z]:\\\\?Users")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\b(Volatile|Interlocked)\s*\.\s*\w")]
    private static partial Regex OrderedAccess();

    private static IEnumerable<SourceFile> Ours => SourceTree.Files;

    private static IEnumerable<SourceFile> Engine => Ours.Where(file => file.Project == "Engine");

    [Fact]
    public void No_file_is_longer_than_a_reader_can_hold() =>
        AssertNone(Ours.Where(file => !s_mayBeLong.ContainsKey(file.Path) && LineCount(file) > LinesMax)
            .Select(file => $"{file.Path}: {LineCount(file)} lines, the limit is {LinesMax}. Split it by topic (a partial class is fine), or give a reason in TidyTests."));

    [Fact]
    public void Every_exemption_is_still_needed()
    {
        var byPath = Ours.ToDictionary(file => file.Path);
        AssertNone(s_mayBeLong.Keys.Where(path => !byPath.TryGetValue(path, out SourceFile? file) || LineCount(file) <= LinesMax)
            .Concat(s_mayUseBannedWords.Keys.Where(path => !byPath.TryGetValue(path, out SourceFile? file) || !UsesBannedWord(file)))
            .Select(path => $"{path}: its exemption in TidyTests is no longer needed."));
    }

    [Fact]
    public void Namespaces_are_file_scoped_and_equal_folders()
    {
        var wrong = new List<string>();
        foreach (SourceFile file in Ours)
        {
            Match match = Namespace().Match(file.Code);
            if (!match.Success)
                continue;
            if (match.Groups["end"].Value != ";")
                wrong.Add($"{file.Path}: the namespace must be file-scoped.");
            string expected = ExpectedNamespace(file.Path);
            if (match.Groups["name"].Value != expected)
                wrong.Add($"{file.Path}: the namespace is {match.Groups["name"].Value}, its folder says {expected}.");
        }

        AssertNone(wrong);
    }

    [Fact]
    public void There_are_no_regions() =>
        AssertNone(Matching(Ours, new Regex(@"^\s*#region\b"), "no regions: a file that needs them wants to be two files."));

    [Fact]
    public void Only_Threads_blocks_or_asks_for_time_or_chance() =>
        AssertNone(s_onlyInThreads.SelectMany(banned =>
            Matching(Engine.Where(file => file.Room != "Threads" && !s_mayUseBannedWords.ContainsKey(file.Path)), banned.Pattern,
                $"{banned.Word} belongs in Engine/Threads: ask that room for what you need.")));

    [Fact]
    public void Every_open_end_has_an_issue_number() =>
        AssertNone(Ours.Where(file => file.Project != "tests").SelectMany(file => Lines(file.Text)
            .Where(line => OpenEnd().IsMatch(line.Text))
            .Select(line => $"{file.Path}:{line.Number}: write TODO(#issue), or do it.")));

    [Fact]
    public void No_path_of_one_machine_is_written_down() =>
        AssertNone(Ours.Where(file => file.Path != "tests/Architecture.Tests/TidyTests.cs").SelectMany(file => Lines(file.Text)
            .Where(line => MachinePath().IsMatch(line.Text))
            .Select(line => $"{file.Path}:{line.Number}: a path of one machine: {line.Text.Trim()}")));

    [Fact]
    public void Ordered_memory_access_stands_under_a_protocol() =>
        AssertNone(Engine
            .Where(file => OrderedAccess().IsMatch(file.Code))
            .Where(file => !file.Text.Contains("Invariants:", StringComparison.Ordinal) || !file.Text.Contains("Memory order:", StringComparison.Ordinal))
            .Select(file => $"{file.Path}: uses Volatile or Interlocked, so its header must state the protocol: states, words, \"Invariants:\", \"Memory order:\"."));

    [GeneratedRegex(@"Checked by:?\s+(?:///\s+)?(?<path>tests/[\w./]*\w)")]
    private static partial Regex CheckedBy();

    [Fact]
    public void What_a_protocol_says_it_is_checked_by_exists() =>
        AssertNone(Ours.SelectMany(file => CheckedBy().Matches(file.Text).Select(match => (file, path: match.Groups["path"].Value)))
            .Where(named => !File.Exists(Path.Combine(SourceTree.Root, named.path)) && !File.Exists(Path.Combine(SourceTree.Root, named.path + ".cs"))
                && !Directory.Exists(Path.Combine(SourceTree.Root, named.path)))
            .Select(named => $"{named.file.Path}: is said to be checked by {named.path}, which is not there."));

    private static bool UsesBannedWord(SourceFile file) => s_onlyInThreads.Any(banned => banned.Pattern.IsMatch(file.Code));

    private static int LineCount(SourceFile file) => file.Text.AsSpan().Count('\n');

    private static IEnumerable<(int Number, string Text)> Lines(string text) => text.Split('\n').Select((line, index) => (index + 1, line));

    private static IEnumerable<string> Matching(IEnumerable<SourceFile> files, Regex pattern, string message) =>
        files.SelectMany(file => Lines(file.Code)
            .Where(line => pattern.IsMatch(line.Text))
            .Select(line => $"{file.Path}:{line.Number}: {message}"));

    // Builtins has a folder for each global but one namespace: the folders sort files, they part nothing.
    private static string ExpectedNamespace(string path)
    {
        string[] folders = path.Split('/')[..^1];
        if (folders[0] == "Engine")
            folders = folders.Length > 1 && folders[1] == "Builtins" ? ["Builtins"] : folders[1..];
        else if (folders[0] == "tests")
            folders = folders[1..];
        else if (folders[0] == "docs")
            folders = folders[1..];
        return string.Join('.', folders.Prepend("ConcurrentJs"));
    }

    private static void AssertNone(IEnumerable<string> wrong)
    {
        var all = wrong.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
