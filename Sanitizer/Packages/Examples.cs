using System.Text;
using System.Text.RegularExpressions;

namespace ConcurrentJs.Sanitizer.Packages;

/// <summary>
/// Calls in a package's own documentation and tests: for each name the arguments that somebody thought worth showing, as source text. Whether they
/// work is found out by trying them.
/// </summary>
public sealed partial class Examples
{
    private const int MaxArguments = 400, MaxOfOneName = 8;

    private readonly Dictionary<string, List<string[]>> _byName = [];
    private readonly List<string> _aliases = [];

    public IReadOnlyDictionary<string, List<string[]>> ByName => _byName;

    /// <summary>What documentation calls the package's main export.</summary>
    public IReadOnlyList<string> Aliases => _aliases;

    [GeneratedRegex(@"(?<![\w$])(?:new\s+)?(?:[\w$]+\.)*(?<name>[A-Za-z_$][\w$]*)\(")]
    private static partial Regex CallHead();

    [GeneratedRegex(@"(?:(?:const|let|var)\s+|import\s+(?:\*\s+as\s+)?)(?<alias>[A-Za-z_$][\w$]*)\s*(?:=\s*require\(|from\s+)['""](?<name>[^'""]+)['""]")]
    private static partial Regex Load();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^[ \t]*\*[ \t]?", RegexOptions.Multiline)]
    private static partial Regex Leader();

    public static Examples Of(PackageFolder package)
    {
        var examples = new Examples();
        foreach ((string name, string text) in package.Texts())
        {
            bool isProse = name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase);
            // Of code only the comments: its own calls have variables for arguments.
            string read = isProse ? text : string.Join('\n', Comment().Matches(text).Where(static match => match.Value.Contains('(')).Select(static match => Leader().Replace(match.Value, "")));
            examples.Read(isProse ? text : read + "\n" + (name.Contains("test", StringComparison.Ordinal) || name.Contains("spec", StringComparison.Ordinal) ? text : ""), package.Name);
        }
        string bare = package.Name.Split('/')[^1];
        string camel = Regex.Replace(bare.Replace(".js", "", StringComparison.Ordinal), @"[-._]+(\w)", static match => match.Groups[1].Value.ToUpperInvariant());
        if (Regex.IsMatch(camel, @"^[A-Za-z_$][\w$]*$"))
            examples.Alias(camel);
        return examples;
    }

    private void Read(string text, string package)
    {
        foreach (Match match in Load().Matches(text))
        {
            if (match.Groups["name"].Value == package)
                Alias(match.Groups["alias"].Value);
        }
        foreach (Match match in CallHead().Matches(text))
        {
            string name = match.Groups["name"].Value;
            if (_byName.TryGetValue(name, out List<string[]>? known) && known.Count >= MaxOfOneName)
                continue;
            if (Arguments(text, match.Index + match.Length) is not { } arguments)
                continue;
            known ??= _byName[name] = [];
            if (!known.Any(other => other.SequenceEqual(arguments)))
                known.Add(arguments);
        }
    }

    private void Alias(string name)
    {
        if (!_aliases.Contains(name))
            _aliases.Add(name);
    }

    /// <summary>The arguments of a call, split at its commas; null when the text is no call that ends near by.</summary>
    internal static string[]? Arguments(string text, int from)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        int depth = 0;
        for (int i = from; i < text.Length && i - from < MaxArguments; i++)
        {
            char c = text[i];
            if (c is '"' or '\'' or '`')
            {
                int end = EndOfString(text, i);
                if (end < 0)
                    return null;
                part.Append(text, i, end - i + 1);
                i = end;
                continue;
            }
            if (c == '/' && i + 1 < text.Length && text[i + 1] is '/' or '*')
                return null;
            if (depth == 0 && c == ')')
            {
                if (part.ToString().Trim() is { Length: > 0 } last)
                    parts.Add(last);
                else if (parts.Count > 0)
                    return null;
                return [.. parts];
            }
            if (depth == 0 && c == ',')
            {
                if (part.ToString().Trim() is not { Length: > 0 } one)
                    return null;
                parts.Add(one);
                part.Clear();
                continue;
            }
            depth += c is '(' or '[' or '{' ? 1 : c is ')' or ']' or '}' ? -1 : 0;
            if (depth < 0)
                return null;
            part.Append(c);
        }
        return null;
    }

    private static int EndOfString(string text, int from)
    {
        for (int i = from + 1; i < text.Length && i - from < MaxArguments; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == text[from])
                return i;
            else if (text[i] == '\n' && text[from] != '`')
                return -1;
        }
        return -1;
    }
}
