using ConcurrentJs.Sanitizer.Reports;

namespace ConcurrentJs.Sanitizer.Packages;

/// <summary>How far a package can be used from several threads, worst first.</summary>
public enum PackageGrade : byte
{
    /// <summary>Threads that share nothing but the package itself race.</summary>
    Unsafe,

    /// <summary>Threads with objects of their own do not race; threads that hand common ones to it do.</summary>
    SafeOnDistinctObjects,

    /// <summary>Nothing that was tried races, common objects included.</summary>
    SafeOnSharedObjects,
}

/// <summary>A call that did not answer from several threads what it answers from one.</summary>
public sealed record PackageDifference(string Call, string Expected, string Found, string Thread);

/// <summary>What one way of sharing showed.</summary>
/// <param name="Races">Of the package and what it depends on.</param>
/// <param name="Calls">For each race, by fingerprint: the calls on its two sides.</param>
/// <param name="OwnRaces">Races inside the package's tests; they say nothing about it.</param>
/// <param name="Failure">What kept the program from coming to its end, if anything did.</param>
public sealed record PackagePhase(string Name, RaceRun Races, IReadOnlyDictionary<string, IReadOnlyList<string>> Calls,
    IReadOnlyList<PackageDifference> Differences, int Compared, int OwnRaces, string? Failure)
{
    public bool IsClean => Races.Races.Count == 0 && Differences.Count == 0;
}

/// <summary>The verdict, and why.</summary>
/// <param name="Tests">Of the package's own tests: how many pass on one thread.</param>
/// <param name="TestNote">What came of its own tests.</param>
public sealed record PackageReport(PackageFolder Package, long Seed, int Threads, int Calls, int Functions, int Untried, int Tests, string? TestNote,
    IReadOnlyList<PackagePhase> Phases)
{
    public PackageGrade Grade =>
        Phases.Any(static phase => phase.Name.EndsWith("distinct", StringComparison.Ordinal) && !phase.IsClean) ? PackageGrade.Unsafe
        : Phases.Any(static phase => !phase.IsClean) ? PackageGrade.SafeOnDistinctObjects
        : PackageGrade.SafeOnSharedObjects;

    /// <summary>A phase that did not come to its end says less than it should.</summary>
    public IEnumerable<PackagePhase> Unfinished => Phases.Where(static phase => phase.Failure is not null);

    public static string Name(PackageGrade grade) => grade switch
    {
        PackageGrade.Unsafe => "unsafe",
        PackageGrade.SafeOnDistinctObjects => "safe on distinct objects",
        PackageGrade.SafeOnSharedObjects => "safe on shared objects",
    };
}
