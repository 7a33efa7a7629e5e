using System.Globalization;

namespace ConcurrentJs.Test262.Tests;

/// <summary>The runner's command line.</summary>
internal sealed class Options
{
    public const string Usage = """
        Runs tc39/test262 against the engine.

          dotnet run -c Release --project tests/Test262.Tests -- [options] [FILTER…]

          FILTER              run only files whose path contains it (any of several)
          --dir DIR           the checkout of the suite (default: the variable TEST262_DIR)
          --sample N          run every k-th file, N in all
          --jobs N            lanes (default: one a core)
          --timeout SECONDS   limit for one run of one file (default: 10)
          --in-process        threads of this process instead of a child process a lane: faster, but a crash ends the run
          --parse-only        run nothing: only what the suite says about syntax
          --race              with the race detector recording everything: a report is a failure
          --skip-listed       leave out the files of the temporary and missing-feature lists
          --groups N          how many groups of failures to print (default: 25)
          --verbose           print every failure as it happens
          --json FILE         write totals and failures
          --list-failures FILE  write one line a failing file: path # message
          --compare FILE      compare with an earlier --json: prints what got worse and what got better

        Exit code 0: every failure stands in a list, and no file that a list names passes. 1: otherwise, or --compare found
        something worse. 2: wrong usage.
        """;

    public string? Dir { get; private set; } = Environment.GetEnvironmentVariable("TEST262_DIR");

    public List<string> Filters { get; } = [];

    public int Sample { get; private set; }

    public int Jobs { get; private set; } = Environment.ProcessorCount;

    public double TimeoutSeconds { get; private set; } = 10;

    public bool InProcess { get; private set; }

    public bool SkipListed { get; private set; }

    public bool Race { get; private set; }

    public bool ParseOnly { get; private set; }

    public bool Serve { get; private set; }

    public bool Verbose { get; private set; }

    public bool Help { get; private set; }

    public int Groups { get; private set; } = 25;

    public string? Json { get; private set; }

    public string? ListFailures { get; private set; }

    public string? Compare { get; private set; }

    public static Options Parse(string[] args)
    {
        var options = new Options();
        for (int i = 0; i < args.Length; i++)
        {
            string Value() => ++i < args.Length ? args[i] : throw new UsageException($"{args[i - 1]} wants a value.");
            switch (args[i])
            {
                case "--dir": options.Dir = Value(); break;
                case "--filter": options.Filters.Add(Value()); break;
                case "--sample": options.Sample = int.Parse(Value(), CultureInfo.InvariantCulture); break;
                case "--jobs": options.Jobs = int.Parse(Value(), CultureInfo.InvariantCulture); break;
                case "--timeout": options.TimeoutSeconds = double.Parse(Value(), CultureInfo.InvariantCulture); break;
                case "--groups": options.Groups = int.Parse(Value(), CultureInfo.InvariantCulture); break;
                case "--in-process": options.InProcess = true; break;
                case "--skip-listed": options.SkipListed = true; break;
                case "--parse-only": options.ParseOnly = true; break;
                case "--race": options.Race = true; break;
                case "--serve": options.Serve = true; break;
                case "--verbose": options.Verbose = true; break;
                case "--json": options.Json = Value(); break;
                case "--list-failures": options.ListFailures = Value(); break;
                case "--compare": options.Compare = Value(); break;
                case "--help" or "-h": options.Help = true; break;
                case var unknown when unknown.StartsWith('-'): throw new UsageException($"Unknown option {unknown}; --help lists them.");
                default: options.Filters.Add(args[i]); break;
            }
        }

        return options;
    }
}
