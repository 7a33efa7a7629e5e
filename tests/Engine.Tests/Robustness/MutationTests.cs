using System.Globalization;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Robustness;

/// <summary>
/// Mutated texts through the parser, the whole engine, the regular expressions and JSON. The short form runs 5,000;
/// CJS_MUTATIONS=100000 runs as many in all, CJS_MUTATION_SEED starts elsewhere.
/// </summary>
public sealed class MutationTests
{
    private static readonly int s_total = (int)Variable("CJS_MUTATIONS", 5_000);
    private static readonly ulong s_firstSeed = Variable("CJS_MUTATION_SEED", 1);

    [Theory]
    [InlineData(MutationTarget.Script, 30)]
    [InlineData(MutationTarget.Module, 15)]
    [InlineData(MutationTarget.Program, 15)]
    [InlineData(MutationTarget.RegExp, 20)]
    [InlineData(MutationTarget.Json, 20)]
    public void NothingButJavaScriptErrorsComesOut(MutationTarget target, int percent)
    {
        List<string> findings = [];
        DoorRunner.OnThread(1536 << 10, () => findings = MutationRun.Run(target, s_firstSeed, s_total / 100 * percent));
        Assert.Empty(findings);
    }

    private static ulong Variable(string name, ulong fallback) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : fallback;
}
