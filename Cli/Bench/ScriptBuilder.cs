using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ConcurrentJs.Cli.Bench;

/// <summary>How long to warm up and how much to measure.</summary>
internal sealed record Effort(double WarmupSeconds, double MeasureSeconds, int IterationsMin, int IterationsMax);

/// <summary>Writes the one script an engine is given: the plan, then the measuring half.</summary>
internal sealed class ScriptBuilder(string workFolder, string? awfyFolder, string? octaneFolder, Effort effort)
{
    private readonly string _measure = ReadResource("measure.js");

    public bool Has(Benchmark benchmark) => FolderOf(benchmark) is not null;

    /// <returns>The path of the script.</returns>
    public string Write(Benchmark benchmark)
    {
        string[] files = benchmark.Suite == BenchmarkCatalog.Awfy ? [WriteAwfyBundle(benchmark)] : OctaneFiles(benchmark);
        string plan = string.Create(CultureInfo.InvariantCulture, $$"""
            { suite: {{Json(benchmark.Suite)}}, name: {{Json(benchmark.Name)}}, inner: {{benchmark.Inner}}, files: [{{string.Join(", ", files.Select(Json))}}],
              warmupMs: {{effort.WarmupSeconds * 1000}}, measureMs: {{effort.MeasureSeconds * 1000}}, iterationsMin: {{effort.IterationsMin}}, iterationsMax: {{effort.IterationsMax}} }
            """);
        string path = Path.Combine(workFolder, $"{benchmark.Suite}-{benchmark.Name}.js");
        File.WriteAllText(path, $"var PLAN = {plan};\n{_measure}");
        return path;
    }

    private string? FolderOf(Benchmark benchmark) => benchmark.Suite == BenchmarkCatalog.Awfy ? awfyFolder : octaneFolder;

    // The modules become functions in a table, so that an engine without require runs them too.
    private string WriteAwfyBundle(Benchmark benchmark)
    {
        string folder = Path.Combine(awfyFolder!, "benchmarks", "JavaScript");
        var bundle = new StringBuilder("var __awfyModules = {};\n");
        foreach (string module in new[] { "benchmark", "som", benchmark.Name.ToLowerInvariant() })
        {
            bundle.Append(CultureInfo.InvariantCulture, $"__awfyModules[\"./{module}\"] = {{ define: function (require, exports, module) {{\n")
                .Append(SourceArgument.Read(Path.Combine(folder, module + ".js")).Text)
                .Append("\n} };\n");
        }

        string path = Path.Combine(workFolder, $"awfy-{benchmark.Name}.bundle.js");
        File.WriteAllText(path, bundle.ToString());
        return path;
    }

    private string[] OctaneFiles(Benchmark benchmark) =>
        [.. benchmark.Files.Prepend("base").Select(name => Path.GetFullPath(Path.Combine(octaneFolder!, name + ".js")))];

    private static string Json(string text) => JsonSerializer.Serialize(text);

    /// <summary>A script that comes with the program.</summary>
    public static string ReadResource(string name)
    {
        using Stream stream = typeof(ScriptBuilder).Assembly.GetManifestResourceStream(name)!;
        return new StreamReader(stream).ReadToEnd();
    }
}
