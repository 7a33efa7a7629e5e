using System.CommandLine;

namespace ConcurrentJs.Cli;

/// <summary>The command line program. A verb is one file; this file only lists them.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        var root = new RootCommand("A JavaScript engine whose heap is shared by real threads.");
        return root.Parse(args).Invoke();
    }
}
