namespace ConcurrentJs.Test262.Tests;

/// <summary>What the runner asks of an engine. Everything else about the suite is the runner's own business.</summary>
internal interface ITest262Host
{
    /// <summary>Makes a fresh realm with <c>print</c> and <c>$262</c>. Called from many threads; a realm is used by one.</summary>
    IHostRealm CreateRealm(HostRealmOptions options);
}

internal sealed record HostRealmOptions(bool CanBlock, Action<string> Print, CancellationToken Stop);

internal interface IHostRealm : IDisposable
{
    /// <summary>Runs a file of the suite's harness. The host may keep it parsed: the same few are run before every test.</summary>
    HostOutcome RunHarness(string source, string name);

    HostOutcome RunScript(string source, string path);

    /// <summary>Loads, links and evaluates a module, and drains jobs until its evaluation has settled.</summary>
    HostOutcome RunModule(string source, string path);

    /// <summary>Runs jobs and timers until <paramref name="done"/> says so or none is left.</summary>
    HostOutcome DrainJobs(Func<bool> done);

    /// <summary>What the race detector found; null: nothing, or nobody asked for it.</summary>
    string? Reports();
}

internal enum Phase
{
    None,
    Parse,
    Resolution,
    Runtime,
}

/// <summary>How a piece of code ended: normally, or with an error in some phase.</summary>
/// <param name="ErrorName">The name of the thrown value's constructor, which is what negative tests name.</param>
internal readonly record struct HostOutcome(Phase Failed, string ErrorName, string Message)
{
    public static HostOutcome Ok => default;

    public bool Succeeded => Failed == Phase.None;
}

/// <summary>The host gave up because <see cref="HostRealmOptions.Stop"/> was signalled.</summary>
internal sealed class HostStoppedException() : Exception("stopped at the time limit");
