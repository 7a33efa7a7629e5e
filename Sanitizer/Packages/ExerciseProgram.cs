using System.Text;

namespace ConcurrentJs.Sanitizer.Packages;

/// <summary>The program that calls a package from several threads. It is whole: kept as a file, <c>cjs race FILE distinct</c> shows the same races.</summary>
internal sealed class ExerciseProgram
{
    private readonly List<(int Line, string Label)> _lines = [];

    public ExerciseProgram(PackageFolder package, CallList list)
    {
        var text = new StringBuilder();
        int line = 1;
        void Add(string more, string? label = null)
        {
            if (label is not null)
                _lines.Add((line, label));
            text.Append(more).Append('\n');
            line += 1 + more.AsSpan().Count('\n');
        }
        Add($"// {package.Name} {package.Version} from several threads: cjs race FILE distinct|shared [THREADS]");
        Add(Resource.Read("guards.js").TrimEnd());
        Add(Resource.Read("exercise.js").TrimEnd());
        Add("");
        Add("(async () => {");
        Add($"const subject = {(list.How == "require" ? "require" : "await import")}({System.Text.Json.JsonSerializer.Serialize(package.Specifier)});");
        Add(list.Prologue);
        Add("const make = {");
        foreach ((string name, string make) in list.Objects)
            Add($"{name}: () => ({make}),", $"making {Short(make)}");
        Add("};");
        Add("const calls = [");
        foreach ((string label, string call) in list.Calls)
            Add($"on => ({call}),", label);
        Add("];");
        _lines.Add((line, ""));
        Add("await exercise(make, calls);");
        Add("realExit(0);");
        Add("})().catch(error => { host?.failed(String(error && error.stack || error)); realExit(1); });");
        Text = text.ToString();
    }

    public string Text { get; }

    /// <summary>Which call stands on a line; null when none does.</summary>
    public string? CallAt(int line)
    {
        int at = _lines.FindLastIndex(known => known.Line <= line);
        return at >= 0 && _lines[at].Label.Length > 0 ? _lines[at].Label : null;
    }

    private static string Short(string text) => text.Length > 40 ? text[..39] + "…" : text;
}
