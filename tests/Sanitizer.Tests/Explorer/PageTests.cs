using System.Diagnostics;
using ConcurrentJs.Sanitizer.Explorer;
using ConcurrentJs.Sanitizer.Explorer.Recording;
using Xunit.Abstractions;

namespace ConcurrentJs.Sanitizer.Tests.Explorer;

/// <summary>The page in a browser, when there is one: a headless Chromium is looked for at run time.</summary>
public sealed class PageTests(ITestOutputHelper output)
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

    private static string? Browser => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(static folder => s_names.Select(name => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))).FirstOrDefault(File.Exists);

    private static string Page(string name)
    {
        ExploredProgram program = Explored.Corpus(name);
        return InterleavingPage.Of(Replayer.Record(program.Explore().EndedBy!.Repro, program));
    }

    /// <summary>The page as the browser has it after a script of ours ran in it; null when there is no browser.</summary>
    private string? InBrowser(string page, string script)
    {
        if (Browser is not { } browser)
        {
            output.WriteLine("skipped: no Chromium on this machine");
            return null;
        }
        string folder = Directory.CreateTempSubdirectory("cjs-page").FullName;
        try
        {
            string file = Path.Combine(folder, "page.html");
            File.WriteAllText(file, page.Replace("</body>", $"<script>onerror = m => document.title = `error ${{m}}`; {script}</script></body>", StringComparison.Ordinal));
            var start = new ProcessStartInfo(browser) { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (string argument in (string[])["--headless=new", "--no-sandbox", "--disable-gpu", $"--user-data-dir={Path.Combine(folder, "profile")}", "--virtual-time-budget=2000", "--dump-dom", new Uri(file).AbsoluteUri])
                start.ArgumentList.Add(argument);
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            Task<string> text = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(60_000))
            {
                process.Kill(entireProcessTree: true);
                output.WriteLine("skipped: the browser did not answer");
                return null;
            }
            _ = errors.Result;
            return text.Result;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Keys_step_back_and_forth_and_to_the_finding()
    {
        const string Script = """
            const press = key => dispatchEvent(new KeyboardEvent('keydown', { key })), at = () => document.querySelector('.events .now').id;
            const seen = [];
            for (const key of ['Home', 'ArrowRight', 'j', 'ArrowLeft', 'End', 'f', 'Home', 'n', ']']) { press(key); seen.push(at()); }
            document.title = seen.join(' ');
            """;
        if (InBrowser(Page("account.js"), Script) is not { } dom)
            return;
        string[] seen = dom.Split("<title>")[1].Split("</title>")[0].Split(' ');
        Assert.Equal(["row0", "row1", "row2", "row1"], seen[..4]);
        Assert.Equal(seen[4], seen[5]);
        Assert.Equal("row0", seen[6]);
    }

    [Fact]
    public void The_line_of_the_present_event_is_marked_in_the_source()
    {
        const string Script = "document.title = [...document.querySelectorAll('.source li')].findIndex(line => line.classList.contains('now')) + 1;";
        if (InBrowser(Page("account.js"), Script) is { } dom)
            Assert.Contains("<title>17</title>", dom, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_wider_than_a_narrow_window()
    {
        const string Script = """
            document.documentElement.style.width = '420px';
            const wide = [...document.querySelectorAll('.events li, header *, nav *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1);
            document.title = `wide ${wide.length}`;
            """;
        if (InBrowser(Page("account-deadlock.js"), Script) is { } dom)
            Assert.Contains("<title>wide 0</title>", dom, StringComparison.Ordinal);
    }
}
