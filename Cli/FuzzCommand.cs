using System.CommandLine;
using ConcurrentJs.Fuzz.Campaign;
using ConcurrentJs.Fuzz.Generators;
using ConcurrentJs.Fuzz.Oracles;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Cli;

/// <summary><c>cjs fuzz</c>: generated programs of many threads against the engine's promises.</summary>
internal static class FuzzCommand
{
    public static Command Create()
    {
        var time = new Option<string?>("--time") { HelpName = "TIME", Description = "How long (90s, 10m, 2h); default 1m, unless --count is given" };
        var count = new Option<long?>("--count") { HelpName = "N", Description = "How many programs" }.From(1);
        var seed = new Option<ulong?>("--seed") { HelpName = "N", Description = "The seed of the first program; the others follow from it. Default: a new one" };
        var repeat = new Option<int>("--repeat") { HelpName = "N", Description = "How often each program runs", DefaultValueFactory = static _ => 1 }.From(1);
        var mode = new Option<string>("--threads") { HelpName = "MODE", Description = "parallel, locked, or both", DefaultValueFactory = static _ => "parallel" };
        mode.AcceptOnlyFromAmong("parallel", "locked", "both");
        var topics = new Option<string[]>("--topic") { HelpName = "NAME", Description = "Only topics whose names contain this; repeatable" };
        var amplify = ThreadOptions.Amplify();
        var list = new Option<bool>("--list") { Description = "Print the topics and stop" };
        var print = new Option<bool>("--print") { Description = "Print the programs instead of running them" };
        var command = new Command("fuzz", "Runs generated programs of many threads and checks what the engine promises")
            { time, count, seed, repeat, mode, topics, amplify, list, print };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(list))
            {
                foreach (string topic in ProgramGenerator.Topics)
                    Console.WriteLine(topic);
                return ExitCodes.Success;
            }

            ulong start = parsed.GetValue(seed) ?? (ulong)Environment.TickCount64;
            string[] only = parsed.GetValue(topics) ?? [];
            foreach (string word in only)
            {
                if (!ProgramGenerator.Topics.Any(topic => topic.Contains(word, StringComparison.OrdinalIgnoreCase)))
                    throw new UsageException($"--topic '{word}': expected part of a topic's name (cjs fuzz --list), found none that contains it");
            }
            if (parsed.GetValue(print))
            {
                Console.WriteLine(ProgramGenerator.Generate(start, only).Text);
                return ExitCodes.Success;
            }

            ThreadOptions.ApplyAmplify(parsed.GetValue(amplify));
            using var stop = new StopKey();
            return Run(new FuzzCampaign(new Judge())
            {
                Seed = start,
                CountMax = parsed.GetValue(count),
                TimeMax = Quantity.Time(parsed.GetValue(time), time.Name) ?? (parsed.GetValue(count) is null ? TimeSpan.FromMinutes(1) : null),
                Repeat = parsed.GetValue(repeat),
                Modes = ModesOf(parsed.GetValue(mode)!),
                Topics = only,
                OnProgress = Show,
                OnFinding = static finding => Console.WriteLine($"\r{finding}\n"),
            }, start, stop.Token);
        });
        return command;
    }

    private static IReadOnlyList<ThreadsMode> ModesOf(string text) => text switch
    {
        "both" => [ThreadsMode.Parallel, ThreadsMode.Locked],
        _ => [ThreadOptions.ModeOf(text)],
    };

    private static int Run(FuzzCampaign campaign, ulong seed, CancellationToken cancellation)
    {
        Console.WriteLine($"seed {seed}");
        (IReadOnlyList<Finding> findings, FuzzCampaign.Progress end) = campaign.Run(cancellation);
        if (!Console.IsOutputRedirected)
            Console.Write('\r');
        Console.WriteLine($"{Line(end)}: {(findings.Count == 0 ? "no failure" : $"{findings.Count} different failures")}");
        return findings.Count == 0 ? ExitCodes.Success : ExitCodes.Failure;
    }

    private static void Show(FuzzCampaign.Progress now)
    {
        if (!Console.IsOutputRedirected && now.Programs % 8 == 0)
            Console.Write($"\r{Line(now)}, {now.Findings} failures ");
    }

    private static string Line(FuzzCampaign.Progress now) =>
        $"{now.Programs} programs, {now.Runs} runs in {now.Elapsed.TotalSeconds:0} s ({now.Programs / Math.Max(0.001, now.Elapsed.TotalSeconds):0.0} programs/s)";
}
