using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace ConcurrentJs.Test262.Tests;

/// <summary>Runs one case in a fresh realm and judges it, as the suite's INTERPRETING.md says.</summary>
internal sealed class TestExecutor(ITest262Host host, string suiteRoot, bool parseOnly = false)
{
    private const string AsyncComplete = "Test262:AsyncTestComplete";

    private const string AsyncFailure = "Test262:AsyncTestFailure:";

    private readonly ConcurrentDictionary<string, string> _harness = new();

    public TestResult Run(TestCase test, CancellationToken stop)
    {
        long started = Stopwatch.GetTimestamp();
        (Status status, string message) = Judge(test, stop);
        return new TestResult(test, status, Printable(message), Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    // Messages quote strings of tests, lone surrogates among them, which no encoder of ours takes.
    private static string Printable(string message) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(message));

    private (Status, string) Judge(TestCase test, CancellationToken stop)
    {
        try
        {
            string path = Path.Combine(suiteRoot, test.Path);
            string text = File.ReadAllText(path);
            string? failure = FailureOf(test, path, text, FrontMatter.Parse(text), stop);
            if (stop.IsCancellationRequested)
                return (Status.TimedOut, "time limit");
            return failure is null ? (Status.Passed, "") : (Status.Failed, failure);
        }
        catch (HostStoppedException)
        {
            return (Status.TimedOut, "time limit");
        }
        catch (Exception exception)
        {
            return stop.IsCancellationRequested
                ? (Status.TimedOut, "time limit")
                : (Status.Crashed, $"{exception.GetType().Name}: {exception.Message}\n{exception.StackTrace}");
        }
    }

    private string? FailureOf(TestCase test, string path, string text, FrontMatter matter, CancellationToken stop)
    {
        string? completion = null;
        var options = new HostRealmOptions(
            CanBlock: !matter.Has("CanBlockIsFalse"),
            Print: line => completion ??= line.StartsWith("Test262:", StringComparison.Ordinal) ? line : null,
            Stop: stop);
        using IHostRealm realm = host.CreateRealm(options);

        return FailureIn(realm, test, path, text, matter, () => completion) ?? realm.Reports();
    }

    private string? FailureIn(IHostRealm realm, TestCase test, string path, string text, FrontMatter matter, Func<string?> completion)
    {
        bool isAsync = matter.Has("async");
        if (!matter.Has("raw"))
        {
            IEnumerable<string> files = ["assert.js", "sta.js", .. isAsync ? ["doneprintHandle.js"] : Array.Empty<string>(), .. matter.Includes];
            foreach (string name in files)
            {
                HostOutcome harness = realm.RunHarness(HarnessText(name), name);
                if (!harness.Succeeded)
                    return $"harness {name}: {harness.Message}";
            }
        }

        HostOutcome outcome = test.Mode switch
        {
            Mode.Module => realm.RunModule(text, path),
            Mode.Strict => realm.RunScript("\"use strict\";\n" + text, path),
            Mode.Sloppy or Mode.Raw => realm.RunScript(text, path),
        };

        if (parseOnly)
            return matter.NegativePhase == "parse" ? NegativeFailure(matter, outcome) : outcome.Succeeded ? null : outcome.Message;
        if (matter.IsNegative)
            return NegativeFailure(matter, outcome);
        if (!outcome.Succeeded)
            return outcome.Message;
        if (!isAsync)
            return null;

        outcome = realm.DrainJobs(() => completion() is not null);
        if (!outcome.Succeeded)
            return outcome.Message;
        string? line = completion();
        return line switch
        {
            null => "async test never called $DONE",
            AsyncComplete => null,
            _ when line.StartsWith(AsyncFailure, StringComparison.Ordinal) => line[AsyncFailure.Length..].Trim(),
            _ => line,
        };
    }

    private static string? NegativeFailure(FrontMatter matter, HostOutcome outcome)
    {
        string expected = $"{matter.NegativeType} in phase {matter.NegativePhase}";
        if (outcome.Succeeded)
            return $"expected {expected}, found none";
        string phase = outcome.Failed.ToString().ToLowerInvariant();
        return phase == matter.NegativePhase && outcome.ErrorName == matter.NegativeType
            ? null
            : $"expected {expected}, found {outcome.ErrorName} in phase {phase}: {outcome.Message}";
    }

    private string HarnessText(string name) =>
        _harness.GetOrAdd(name, static (key, root) => File.ReadAllText(Path.Combine(root, "harness", key)), suiteRoot);
}
