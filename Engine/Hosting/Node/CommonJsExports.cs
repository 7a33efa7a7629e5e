using System.Text.RegularExpressions;

namespace ConcurrentJs.Hosting.Node;

/// <summary>The names a CommonJS text exports, guessed without running it: import must know them before.</summary>
/// <remarks>Finds the forms that people and compilers write (as cjs-module-lexer does): assignments to exports, Object.defineProperty on
/// it, literal objects as module.exports, and re-exports of required files.</remarks>
internal static partial class CommonJsExports
{
    [GeneratedRegex(@"\bexports\s*(?:\.\s*(?<name>[A-Za-z_$][\w$]*)|\[\s*(?:'(?<name>[^'\\]+)'|""(?<name>[^""\\]+)"")\s*\])\s*=(?!=)")]
    private static partial Regex Assignment();

    [GeneratedRegex(@"\bObject\s*\.\s*defineProperty\s*\(\s*(?:module\s*\.\s*)?exports\s*,\s*(?:'(?<name>[^'\\]+)'|""(?<name>[^""\\]+)"")")]
    private static partial Regex Definition();

    [GeneratedRegex(@"\bmodule\s*\.\s*exports\s*=\s*\{")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\G\s*(?:\.\.\.\s*require\s*\(\s*(?:'(?<from>[^'\\]+)'|""(?<from>[^""\\]+)"")\s*\)|(?:(?:get\s+)?(?<name>[A-Za-z_$][\w$]*)|'(?<name>[^'\\]+)'|""(?<name>[^""\\]+)"")(?:\s*:\s*[A-Za-z_$][\w$.]*|\s*\(\s*\)\s*\{[^{}]*\})?)\s*(?<end>[,}])")]
    private static partial Regex Member();

    [GeneratedRegex(@"(?:\bmodule\s*\.\s*exports\s*=\s*|__exportStar\s*\(\s*|__export\s*\(\s*|\b_export_star\s*\(\s*)require\s*\(\s*(?:'(?<from>[^'\\]+)'|""(?<from>[^""\\]+)"")\s*\)")]
    private static partial Regex ReExport();

    // esbuild: __export(target, { name: () => … }) and 0 && (module.exports = { a, b })
    [GeneratedRegex(@"\b0\s*&&\s*\(\s*module\s*\.\s*exports\s*=\s*\{")]
    private static partial Regex Annotation();

    public static (HashSet<string> Names, List<string> ReExports) Find(string text)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var reExports = new List<string>();
        foreach (Match match in Assignment().Matches(text))
            names.Add(match.Groups["name"].Value);
        foreach (Match match in Definition().Matches(text))
            names.Add(match.Groups["name"].Value);
        foreach (Regex start in new[] { Literal(), Annotation() })
        {
            foreach (Match match in start.Matches(text))
                AddMembers(text, match.Index + match.Length, names, reExports);
        }
        foreach (Match match in ReExport().Matches(text))
            reExports.Add(match.Groups["from"].Value);
        names.Remove("default");
        return (names, reExports);
    }

    private static void AddMembers(string text, int at, HashSet<string> names, List<string> reExports)
    {
        while (Member().Match(text, at) is { Success: true } member)
        {
            if (member.Groups["from"].Success)
                reExports.Add(member.Groups["from"].Value);
            else
                names.Add(member.Groups["name"].Value);
            if (member.Groups["end"].Value == "}")
                return;
            at = member.Index + member.Length;
        }
    }
}
