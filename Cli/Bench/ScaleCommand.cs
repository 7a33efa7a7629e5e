using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace ConcurrentJs.Cli.Bench;

/// <summary><c>cjs bench scale</c>: how time grows with size, for strings, arrays, objects, maps and code.</summary>
/// <remarks>
/// Each workload of scale.js runs in a process of its own at three sizes, n/16, n/4 and n. The growth exponent is the slope between
/// the first and the last: 1 is linear. Memory that no longer fits the caches costs up to a few tenths; what is quadratic says 2.
/// </remarks>
internal static class ScaleCommand
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    public static Command Create()
    {
        var names = new Argument<string[]>("NAME") { Description = "Only workloads whose name contains one of these", Arity = ArgumentArity.ZeroOrMore };
        CommandLineErrors.RefuseOptions(names);
        var engine = new Option<string?>("--engine") { HelpName = "COMMAND", Description = "Another engine instead of this program, as the command that runs a script file" };
        var repeat = new Option<int>("--repeat") { HelpName = "N", Description = "Runs at each size; the best counts", DefaultValueFactory = _ => 3 }.From(1);
        var limit = new Option<double>("--limit") { HelpName = "EXPONENT", Description = "Growth above this is a failure", DefaultValueFactory = _ => 1.4 };
        var command = new Command("scale", "Measures how time grows with size") { names, engine, repeat, limit };
        command.SetAction(parsed => Run(
            parsed.GetValue(names) ?? [],
            parsed.GetValue(engine) is { } given ? EngineCommand.Parse(given) : EngineCommand.OfThisProgram(),
            parsed.GetValue(repeat),
            parsed.GetValue(limit)));
        return command;
    }

    private static int Run(string[] wanted, EngineCommand engine, int repeat, double limit)
    {
        string folder = Directory.CreateTempSubdirectory("cjs-bench").FullName;
        try
        {
            string[] names = [.. Names(folder, engine).Where(name => wanted.Length == 0 || wanted.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase)))];
            if (names.Length == 0)
                throw new UsageException($"bench: scale: expected a part of a workload's name, found '{string.Join(' ', wanted)}'");
            var table = new Table().Border(TableBorder.Simple);
            table.AddColumns("workload", "n", "ns at n/16", "ns at n/4", "ns at n", "growth");
            bool failed = false;
            foreach (string name in names)
                failed |= !AddRow(table, name, engine.Run(Write(folder, name, repeat), s_limit), limit);
            AnsiConsole.Write(table);
            return failed ? ExitCodes.Failure : ExitCodes.Success;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Names(string folder, EngineCommand engine)
    {
        EngineRun listed = engine.Run(Write(folder, "", 1), s_limit);
        if (listed.Json is null)
            throw new UsageException($"bench: scale: {engine.Label} cannot run the workloads: {listed.Error}");
        using JsonDocument json = JsonDocument.Parse(listed.Json);
        return [.. json.RootElement.GetProperty("names").EnumerateArray().Select(static name => name.GetString()!)];
    }

    private static string Write(string folder, string name, int repeat)
    {
        string path = Path.Combine(folder, "scale.js");
        File.WriteAllText(path, $"var PLAN = {{ name: {JsonSerializer.Serialize(name)}, repeat: {repeat.ToString(CultureInfo.InvariantCulture)} }};\n{ScriptBuilder.ReadResource("scale.js")}");
        return path;
    }

    // False when it grows faster than allowed, or did not run to its end.
    private static bool AddRow(Table table, string name, EngineRun run, double limit)
    {
        if (run.Json is null)
        {
            table.AddRow(Markup.Escape(name), "", "", "", "", Markup.Escape(run.Error ?? "failed"));
            return false;
        }

        using JsonDocument json = JsonDocument.Parse(run.Json);
        double[] sizes = [.. json.RootElement.GetProperty("sizes").EnumerateArray().Select(static size => size.GetDouble())];
        double[] times = [.. json.RootElement.GetProperty("times").EnumerateArray().Select(static time => time.GetDouble())];
        int last = times.Length - 1;
        double growth = last == 0 ? double.PositiveInfinity : Math.Log(times[last] / times[0]) / Math.Log(sizes[last] / sizes[0]);
        string[] cells = [.. sizes.Select((size, i) => i < times.Length ? string.Create(CultureInfo.InvariantCulture, $"{times[i] * 1e6 / size:F0}") : "-")];
        string shown = string.Create(CultureInfo.InvariantCulture, $"{growth:F2}");
        table.AddRow(Markup.Escape(name), string.Create(CultureInfo.InvariantCulture, $"{sizes[^1]:N0}"), cells[0], cells[1], cells[2], growth > limit ? $"{shown} !" : shown);
        return growth <= limit;
    }
}
