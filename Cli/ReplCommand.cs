using System.CommandLine;
using ConcurrentJs.Cli.Repl;
using ConcurrentJs.Hosting;

namespace ConcurrentJs.Cli;

/// <summary><c>cjs repl</c>: enter a line, see its value.</summary>
internal static class ReplCommand
{
    public static Command Create()
    {
        var prelude = new Option<string[]>("--prelude") { HelpName = "FILE", Description = "Run this script first; repeatable" };
        var shell = new Option<bool>("--shell") { Description = "Offer print, load, quit, gc, $262, … as cjs run --shell does" };
        var command = new Command("repl", "Reads, evaluates and prints, line by line") { prelude, shell };
        command.SetAction(parsed =>
        {
            using var session = new ReplSession(parsed.GetValue(shell));
            foreach (string file in parsed.GetValue(prelude) ?? [])
            {
                (string text, string name) = SourceArgument.Read(file);
                session.RunPrelude(text, name);
            }

            return session.Run();
        });
        return command;
    }
}
