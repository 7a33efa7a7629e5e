namespace ConcurrentJs.Parsing.RegExp;

/// <summary>Character classes: the plain grammar, and the set notation of v.</summary>
internal sealed partial class RegExpParser
{
    private ClassNode ParseClass()
    {
        _pos++;
        bool negated = Eat('^');
        if (!_sets)
            return new ClassNode(ParsePlainClass(), negated, _ignoreCase);
        return new ClassNode(ParseSetContents(negated), false, _ignoreCase);
    }

    private ClassGroup ParsePlainClass()
    {
        List<ClassItem> items = [];
        while (!Eat(']'))
        {
            ClassItem first = ParsePlainAtom();
            if (Peek() != '-' || Peek(1) == ']' || Peek(1) == -1)
            {
                items.Add(first);
                continue;
            }
            _pos++;
            ClassItem last = ParsePlainAtom();
            if (first is ClassRange low && last is ClassRange high)
            {
                if (low.First > high.First)
                    throw Error("Range out of order in character class");
                items.Add(new ClassRange(low.First, high.First));
                continue;
            }
            if (_unicode)
                throw Error("Invalid character class");
            items.Add(first);
            items.Add(new ClassRange('-', '-'));
            items.Add(last);
        }
        return new ClassGroup(ClassOperator.Union, [.. items], false);
    }

    /// <summary>One character, as a range of one, or a class escape.</summary>
    private ClassItem ParsePlainAtom()
    {
        if (_pos >= _source.Length)
            throw Error("Unterminated character class");
        return Peek() == '\\' ? ParseClassAtomEscape() : Single(NextCodePoint());
    }

    private ClassItem ParseClassAtomEscape()
    {
        _pos++;
        int c = Peek();
        switch (c)
        {
            case -1:
                throw Error("\\ at end of pattern");
            case 'b':
                _pos++;
                return Single('\b');
            case '-' when _unicode:
                _pos++;
                return Single('-');
        }
        if (_sets && IsReservedPunctuator(c))
        {
            _pos++;
            return Single(c);
        }
        return TryParseClassEscape() ?? Single(ParseCharacterEscape(inClass: true));
    }

    private static ClassRange Single(int c) => new(c, c);

    /// <summary>After '[' or '[^', up to and with ']'.</summary>
    private ClassGroup ParseSetContents(bool negated)
    {
        NestingGuard.Check();
        List<ClassItem> items = [];
        ClassOperator op = ClassOperator.Union;
        bool mayOperate = false;        // the only thing so far is one operand that is no range
        while (!Eat(']'))
        {
            if (_pos >= _source.Length)
                throw Error("Unterminated character class");
            ClassOperator? found = Peek() == '-' && Peek(1) == '-' ? ClassOperator.Subtraction
                : Peek() == '&' && Peek(1) == '&' ? ClassOperator.Intersection : null;
            if (found != null)
            {
                bool legal = op == ClassOperator.Union ? mayOperate : op == found;
                _pos += 2;
                if (!legal || (found == ClassOperator.Intersection && Peek() == '&'))
                    throw Error("Invalid set operation in character class");
                op = found.Value;
                items.Add(ParseSetOperand());
                continue;
            }
            if (op != ClassOperator.Union)
                throw Error("Invalid set operation in character class");
            ClassItem item = ParseSetOperand();
            mayOperate = items.Count == 0;
            if (Peek() == '-' && Peek(1) != '-')
            {
                _pos++;
                if (item is not ClassRange first || _pos >= _source.Length || ParseSetOperand() is not ClassRange last)
                    throw Error("Invalid character class");
                if (first.First > last.First)
                    throw Error("Range out of order in character class");
                item = new ClassRange(first.First, last.First);
                mayOperate = false;
            }
            items.Add(item);
        }
        var group = new ClassGroup(op, [.. items], negated);
        if (negated && new ClassGroup(op, group.Items, false).MayContainStrings)
            throw Error("Negated character class may contain strings");
        return group;
    }

    private ClassItem ParseSetOperand()
    {
        if (_pos >= _source.Length)
            throw Error("Unterminated character class");
        char c = _source[_pos];
        switch (c)
        {
            case '[':
                _pos++;
                return ParseSetContents(Eat('^'));
            case '\\':
                return Peek(1) == 'q' ? ParseClassStrings() : ParseClassAtomEscape();
            case '(' or ')' or ']' or '{' or '}' or '/' or '-' or '|':
                throw Error("Invalid character in character class");
        }
        if (Peek(1) == c && IsReservedDoublePunctuator(c))
            throw Error("Invalid set operation in character class");
        return Single(NextCodePoint());
    }

    /// <summary>\q{abc|d|}</summary>
    private ClassStrings ParseClassStrings()
    {
        _pos += 2;
        if (!Eat('{'))
            throw Error("Invalid escape");
        List<int[]> alternatives = [];
        List<int> current = [];
        while (true)
        {
            if (_pos >= _source.Length)
                throw Error("Invalid character class");
            bool end = Eat('}');
            if (end || Eat('|'))
            {
                alternatives.Add([.. current]);
                current.Clear();
                if (end)
                    return new ClassStrings([.. alternatives]);
                continue;
            }
            if (ParseSetOperandCharacter() is not ClassRange single)
                throw Error("Invalid escape");
            current.Add(single.First);
        }
    }

    private ClassItem ParseSetOperandCharacter()
    {
        if (Peek() == '[' || (Peek() == '\\' && Peek(1) == 'q'))
            throw Error("Invalid character in character class");
        return ParseSetOperand();
    }

    private static bool IsReservedPunctuator(int c) =>
        c is '&' or '-' or '!' or '#' or '%' or ',' or ':' or ';' or '<' or '=' or '>' or '@' or '`' or '~';

    private static bool IsReservedDoublePunctuator(char c) =>
        c is '&' or '!' or '#' or '$' or '%' or '*' or '+' or ',' or '.' or ':' or ';' or '<' or '=' or '>' or '?'
            or '@' or '^' or '`' or '~';
}
