using System.CommandLine;
using ConcurrentJs.Hosting;

namespace ConcurrentJs.Cli;

/// <summary><c>cjs dump</c>: a program's tokens, tree, scopes, bytecode, or the layouts of its objects.</summary>
internal static class DumpCommand
{
    private const string Shapes = "shapes";

    private static readonly Dictionary<string, DumpKind> s_stages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["tokens"] = DumpKind.Tokens,
        ["ast"] = DumpKind.Ast,
        ["scopes"] = DumpKind.Scopes,
        ["bytecode"] = DumpKind.Bytecode,
    };

    public static Command Create()
    {
        var stage = new Argument<string>("STAGE") { Description = $"What to show: {Names()}" };
        stage.CompletionSources.Add([.. s_stages.Keys, Shapes]);
        var file = new Argument<string>("FILE") { Description = "A file, or - for standard input" };
        CommandLineErrors.RefuseOptions(stage);
        CommandLineErrors.RefuseOptions(file);
        var module = new Option<bool>("--module") { Description = "Read the source as a module (files that end in .mjs are)" };
        var command = new Command("dump", "Shows a program from the inside; only shapes runs it") { stage, file, module };
        command.SetAction(parsed => Show(parsed.GetValue(stage)!, parsed.GetValue(file)!, parsed.GetValue(module)));
        return command;
    }

    private static int Show(string stage, string file, bool module)
    {
        bool runs = stage.Equals(Shapes, StringComparison.OrdinalIgnoreCase);
        DumpKind kind = default;
        if (!runs && !s_stages.TryGetValue(stage, out kind))
            throw new UsageException($"dump: expected a stage ({Names()}), found '{stage}'");
        (string text, string name) = SourceArgument.Read(file);
        bool isModule = module || SourceArgument.LooksLikeModule(file);
        try
        {
            // What the program itself prints stays out of the dump's way.
            Console.Out.Write(runs ? Dump.ShapesAfterRunning(text, name, isModule, Console.Error) : Dump.Of(kind, text, name, isModule));
            return ExitCodes.Success;
        }
        catch (SyntaxProblemException exception)
        {
            ErrorPrinter.Print(Console.Error, exception.Problem);
            return ExitCodes.Failure;
        }
        catch (ScriptException thrown)
        {
            ErrorPrinter.Print(Console.Error, thrown);
            return ExitCodes.Failure;
        }
    }

    private static string Names() => $"{string.Join(", ", s_stages.Keys)} or {Shapes}";
}
