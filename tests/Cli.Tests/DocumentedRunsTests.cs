using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace ConcurrentJs.Cli.Tests;

/// <summary>
/// What documentation says a program prints is what it prints. A block ```js NAME.js is a file; a block ```console begins with the command and goes
/// on with its output. With CJS_DOCS=write the pages are brought up to date instead.
/// </summary>
public sealed partial class DocumentedRunsTests
{
    [GeneratedRegex(@"^```js (?<name>[\w./-]+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sample();

    [GeneratedRegex(@"^```console\n\$ cjs (?<command>[^\n]*)\n(?<output>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Session();

    // How much was looked at is no promise.
    [GeneratedRegex(@"\d+ access(es)? compared, (no|\d+) synchronisations?")]
    private static partial Regex Counts();

    [Theory]
    [InlineData("docs/what-is-a-race.md")]
    public void Every_sample_prints_what_the_page_shows(string page)
    {
        string path = Path.Combine(Root, page), text = File.ReadAllText(path).ReplaceLineEndings("\n");
        using var cjs = new Cjs();
        foreach (Match sample in Sample().Matches(text))
            cjs.File(sample.Groups["name"].Value, sample.Groups["text"].Value);
        var wrong = new StringBuilder();
        string updated = Session().Replace(text, session =>
        {
            string command = session.Groups["command"].Value;
            CjsResult result = cjs.Run(command.Split(' '));
            string found = (result.Output + result.Error).TrimEnd('\n') + "\n";
            if (Steady(found) != Steady(session.Groups["output"].Value))
                wrong.AppendLine($"cjs {command}\n--- the page\n{session.Groups["output"].Value}--- found\n{found}");
            return $"```console\n$ cjs {command}\n{found}```";
        });
        Assert.NotEmpty(Session().Matches(text));
        if (Environment.GetEnvironmentVariable("CJS_DOCS") == "write")
            File.WriteAllText(path, updated);
        else
            Assert.True(wrong.Length == 0, $"{page} is out of date; CJS_DOCS=write and this test bring it up to date\n{wrong}");
    }

    private static string Steady(string text) => Counts().Replace(text, "…");

    private static string Root
    {
        get
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ConcurrentJs.sln")))
                folder = folder.Parent;
            return folder!.FullName;
        }
    }
}
