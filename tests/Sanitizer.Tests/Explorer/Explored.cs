using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Strategies;

namespace ConcurrentJs.Sanitizer.Tests.Explorer;

/// <summary>Short ways to explore a text or a program of the corpus.</summary>
internal static class Explored
{
    public static string Root { get; } = FindRoot();

    public static ExploredProgram Text(string text) => new("test.js", text);

    public static ExploredProgram Corpus(string name) => new(Path.Combine(Root, "Corpus", "explore", name));

    public static ExploreProgress Explore(this ExploredProgram program, string strategy = "random", long schedules = 2000, ExploreOptions? options = null) =>
        new Exploration(program, StrategyNames.Make(strategy)!, (options ?? new ExploreOptions { Races = RaceWatch.Never }) with { SchedulesMax = schedules }).Run();

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ConcurrentJs.sln")))
            folder = folder.Parent;
        return folder!.FullName;
    }
}
