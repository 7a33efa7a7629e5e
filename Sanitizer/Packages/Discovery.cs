using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConcurrentJs.Sanitizer.Packages;

/// <summary>The calls that an exercise consists of.</summary>
/// <param name="How">require or import.</param>
/// <param name="Prologue">Declarations that the texts rely on.</param>
/// <param name="Objects">Names and the texts that make them: arguments and instances.</param>
/// <param name="Calls">What is called, and the text of the call.</param>
internal sealed record CallList(string How, string Prologue, IReadOnlyList<(string Name, string Text)> Objects, IReadOnlyList<(string Label, string Text)> Calls,
    int Functions, int Untried, IReadOnlyList<string> Failures);

/// <summary>Finds calls that work on one thread. A call that does not come back is left out of the next attempt.</summary>
internal static class Discovery
{
    private const int Attempts = 12, CallMsMax = 5000;

    /// <exception cref="FormatException">The package cannot be loaded.</exception>
    public static CallList Run(PackageFolder package, Examples examples, PackageOptions options)
    {
        var skip = new List<string>();
        for (int attempt = 0; ; attempt++)
        {
            (string? found, string? failed, string? stuck) = RunOnce(package, examples, options, skip);
            if (found is not null)
                return Parse(found, options);
            if (failed is not null)
                throw new FormatException($"cannot load {package.Name}: {failed}");
            if (stuck is null || attempt == Attempts)
                throw new FormatException($"cannot try {package.Name}: expected its functions to come back, found that {stuck ?? "loading it"} does not");
            skip.Add(stuck);
        }
    }

    private static (string? Found, string? Failed, string? Stuck) RunOnce(PackageFolder package, Examples examples, PackageOptions options, List<string> skip)
    {
        string trying = "";
        using var run = new HostedProgram(options, CallMsMax);
        run.Hear("trying", call =>
        {
            trying = call.AsString();
            run.Step();
        });
        run.Run($"const input = {Input(package, examples, options, skip)};\n{Resource.Read("guards.js")}{Resource.Read("discover.js")}", "discover.js");
        return (run.Done, run.Failure, trying.Length > 0 ? trying : null);
    }

    private static string Input(PackageFolder package, Examples examples, PackageOptions options, List<string> skip)
    {
        var byName = new JsonObject();
        foreach ((string name, List<string[]> calls) in examples.ByName)
            byName[name] = new JsonArray([.. calls.Select(call => (JsonNode)new JsonArray([.. call.Select(text => (JsonNode)text)]))]);
        return new JsonObject
        {
            ["name"] = package.Name,
            ["specifier"] = package.Specifier,
            ["from"] = package.From,
            ["seed"] = options.Seed,
            ["maxCalls"] = options.MaxCalls,
            ["perFunction"] = 3,
            ["tries"] = 24,
            ["aliases"] = new JsonArray([.. examples.Aliases.Select(name => (JsonNode)name)]),
            ["skip"] = new JsonArray([.. skip.Select(text => (JsonNode)text)]),
            ["examples"] = byName,
        }.ToJsonString();
    }

    private static CallList Parse(string json, PackageOptions options)
    {
        JsonNode root = JsonNode.Parse(json)!;
        (string, string)[] Pairs(string name) => [.. root[name]!.AsArray().Select(pair => (pair![0]!.GetValue<string>(), pair[1]!.GetValue<string>()))];
        return new CallList(root["how"]!.GetValue<string>(), root["prologue"]!.GetValue<string>(), Pairs("entries"),
            [.. Pairs("calls").Where(call => options.Wants(call.Item1))], root["functions"]!.GetValue<int>(), root["untried"]!.GetValue<int>(),
            [.. root["failures"]!.AsArray().Select(text => text!.GetValue<string>())]);
    }
}
