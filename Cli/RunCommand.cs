using System.CommandLine;
using System.Globalization;
using ConcurrentJs.Hosting;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Cli;

/// <summary><c>cjs run</c>: runs a program until nothing is left for it to do.</summary>
internal static class RunCommand
{
    // Options that take a value: what follows them is not the program's name.
    private static readonly HashSet<string> s_withValue = ["-e", "--eval", "-p", "--print", "--prelude", "--time-limit", "--memory-limit", "--threads", "--unhandled-threads", "--amplify"];

    private static readonly string[] s_mainEndings = [".js", ".json", ".mjs", ".cjs"];

    private static readonly string[] s_folderMains = ["package.json", "index.js", "index.json"];

    public static Command Create()
    {
        var file = new Argument<string?>("FILE") { Description = "The program, or - for standard input", Arity = ArgumentArity.ZeroOrOne };
        var arguments = new Argument<string[]>("ARGS") { Description = "What the program finds in process.argv", Arity = ArgumentArity.ZeroOrMore };
        CommandLineErrors.RefuseOptions(file);
        var eval = new Option<string?>("--eval", "-e") { HelpName = "CODE", Description = "Run this text instead of a file" };
        var print = new Option<string?>("--print", "-p") { HelpName = "CODE", Description = "As --eval, and print the value of the last statement" };
        var module = new Option<bool>("--module") { Description = "Run the program as an ES module (files that end in .mjs are)" };
        var prelude = new Option<string[]>("--prelude") { HelpName = "FILE", Description = "Run this script first, in the same realm; repeatable" };
        var shell = new Option<bool>("--shell") { Description = "Offer what engine test suites expect: print, load, read, quit, gc, $262, …; the file is a classic script" };
        var timeLimit = new Option<string?>("--time-limit") { HelpName = "TIME", Description = "Stop the program after so many seconds (or 500ms, 2m)" };
        var memoryLimit = new Option<string?>("--memory-limit") { HelpName = "SIZE", Description = "Stop the program when it holds more than so many MB (or 2g, 500k)" };
        var threads = ThreadOptions.Mode();
        var unhandled = ThreadOptions.Unhandled();
        var amplify = ThreadOptions.Amplify();
        var verifyHeap = ThreadOptions.VerifyHeap();
        var command = new Command("run", "Runs a program") { file, arguments, eval, print, module, prelude, shell, timeLimit, memoryLimit, threads, unhandled, amplify, verifyHeap };
        command.SetAction(parsed =>
        {
            ThreadOptions.ApplyAmplify(parsed.GetValue(amplify));
            (string? script, string[] rest) = (parsed.GetValue(file), parsed.GetValue(arguments) ?? []);
            string? code = parsed.GetValue(eval) ?? parsed.GetValue(print);
            if (code is not null && script is not null)
                (script, rest) = (null, [script!, .. rest]);
            if (code is null && script is null)
                throw new UsageException("run: expected a FILE, - for standard input, or -e CODE, found nothing");
            return new Run
            {
                File = script,
                Code = code,
                PrintsResult = parsed.GetValue(print) is not null,
                Arguments = rest,
                IsModule = parsed.GetValue(module),
                Preludes = parsed.GetValue(prelude) ?? [],
                Shell = parsed.GetValue(shell),
                TimeLimit = Quantity.Time(parsed.GetValue(timeLimit), timeLimit.Name),
                MemoryLimit = Quantity.Bytes(parsed.GetValue(memoryLimit), memoryLimit.Name),
                Threads = ThreadOptions.ModeOf(parsed.GetValue(threads)!),
                UnhandledThreads = ThreadOptions.UnhandledOf(parsed.GetValue(unhandled)!),
                HeapGuard = parsed.GetResult(verifyHeap) is null ? null : new HeapGuard(parsed.GetValue(verifyHeap)),
            }.Execute();
        });
        return command;
    }

    /// <summary>What comes after the program's name is the program's own, even if it looks like an option of ours.</summary>
    public static string[] Protect(string[] args)
    {
        if (args.Length == 0 || args[0] is not ("run" or "race"))
            return args;
        HashSet<string> withValue = args[0] == "race" ? RaceCommand.WithValue() : s_withValue;
        for (int i = 1; i < args.Length; i++)
        {
            if (args[i] == "--")
                return args;
            if (withValue.Contains(args[i]))
                i++;
            else if (args[i] == "-" || !args[i].StartsWith('-'))
                return [.. args[..(i)], "--", .. args[i..]];
        }

        return args;
    }

    private sealed class Run
    {
        public string? File { get; init; }

        public string? Code { get; init; }

        public bool PrintsResult { get; init; }

        public required string[] Arguments { get; init; }

        public bool IsModule { get; init; }

        public required string[] Preludes { get; init; }

        public bool Shell { get; init; }

        public TimeSpan? TimeLimit { get; init; }

        public long? MemoryLimit { get; init; }

        public ThreadsMode Threads { get; init; }

        public UnhandledThreads UnhandledThreads { get; init; }

        public HeapGuard? HeapGuard { get; init; }

        public int Execute()
        {
            using var output = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 1 << 14) { AutoFlush = !Console.IsOutputRedirected };
            using var engine = new Engine(new EngineOptions
            {
                Globals = Shell ? HostGlobals.Standard : HostGlobals.Node,
                Shell = Shell,
                // A Node program writes to the process's own streams: it asks whether they are a terminal.
                Output = Shell || PrintsResult ? output : null,
                Arguments = Arguments,
                ModuleLoader = Shell ? new FileModuleLoader() : null,
                TimeLimit = TimeLimit,
                MemoryLimit = MemoryLimit,
                Threads = Threads,
                UnhandledThreads = UnhandledThreads,
                Stalls = StallAction.StopWhenAllWait,
            });
            using IDisposable? watch = HeapGuard?.Watch(engine);
            int code = Execute(engine, output);
            return HeapGuard is null ? code : Math.Max(code, HeapGuard.CheckAtEnd(engine));
        }

        private int Execute(Engine engine, StreamWriter output)
        {
            try
            {
                foreach (string prelude in Preludes)
                {
                    (string text, string name) = SourceArgument.Read(prelude);
                    engine.Evaluate(text, name);
                }

                if (!Shell && !PrintsResult)
                    return Math.Max(RunAsNode(engine), FailureOfThreads(engine));
                RunProgram(engine, output);
                engine.RunEventLoop();
                return FailureOfThreads(engine);
            }
            catch (ScriptException thrown)
            {
                output.Flush();
                ErrorPrinter.Print(Console.Error, thrown, Inspected(engine, thrown));
                return ExitCodes.Failure;
            }
            catch (ScriptStoppedException stopped)
            {
                output.Flush();
                if (stopped.Reason == StopReason.Exit)
                    return stopped.ExitCode;
                Console.Error.WriteLine($"cjs: {stopped.Message}");
                return stopped.Reason == StopReason.Stalled ? ExitCodes.Deadlock : ExitCodes.Failure;
            }
        }

        private int FailureOfThreads(Engine engine)
        {
            bool failed = engine.ReportUnjoinedFailures();
            return failed && UnhandledThreads == UnhandledThreads.Throw ? ExitCodes.Failure : ExitCodes.Success;
        }

        // An error is more than its stack: codes, causes, what a program hung on it.
        private static string? Inspected(Engine engine, ScriptException thrown)
        {
            if (thrown.ScriptStack is null || thrown.IsEarlyError)
                return null;
            try
            {
                return engine.Inspect(thrown.Value);
            }
            catch (Exception exception) when (exception is ScriptException or ScriptStoppedException)
            {
                return null;
            }
        }

        private int RunAsNode(Engine engine)
        {
            if (Code is null && File != "-" && !IsModule && !SourceArgument.IsStream(File!))
            {
                CheckMain(File!);
                return engine.RunMain(File!);
            }

            (string text, string name) = Code is not null ? (Code, "[eval]") : SourceArgument.Read(File!);
            return engine.RunMainText(text, File is null or "-" ? name : Path.GetFullPath(File), IsModule);
        }

        // A name may lack its extension, or be a folder's: then the engine's module resolution finds the file, or says what is wrong with it.
        private static void CheckMain(string file)
        {
            if (!System.IO.File.Exists(file) && s_mainEndings.Any(ending => System.IO.File.Exists(file + ending)))
                return;
            if (Directory.Exists(file) && !s_folderMains.Any(main => System.IO.File.Exists(Path.Combine(file, main))))
                throw new UsageException($"cannot run {file}: expected a program, found a folder without {string.Join(", ", s_folderMains)}");
            if (!Directory.Exists(file))
                SourceArgument.Check(file);
        }

        private void RunProgram(Engine engine, TextWriter output)
        {
            (string text, string name) = Code is not null ? (Code, "[eval]") : SourceArgument.Read(File!);
            if (IsModule || (Code is null && SourceArgument.LooksLikeModule(File!)))
            {
                engine.CompileModule(text, File is null or "-" ? name : Path.GetFullPath(File)).Evaluate();
                return;
            }

            ScriptValue value = engine.Evaluate(text, name);
            if (PrintsResult)
                output.WriteLine(value.Kind == ScriptKind.String ? value.AsString() : engine.Inspect(value));
        }
    }
}

/// <summary>Amounts as people write them.</summary>
internal static class Quantity
{
    // A year: what a program can wait for, and timers can hold.
    private const double SecondsMax = 366 * 24 * 3600.0;

    /// <param name="text">What was given; null when nothing was.</param>
    /// <param name="option">Whose value it is.</param>
    public static TimeSpan? Time(string? text, string option) =>
        text is null ? null : TimeSpan.FromSeconds(Parse(text, option, "a time (5, 500ms, 2m)", SecondsMax, ("ms", 0.001), ("m", 60), ("s", 1), ("h", 3600)));

    public static long? Bytes(string? text, string option) =>
        text is null ? null : (long)(Parse(text, option, "a size (500, 500m, 2g)", long.MaxValue >> 21, ("k", 1.0 / 1024), ("m", 1), ("g", 1024)) * (1 << 20));

    private static double Parse(string text, string option, string expected, double most, params (string Suffix, double Factor)[] units)
    {
        double factor = 1;
        string digits = text.ToLowerInvariant();
        foreach ((string suffix, double unit) in units)
        {
            if (!digits.EndsWith(suffix, StringComparison.Ordinal))
                continue;
            (digits, factor) = (digits[..^suffix.Length], unit);
            break;
        }

        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number > 0 && number * factor <= most
            ? number * factor
            : throw new UsageException($"{option}: expected {expected}, found '{text}'");
    }
}
