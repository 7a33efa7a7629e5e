using ConcurrentJs.Fuzz.Generators;
using ConcurrentJs.Fuzz.Oracles;
using ConcurrentJs.Fuzz.Programs;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Fuzz.Tests;

public sealed class GeneratorTests
{
    [Fact]
    public void The_same_seed_makes_the_same_program()
    {
        for (ulong seed = 1; seed < 50; seed++)
            Assert.Equal(ProgramGenerator.Generate(seed).Text, ProgramGenerator.Generate(seed).Text);
        Assert.NotEqual(ProgramGenerator.Generate(1).Text, ProgramGenerator.Generate(2).Text);
    }

    [Fact]
    public void Every_topic_is_reached()
    {
        var seen = new HashSet<string>();
        for (ulong seed = 0; seed < 600; seed++)
            seen.UnionWith(ProgramGenerator.Generate(seed).Topics);
        Assert.Equal(ProgramGenerator.Topics.Order(), seen.Order());
    }

    public static TheoryData<string> Topics() => [.. ProgramGenerator.Topics];

    [Theory, MemberData(nameof(Topics))]
    public void A_topic_finds_nothing_wrong(string topic)
    {
        var judge = new Judge { HangAfter = TimeSpan.FromMinutes(5) };
        for (ulong seed = 1; seed <= 3; seed++)
        {
            FuzzProgram program = ProgramGenerator.Generate(seed, [topic]);
            Assert.Null(judge.Try(program, ThreadsMode.Parallel)?.ToString());
            Assert.Null(judge.Try(program, ThreadsMode.Locked)?.ToString());
        }
    }
}
