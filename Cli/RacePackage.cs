using ConcurrentJs.Sanitizer.Packages;

namespace ConcurrentJs.Cli;

/// <summary><c>cjs race --package NAME</c>.</summary>
internal sealed class RacePackage
{
    public required string Name { get; init; }
    public required RaceReporting Reporting { get; init; }
    public required PackageOptions Options { get; init; }
    public PackageGrade Needs { get; init; }
    public string? Keep { get; init; }

    public int Execute()
    {
        PackageFolder package;
        try
        {
            package = PackageFolder.Find(Name, Environment.CurrentDirectory);
        }
        catch (FormatException exception)
        {
            throw new UsageException($"race: {exception.Message}");
        }
        Reporting.Load();
        PackageReport report;
        string program;
        try
        {
            (report, program) = PackageCheck.Run(package, Options with { IsWanted = Reporting.IsWanted }, Tell);
        }
        catch (FormatException exception)
        {
            Console.Error.WriteLine($"cjs race: {exception.Message}");
            return ExitCodes.Failure;
        }
        if (Keep is not null)
            File.WriteAllText(Keep, program);
        Reporting.Report(report);
        Reporting.ReportSuppressions();
        if (report.Phases.Count == 0 || report.Phases.All(static phase => phase.Failure is not null && phase.IsClean))
        {
            Console.Error.WriteLine($"cjs race: {package.Name}: expected functions that can be called, found none that could be tried to the end");
            return ExitCodes.GoalNotMet;
        }
        return report.Grade == PackageGrade.Unsafe ? Reporting.ExitCode : report.Grade < Needs || report.Unfinished.Any() ? ExitCodes.GoalNotMet : ExitCodes.Success;
    }

    private static void Tell(string what)
    {
        if (!Console.IsErrorRedirected)
            Console.Error.WriteLine($"… {what}");
    }
}
