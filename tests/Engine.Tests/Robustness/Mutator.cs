namespace ConcurrentJs.Engine.Tests.Robustness;

/// <summary>Changes texts a little: the same seed gives the same texts on every machine.</summary>
public sealed class Mutator(ulong seed)
{
    private static readonly string[] s_tokens =
    [
        "(", ")", "[", "]", "{", "}", "...", "=>", "?.", "??", "**", "=", "==", ";", ",", ":", "`", "${", "'", "\"", "\\", "/", "/*", "*/", "//", "\n", "\u2028",
        "0", "-1", "1e400", "0x7fffffff", "4294967295", "9007199254740993", "1n", "NaN", "undefined", "null", "this", "arguments", "eval", "await", "yield", "async ",
        "let ", "const ", "var ", "function ", "function* ", "class ", "extends ", "super", "new ", "new.target", "import ", "export ", "static ", "get ", "set ", "#x", "of ", "in ",
        "typeof ", "delete ", "void ", "return ", "throw ", "try{", "}catch{", "}finally{", "for(", "while(", "do ", "if(", "else ", "switch(", "case ", "break ", "continue ", "with(", "label:",
        "\\u{110000}", "\\u{1F600}", "\\x", "\\u00", "\\k<a>", "\\1", "\\b", "\\p{L}", "\\p{", "(?<a>", "(?=", "(?<!", "(?:", "(?i:", "|", "*", "+", "?", "{2,1}", "{1000000}", "^", "$", ".", "[^", "-", "&&", "--",
        "\ud800", "\udc00", "\0", "\ufeff", "é", "true", "false", "1.5", "\"a\":", "e+", "toString", "constructor", "__proto__", "Symbol.iterator", ".length=", "[0]", "()", "Proxy", "Reflect",
    ];

    private ulong _state = seed * 0x9E3779B97F4A7C15 + 1;

    /// <summary>A number from 0 up to but without <paramref name="limit"/>.</summary>
    public int Next(int limit)
    {
        // xorshift64*, Vigna 2016
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return (int)((_state * 0x2545F4914F6CDD1D >> 33) % (ulong)limit);
    }

    /// <summary>One of the seeds, changed in one to eight places.</summary>
    public string Mutate(IReadOnlyList<string> seeds)
    {
        string text = seeds[Next(seeds.Count)];
        for (int count = 1 + Next(8); count > 0; count--)
            text = Change(text, seeds);
        return text.Length > 20_000 ? text[..20_000] : text;
    }

    private string Change(string text, IReadOnlyList<string> seeds)
    {
        int at = Next(text.Length + 1);
        int length = Math.Min(text.Length - at, Next(Next(2) == 0 ? 8 : 64));
        return Next(10) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, s_tokens[Next(s_tokens.Length)]),
            2 => text.Remove(at, length).Insert(at, s_tokens[Next(s_tokens.Length)]),
            3 => text.Insert(at, ((char)Next(Next(4) == 0 ? 0x10000 : 128)).ToString()),
            4 => at < text.Length ? text.Remove(at, 1).Insert(at, ((char)(text[at] ^ 1 << Next(7))).ToString()) : text,
            5 => text.Insert(Next(text.Length + 1), text.Substring(at, length)),
            6 => text[..at],
            7 => Splice(text[..at], seeds[Next(seeds.Count)]),
            8 => text.Insert(at, string.Concat(Enumerable.Repeat(s_tokens[Next(s_tokens.Length)], 1 + Next(60)))),
            _ => Swap(text, at, length),
        };
    }

    private string Splice(string head, string other) => head + other[Next(other.Length + 1)..];

    private string Swap(string text, int at, int length)
    {
        string part = text.Substring(at, length);
        string rest = text.Remove(at, length);
        return rest.Insert(Next(rest.Length + 1), part);
    }
}
