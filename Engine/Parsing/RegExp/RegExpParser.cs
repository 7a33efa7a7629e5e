namespace ConcurrentJs.Parsing.RegExp;

/// <summary>Reads a pattern into a tree, by recursive descent over the grammar of ECMA-262 22.2.1 with the
/// web-compatible extensions of Annex B.1.2 when neither u nor v is set.</summary>
/// <remarks>Two facts must be known before they are read, and only without u and v: how many groups there are
/// (\8 is a back reference or an octal escape) and whether one has a name (\k is then no letter). A first scan
/// finds them; under u and v the same checks wait for the end of the pattern.</remarks>
internal sealed partial class RegExpParser
{
    private const int MaxCaptures = 1 << 16;

    private readonly string _source;
    private readonly RegExpFlags _flags;
    private readonly bool _unicode;
    private readonly bool _sets;
    private readonly int _totalCaptures;
    private readonly bool _hasNames;
    private readonly List<GroupName> _names = [];
    private readonly List<BackReferenceNode> _namedReferences = [];

    /// <summary>The names of the groups in the alternative that is being read, ES2025: a name may repeat in another one.</summary>
    private HashSet<string>? _alternativeNames;
    private int _pos;
    private int _captures = 1;
    private int _largestReference;
    private bool _ignoreCase;
    private bool _multiline;
    private bool _dotAll;

    public RegExpParser(string source, RegExpFlags flags)
    {
        _source = source;
        _flags = flags;
        _unicode = (flags & RegExpFlags.AnyUnicode) != 0;
        _sets = (flags & RegExpFlags.UnicodeSets) != 0;
        _ignoreCase = (flags & RegExpFlags.IgnoreCase) != 0;
        _multiline = (flags & RegExpFlags.Multiline) != 0;
        _dotAll = (flags & RegExpFlags.DotAll) != 0;
        if (!_unicode)
            (_totalCaptures, _hasNames) = Scan(source);
        else
            _hasNames = true;
    }

    public RegExpTree Parse()
    {
        RegExpNode root = ParseDisjunction();
        if (_pos < _source.Length)
            throw Error("Unmatched ')'");
        if (_unicode && _largestReference >= _captures)
            throw Error("Invalid escape");
        Dictionary<string, int[]>? groups = _namedReferences.Count == 0 ? null
            : _names.GroupBy(static group => group.Name).ToDictionary(static groups => groups.Key, static groups => groups.Select(static group => group.Index).ToArray());
        foreach (BackReferenceNode reference in _namedReferences)
            reference.Groups = groups!.GetValueOrDefault(reference.Name!) ?? throw Error("Invalid named capture referenced");
        return new RegExpTree(root, _flags, _captures, [.. _names]);
    }

    private static (int Captures, bool HasNames) Scan(string source)
    {
        int captures = 1;
        bool names = false, inClass = false;
        for (int i = 0; i < source.Length; i++)
        {
            switch (source[i])
            {
                case '\\':
                    i++;
                    break;
                case '[':
                    inClass = true;
                    break;
                case ']':
                    inClass = false;
                    break;
                case '(' when !inClass:
                    bool named = i + 3 < source.Length && source[i + 1] == '?' && source[i + 2] == '<'
                        && source[i + 3] is not ('=' or '!');
                    names |= named;
                    if (named || i + 1 >= source.Length || source[i + 1] != '?')
                        captures++;
                    break;
            }
        }
        return (captures, names);
    }

    private RegExpNode ParseDisjunction()
    {
        NestingGuard.Check();
        HashSet<string>? outer = _alternativeNames, names = null;
        RegExpNode first = ParseNext();
        List<RegExpNode>? alternatives = null;
        while (Eat('|'))
            (alternatives ??= [first]).Add(ParseNext());
        _alternativeNames = outer;
        if (names is not null)
            AddToAlternative(names);
        return alternatives is null ? first : new AlternationNode([.. alternatives]);

        RegExpNode ParseNext()
        {
            _alternativeNames = null;
            RegExpNode alternative = ParseAlternative();
            names = Union(names, _alternativeNames);
            return alternative;
        }
    }

    private RegExpNode ParseAlternative()
    {
        RegExpNode? single = null;
        List<RegExpNode>? items = null;
        while (_pos < _source.Length && _source[_pos] is not ('|' or ')'))
        {
            RegExpNode term = ParseTerm();
            if (single == null)
            {
                single = term;
                continue;
            }
            items ??= [single];
            items.Add(term);
        }
        return items != null ? new SequenceNode([.. items]) : single ?? EmptyNode.Instance;
    }

    private RegExpNode ParseTerm()
    {
        int firstCapture = _captures;
        char c = _source[_pos];
        switch (c)
        {
            case '^':
                _pos++;
                return new AssertionNode(_multiline ? AssertionKind.LineStart : AssertionKind.InputStart, false);
            case '$':
                _pos++;
                return new AssertionNode(_multiline ? AssertionKind.LineEnd : AssertionKind.InputEnd, false);
            case '*' or '+' or '?':
                throw Error("Nothing to repeat");
            case '(':
                RegExpNode group = ParseGroup(out bool quantifiable);
                return quantifiable ? ParseQuantifier(group, firstCapture) : group;
            case '.':
                _pos++;
                return ParseQuantifier(new AnyNode(_dotAll), firstCapture);
            case '[':
                return ParseQuantifier(ParseClass(), firstCapture);
            case '\\':
                RegExpNode escape = ParseAtomEscape();
                return escape is AssertionNode ? escape : ParseQuantifier(escape, firstCapture);
            case '{':
                if (_unicode)
                    throw Error("Nothing to repeat");
                if (TryParseBraces(out _, out _))
                    throw Error("Nothing to repeat");
                break;
            case '}' or ']' when _unicode:
                throw Error("Lone quantifier brackets");
        }
        return ParseQuantifier(new CharNode(NextCodePoint(), _ignoreCase), firstCapture);
    }

    private RegExpNode ParseQuantifier(RegExpNode atom, int firstCapture)
    {
        int min, max;
        switch (Peek())
        {
            case '*':
                _pos++;
                (min, max) = (0, QuantifierNode.Infinite);
                break;
            case '+':
                _pos++;
                (min, max) = (1, QuantifierNode.Infinite);
                break;
            case '?':
                _pos++;
                (min, max) = (0, 1);
                break;
            case '{':
                if (TryParseBraces(out min, out max))
                    break;
                if (_unicode)
                    throw Error("Incomplete quantifier");
                return atom;
            default:
                return atom;
        }
        bool greedy = !Eat('?');
        if (min > max)
            throw Error("numbers out of order in {} quantifier");
        return new QuantifierNode(atom, min, max, greedy, firstCapture, _captures);
    }

    /// <summary>{n} {n,} {n,m}: leaves the position alone when it is none of them.</summary>
    private bool TryParseBraces(out int min, out int max)
    {
        int start = _pos;
        _pos++;
        max = 0;
        if (!TryParseDecimal(out min))
        {
            _pos = start;
            return false;
        }
        max = min;
        if (Eat(',') && !TryParseDecimal(out max))
            max = QuantifierNode.Infinite;
        if (Eat('}'))
            return true;
        _pos = start;
        return false;
    }

    /// <summary>Decimal digits; a number too large for an int is read as the largest int.</summary>
    private bool TryParseDecimal(out int value)
    {
        int start = _pos;
        long number = 0;
        while (_pos < _source.Length && char.IsAsciiDigit(_source[_pos]))
            number = Math.Min(number * 10 + (_source[_pos++] - '0'), int.MaxValue);
        value = (int)number;
        return _pos > start;
    }

    /// <summary>The next UTF-16 unit, or -1 at the end.</summary>
    private int Peek(int offset = 0) => _pos + offset < _source.Length ? _source[_pos + offset] : -1;

    private bool Eat(char c)
    {
        if (Peek() != c)
            return false;
        _pos++;
        return true;
    }

    private bool Eat(string text)
    {
        if (string.CompareOrdinal(_source, _pos, text, 0, text.Length) != 0)
            return false;
        _pos += text.Length;
        return true;
    }

    /// <summary>A code point under u and v, else a code unit.</summary>
    private int NextCodePoint() => _unicode ? NextFullCodePoint() : _source[_pos++];

    private int NextFullCodePoint()
    {
        char c = _source[_pos++];
        if (char.IsHighSurrogate(c) && _pos < _source.Length && char.IsLowSurrogate(_source[_pos]))
            return char.ConvertToUtf32(c, _source[_pos++]);
        return c;
    }

    private static RegExpSyntaxException Error(string message) => new(message);
}
