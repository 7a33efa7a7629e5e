using System.Globalization;

namespace ConcurrentJs.Sanitizer.Coyote;

/// <summary>What is compared, and how long.</summary>
internal sealed record CompareOptions
{
    public const string Usage = """
        usage: dotnet run -c Release --project Sanitizer/Coyote -p:UseCoyote=true -- [options] FILE|FOLDER…
          --iterations N   schedules a search, at most (1000)
          --seeds N        searches for each strategy (20)
          --strategy LIST  random, pct (random,pct)
          --max-steps N    steps after which a run counts as one that gets nowhere (50000)
          --all-points     a decision before each access, whether threads share the place or not
          --all            searches go on after findings and races are looked for; compares everything that was found
        """;

    public int Iterations { get; private set; } = 1000;
    public int Seeds { get; private set; } = 20;
    public int StepsMax { get; private set; } = 50_000;
    public bool AllPoints { get; private set; }
    public bool Collects { get; private set; }
    public IReadOnlyList<string> Strategies { get; private set; } = ["random", "pct"];
    public IReadOnlyList<string> Files { get; private set; } = [];

    /// <exception cref="FormatException">Says what was expected and what was found.</exception>
    public static CompareOptions Parse(string[] arguments)
    {
        var options = new CompareOptions();
        var files = new List<string>();
        for (int i = 0; i < arguments.Length; i++)
        {
            string name = arguments[i];
            string Value() => ++i < arguments.Length ? arguments[i] : throw new FormatException($"{name}: expected a value, found the end of the line");
            int Number()
            {
                string text = Value();
                return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
                    ? number : throw new FormatException($"{name}: expected a number greater than 0, found {text}");
            }
            switch (name)
            {
                case "--iterations": options.Iterations = Number(); break;
                case "--seeds": options.Seeds = Number(); break;
                case "--max-steps": options.StepsMax = Number(); break;
                case "--all-points": options.AllPoints = true; break;
                case "--all": options.Collects = true; break;
                case "--strategy": options.Strategies = StrategyNames(Value()); break;
                case ['-', ..]: throw new FormatException($"expected an option of those below, found {name}");
                default: files.AddRange(FilesOf(name)); break;
            }
        }
        options.Files = files.Count > 0 ? files : throw new FormatException("expected a program or a folder of programs, found none");
        return options;
    }

    private static string[] StrategyNames(string list)
    {
        string[] names = list.Split(',');
        string? wrong = names.FirstOrDefault(static name => name is not ("random" or "pct"));
        return wrong is null ? names : throw new FormatException($"--strategy: expected random or pct, found {wrong}");
    }

    private static IEnumerable<string> FilesOf(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.js").Order(StringComparer.Ordinal)
        : File.Exists(path) ? [path]
        : throw new FormatException($"{path}: expected a program or a folder of programs, found nothing there");
}
