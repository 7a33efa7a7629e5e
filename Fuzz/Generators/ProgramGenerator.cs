using System.Text;
using ConcurrentJs.Fuzz.Programs;

namespace ConcurrentJs.Fuzz.Generators;

/// <summary>Makes a program of a seed: some topics, some threads, some rounds, in some arrangement.</summary>
public static class ProgramGenerator
{
    private static readonly Topic[] s_topics =
    [
        new StampedValues(), new CapturedStamps(), new ShapeStorm(), new FreezeAgainstAdd(), new PrototypeFlips(), new DictionaryFlips(),
        new DisjointElements(), new PushAndPop(), new HolesAndLengths(), new SortAndCopy(), new MapStorm(), new SetStorm(), new IterationUnderChange(),
        new SharedGenerator(), new LazyThings(), new RopeFlattening(), new JsonUnderChange(), new LockedCounter(), new AtomicCounters(), new TypedAtomics(),
        new Mailbox(), new PromiseRaces(), new SpawnTrees(), new ThreadLocals(), new ErrorsUnderLocks(), new AccessorsAndProxies(), new RegExpSharing(),
        new RestrictedObjects(), new BufferResizing(),
    ];

    /// <summary>The names of everything that programs may exercise.</summary>
    public static IEnumerable<string> Topics => s_topics.Select(static topic => topic.Name);

    /// <param name="seed">Everything follows from it.</param>
    /// <param name="only">Only topics whose names contain one of these; null for all.</param>
    public static FuzzProgram Generate(ulong seed, IReadOnlyList<string>? only = null)
    {
        var chance = new FuzzChance(seed);
        Topic[] allowed = only is null or { Count: 0 }
            ? s_topics
            : [.. s_topics.Where(topic => only.Any(word => topic.Name.Contains(word, StringComparison.OrdinalIgnoreCase)))];
        // One program in three has a single answer, so that the modes can be compared.
        Topic[] pool = chance.OneIn(3) && allowed.Any(static topic => topic.IsRaceFree) ? [.. allowed.Where(static topic => topic.IsRaceFree)] : allowed;
        List<Topic> chosen = chance.Sample(pool, chance.Between(1, 4));
        int threads = chance.Between(2, 4), rounds = chance.Pick([20, 60, 150, 400]);
        return new FuzzProgram(seed, Text(chance, chosen, seed, threads, rounds), [.. chosen.Select(static topic => topic.Name)], chosen.TrueForAll(static topic => topic.IsRaceFree));
    }

    private static string Text(FuzzChance chance, List<Topic> chosen, ulong seed, int threads, int rounds)
    {
        List<Topic.Parts> parts = [.. chosen.Select((topic, index) => topic.Write(chance, $"t{index}_"))];
        bool mainTakesPart = chance.OneIn(2);
        var text = new StringBuilder();
        text.Append($$"""
            // Again: cjs fuzz --seed {{seed}} --count 1        Topics: {{string.Join(", ", chosen.Select(static topic => topic.Name))}}
            'use strict';
            const THREADS = {{threads}}, ROUNDS = {{rounds}};
            const result = [];
            function fail(what) { throw new Error('oracle: ' + what); }

            """);
        foreach (Topic.Parts part in parts)
            text.AppendLine(part.Setup);
        text.Append($$"""
            function body(me) {
              let state = {{(uint)(chance.Next() >> 32)}} + me * 7919 | 0;
              const rnd = (n) => { state = Math.imul(state, 1664525) + 1013904223 | 0; return (state >>> 8) % n; };

            """);
        foreach (Topic.Parts part in parts)
            text.AppendLine(Indent(part.First, 2));
        text.AppendLine("  for (let round = 0; round < ROUNDS; round++) {");
        foreach (Topic.Parts part in parts)
            text.AppendLine(Indent(Arrange(chance, part.Step), 4));
        text.AppendLine("  }");
        foreach (Topic.Parts part in parts)
            text.AppendLine(Indent(part.Last, 2));
        text.Append($$"""
              return me;
            }
            const threads = [];
            for (let i = 0; i < THREADS - {{(mainTakesPart ? 1 : 0)}}; i++) threads.push(new Thread(body, i));
            {{(mainTakesPart ? "body(THREADS - 1);" : "")}}
            threads.forEach((t, i) => { if (t.join() !== i) fail('join gave something else'); });

            """);
        foreach (Topic.Parts part in parts)
            text.AppendLine($"{{ {part.Check}\n}}");
        text.AppendLine("result.join(' ');");
        return text.ToString();
    }

    // The same step in other surroundings: other code shapes, other register numbers, other inline caches.
    private static string Arrange(FuzzChance chance, string step) => chance.Between(0, 5) switch
    {
        0 => $"try {{ {step}\n}} finally {{ state ^= 1; }}",
        1 => $"(() => {{ {step}\n}})();",
        2 => $"for (let once = 0; once < 1; once++) {{ {step}\n}}",
        3 => $"if (rnd(3) !== 0) {{ {step}\n}} else {{ {step}\n}}",
        _ => $"{{ {step}\n}}",
    };

    private static string Indent(string text, int by) =>
        text.Length == 0 ? text : string.Join('\n', text.Split('\n').Select(line => new string(' ', by) + line));
}
