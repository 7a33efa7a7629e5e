using System.CommandLine;
using ConcurrentJs.Hosting;

namespace ConcurrentJs.Cli;

/// <summary><c>cjs dump</c>: a program's tokens, tree, scopes or bytecode.</summary>
internal static class DumpCommand
{
    public static Command Create()
    {
        var kind = new Argument<DumpKind>("STAGE") { Description = "What to show" };
        var file = new Argument<string>("FILE") { Description = "A file, or - for standard input" };
        var module = new Option<bool>("--module") { Description = "Read the source as a module (files that end in .mjs are)" };
        var command = new Command("dump", "Shows a program from the inside, without running it") { kind, file, module };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(file)!;
            (string text, string name) = SourceArgument.Read(path);
            try
            {
                Console.Out.Write(Dump.Of(parsed.GetValue(kind), text, name, parsed.GetValue(module) || SourceArgument.LooksLikeModule(path)));
                return ExitCodes.Success;
            }
            catch (SyntaxProblemException exception)
            {
                ErrorPrinter.Print(Console.Error, exception.Problem);
                return ExitCodes.Failure;
            }
        });
        return command;
    }
}
