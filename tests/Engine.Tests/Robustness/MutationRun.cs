using System.Diagnostics;
using System.Reflection;
using System.Text;
using ConcurrentJs.Hosting;
using JsEngine = ConcurrentJs.Hosting.Engine;

namespace ConcurrentJs.Engine.Tests.Robustness;

/// <summary>What a mutated text is fed to.</summary>
public enum MutationTarget { Script, Module, Program, RegExp, Json }

/// <summary>Feeds mutated texts to the engine. Whatever they are, a program may only end, throw or be stopped.</summary>
public static class MutationRun
{
    private static readonly TimeSpan s_timeLimit = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_hang = Patience.Time;

    /// <summary>The texts under Seeds of one kind: js, regexp (a pattern a line) or json (a text a line).</summary>
    public static IReadOnlyList<string> Seeds(string kind)
    {
        Assembly assembly = Assembly.GetExecutingAssembly();
        var texts = new List<string>();
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("seeds/", StringComparison.Ordinal) && name.EndsWith("." + kind, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            string text = reader.ReadToEnd();
            texts.AddRange(text.Split(kind == "js" ? "\n//---\n" : "\n", StringSplitOptions.RemoveEmptyEntries));
        }

        return texts;
    }

    /// <summary>What went wrong, one line a finding, with the seed that repeats it.</summary>
    public static List<string> Run(MutationTarget target, ulong firstSeed, int count)
    {
        var findings = new List<string>();
        IReadOnlyList<string> seeds = Seeds(target switch { MutationTarget.RegExp => "regexp", MutationTarget.Json => "json", _ => "js" });
        JsEngine? engine = null;
        for (int i = 0; i < count && findings.Count < 20; i++)
        {
            ulong seed = firstSeed + (ulong)i;
            var mutator = new Mutator(seed);
            string text = mutator.Mutate(seeds);
            // A program can break its own realm, so programs get a new one each; the others only now and then.
            if (engine is null || target == MutationTarget.Program || i % 500 == 0)
                engine = new JsEngine(new EngineOptions { TimeLimit = s_timeLimit, MemoryLimit = 512L << 20, CanBlock = false });
            long started = Stopwatch.GetTimestamp();
            try
            {
                Feed(engine, target, text, mutator);
            }
            catch (Exception exception) when (exception is ScriptException or ScriptStoppedException)
            {
            }
            catch (Exception exception)
            {
                findings.Add($"{target} seed {seed}: {exception.GetType().Name}: {exception.Message} {exception.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}\n{Visible(text)}");
                engine = null;
            }

            if (Stopwatch.GetElapsedTime(started) > s_hang)
                findings.Add($"{target} seed {seed}: took {Stopwatch.GetElapsedTime(started).TotalSeconds:f0} s\n{Visible(text)}");
        }

        return findings;
    }

    private static void Feed(JsEngine engine, MutationTarget target, string text, Mutator mutator)
    {
        switch (target)
        {
            case MutationTarget.Script:
                engine.Compile(text);
                break;
            case MutationTarget.Module:
                engine.CompileModule(text, "mutated.mjs");
                break;
            case MutationTarget.Program:
                engine.Evaluate(text);
                engine.RunEventLoop();
                break;
            case MutationTarget.RegExp:
                engine.Global["source"] = text;
                engine.Global["flags"] = new[] { "", "u", "v", "i", "iu", "iv", "s", "my", "g", "d" }[mutator.Next(10)];
                engine.Evaluate("{ let r = new RegExp(source, flags); for (let s of ['', 'aaab', 'foo bar 2024-01-02', '\\ud83d\\ude00\\u0130K', source]) { r.exec(s); s.replace(r, '$1$<a>$&'); s.split(r); } }");
                break;
            case MutationTarget.Json:
                engine.Global["source"] = text;
                engine.Evaluate("JSON.stringify(JSON.parse(source, (k, v) => v), null, 2)");
                break;
        }
    }

    private static string Visible(string text)
    {
        var visible = new StringBuilder();
        foreach (char c in text.Length > 2000 ? text[..2000] : text)
            visible.Append(c is '\n' or >= ' ' and < (char)127 ? c : $"\\u{(int)c:x4}");
        return visible.ToString();
    }
}
