using System.Text;
using ConcurrentJs.Parsing.Unicode;

namespace ConcurrentJs.Parsing.RegExp;

/// <summary>What starts with a parenthesis, and the names of groups.</summary>
internal sealed partial class RegExpParser
{
    private RegExpNode ParseGroup(out bool quantifiable)
    {
        quantifiable = true;
        _pos++;
        if (!Eat('?'))
            return ParseCapture(null);
        switch (Peek())
        {
            case ':':
                _pos++;
                return ParseBody();
            case '=' or '!':
                quantifiable = !_unicode;
                return ParseLook(behind: false);
            case '<' when Peek(1) is '=' or '!':
                quantifiable = false;
                _pos++;
                return ParseLook(behind: true);
            case '<':
                _pos++;
                return ParseCapture(ParseGroupName("Invalid capture group name"));
            default:
                return ParseModifiers();
        }
    }

    private RegExpNode ParseBody()
    {
        RegExpNode body = ParseDisjunction();
        if (!Eat(')'))
            throw Error("Unterminated group");
        return body;
    }

    private CaptureNode ParseCapture(string? name)
    {
        if (_captures >= MaxCaptures)
            throw Error("Too many captures");
        int index = _captures++;
        if (name != null)
        {
            _names.Add(new GroupName(name, index));
            AddToAlternative([name]);
        }
        return new CaptureNode(index, ParseBody());
    }

    // 22.2.1.3 Static Semantics: MightBothParticipate ( x, y ): groups of one alternative might, those of two alternatives of one
    // disjunction might not.
    private void AddToAlternative(HashSet<string> names)
    {
        if (_alternativeNames is not { } known)
        {
            _alternativeNames = names;
            return;
        }
        // The smaller goes into the larger, so deep nesting costs little.
        (HashSet<string> large, HashSet<string> small) = known.Count >= names.Count ? (known, names) : (names, known);
        foreach (string name in small)
        {
            if (!large.Add(name))
                throw Error("Duplicate capture group name");
        }
        _alternativeNames = large;
    }

    private static HashSet<string>? Union(HashSet<string>? one, HashSet<string>? other)
    {
        if (one is null || other is null)
            return one ?? other;
        (HashSet<string> large, HashSet<string> small) = one.Count >= other.Count ? (one, other) : (other, one);
        large.UnionWith(small);
        return large;
    }

    private LookNode ParseLook(bool behind)
    {
        bool negative = _source[_pos++] == '!';
        int first = _captures;
        RegExpNode body = ParseBody();
        return new LookNode(body, behind, negative, first, _captures);
    }

    /// <summary>(?ims-ims:…)</summary>
    private RegExpNode ParseModifiers()
    {
        (bool ignoreCase, bool multiline, bool dotAll) = (_ignoreCase, _multiline, _dotAll);
        string seen = "";
        bool remove = false;
        while (!Eat(':'))
        {
            int letter = Peek();
            if (letter == '-' && !remove)
            {
                remove = true;
                _pos++;
                continue;
            }
            if (letter is not ('i' or 'm' or 's'))
                throw Error(letter == '-' ? "Multiple dashes in flag group" : "Invalid group");
            if (seen.Contains((char)letter))
                throw Error("Repeated flag in flag group");
            seen += (char)letter;
            _pos++;
            switch (letter)
            {
                case 'i':
                    _ignoreCase = !remove;
                    break;
                case 'm':
                    _multiline = !remove;
                    break;
                default:
                    _dotAll = !remove;
                    break;
            }
        }
        if (seen.Length == 0)
            throw Error("Invalid flag group");
        RegExpNode body = ParseBody();
        (_ignoreCase, _multiline, _dotAll) = (ignoreCase, multiline, dotAll);
        return body;
    }

    /// <summary>A name up to and with its '>', the '&lt;' already read. Escapes and surrogate pairs count as code points
    /// with and without u.</summary>
    private string ParseGroupName(string error)
    {
        var name = new StringBuilder();
        while (true)
        {
            if (_pos >= _source.Length)
                throw Error(error);
            if (name.Length > 0 && Eat('>'))
                return name.ToString();
            int c = NextFullCodePoint();
            if (c == '\\')
            {
                if (!Eat('u') || !TryParseUnicodeEscape(true, out c))
                    throw Error("Invalid Unicode escape");
            }
            bool good = name.Length == 0 ? c is '$' or '_' || UnicodeTables.IsIdStart(c)
                : c is '$' or 0x200C or 0x200D || UnicodeTables.IsIdContinue(c);
            if (!good)
                throw Error(error);
            name.Append(char.ConvertFromUtf32(c));
        }
    }
}
