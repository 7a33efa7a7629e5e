using System.Globalization;
using ConcurrentJs.Sanitizer.Explorer;

namespace ConcurrentJs.Cli;

/// <summary><c>cjs explore --seeds N</c>: how many schedules each strategy needs to the first finding, over several seeds.</summary>
internal static class ExploreTable
{
    public static int Print(ExploredProgram program, string strategies, ExploreOptions options, int seeds)
    {
        foreach (string name in strategies.Split(','))
            ExploreCommand.StrategyOf(name);
        if (options.SchedulesMax is null && options.Time is null)
            throw new UsageException("--seeds: expected --max-schedules or --time beside it, found neither");
        foreach (string name in strategies.Split(','))
        {
            var counts = new List<long>();
            int complete = 0;
            for (int i = 0; i < seeds; i++)
            {
                ExploreOptions one = options with { Seed = options.Seed + (ulong)i, Races = RaceWatch.Never };
                ExploreProgress progress = Affinity.OnOneCore(() => new Exploration(program, ExploreCommand.StrategyOf(name), one).Run());
                if (progress.EndedBy is not null)
                    counts.Add(progress.Schedules);
                else if (progress.IsComplete)
                    complete++;
            }
            string mean = counts.Count == 0 ? "-" : counts.Average().ToString("0.0", CultureInfo.InvariantCulture);
            string most = counts.Count == 0 ? "-" : counts.Max().ToString(CultureInfo.InvariantCulture);
            Console.Out.WriteLine($"{Path.GetFileNameWithoutExtension(program.Path),-24} {name,-14} found with {counts.Count} of {seeds} seeds, schedules: mean {mean}, most {most}{(complete > 0 ? $"; {complete} searches were complete" : "")}");
        }
        return ExitCodes.Success;
    }
}
