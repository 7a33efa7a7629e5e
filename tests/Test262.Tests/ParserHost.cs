using ConcurrentJs.Hosting;

namespace ConcurrentJs.Test262.Tests;

/// <summary>Parses and runs nothing: what the suite says about syntax alone. A test that should fail later must parse.</summary>
internal sealed class ParserHost : ITest262Host, IHostRealm
{
    public IHostRealm CreateRealm(HostRealmOptions options) => this;

    public HostOutcome RunHarness(string source, string name) => HostOutcome.Ok;

    public HostOutcome RunScript(string source, string path) => Parse(source, path, isModule: false);

    public HostOutcome RunModule(string source, string path) => Parse(source, path, isModule: true);

    public HostOutcome DrainJobs(Func<bool> done) => HostOutcome.Ok;

    public string? Reports() => null;

    public void Dispose()
    {
    }

    private static HostOutcome Parse(string source, string path, bool isModule) =>
        SyntaxCheck.Find(source, path, isModule) is { } problem
            ? new HostOutcome(Phase.Parse, "SyntaxError", $"SyntaxError: {problem.Message} ({problem.Location.Line}:{problem.Location.Column} {problem.Location.LineText.Trim()})")
            : HostOutcome.Ok;
}
