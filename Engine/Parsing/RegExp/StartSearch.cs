using System.Buffers;
using System.Text;
using ConcurrentJs.Parsing.Unicode;

namespace ConcurrentJs.Parsing.RegExp;

/// <summary>Where a match may start: skips, with vectorised searches where possible, positions at which the pattern
/// certainly fails.</summary>
internal abstract class StartSearch
{
    private const int MaxTexts = 24;
    private const int MaxTextLength = 8;
    private const int MaxMembers = 6;
    private const int FewCharacters = 128;

    /// <summary>The first position from <paramref name="from"/> on where a match may start, or -1.</summary>
    public abstract int Next(ReadOnlySpan<char> input, int from);

    /// <summary>True when only position 0 can match.</summary>
    public virtual bool OnlyAtStart => false;

    public static StartSearch? For(RegExpNode root, PatternFacts facts)
    {
        if (PatternFacts.StartsAtInputStart(root))
            return new AtInputStart();
        if (root is AssertionNode { Kind: AssertionKind.LineStart }
            or SequenceNode { Items: [AssertionNode { Kind: AssertionKind.LineStart }, ..] })
            return new AtLineStart();
        if (facts.CanBeEmpty(root))
            return null;
        Prefixes prefixes = PrefixesOf(root);
        if (prefixes.Texts.TrueForAll(static text => text.Length >= 2))
            return prefixes.Texts.Count == 1 ? new OfText(prefixes.Texts[0]) : new OfTexts([.. prefixes.Texts]);
        return OfFirstSet(facts.First(root, FirstSet.Accept));
    }

    private static StartSearch? OfFirstSet(in FirstSet first)
    {
        if (first.MayAccept || first[FirstSet.End])
            return null;
        List<char> members = [], others = [];
        for (int c = 0; c < FirstSet.Wide; c++)
            (first[c] ? members : others).Add((char)c);
        if (!first[FirstSet.Wide])
            return members.Count <= FewCharacters ? new OfCharacters(SearchValues.Create([.. members])) : new OfTable(first);
        return others.Count is > 0 and <= FewCharacters ? new ExceptCharacters(SearchValues.Create([.. others])) : new OfTable(first);
    }

    /// <summary>Texts of which a match starts with one. Exact: the node matches nothing but these.</summary>
    private readonly record struct Prefixes(List<string> Texts, bool Exact);

    private static readonly Prefixes s_unknown = new([""], false);

    private static Prefixes PrefixesOf(RegExpNode node)
    {
        switch (node)
        {
            case CharNode character:
                return new Prefixes([character.CodePoint < 0x10000 ? ((char)character.CodePoint).ToString()
                    : char.ConvertFromUtf32(character.CodePoint)], true);
            case SetNode set:
                return OfMembers(set.Set);
            case CaptureNode capture:
                return PrefixesOf(capture.Body);
            case AssertionNode or LookNode or EmptyNode:
                return new Prefixes([""], true);
            case SequenceNode sequence:
                var whole = new Prefixes([""], true);
                foreach (RegExpNode item in sequence.Items)
                {
                    whole = Join(whole, PrefixesOf(item));
                    if (!whole.Exact)
                        break;
                }
                return whole;
            case AlternationNode alternation:
                List<string> texts = [];
                bool exact = true;
                foreach (RegExpNode alternative in alternation.Alternatives)
                {
                    Prefixes prefixes = PrefixesOf(alternative);
                    texts.AddRange(prefixes.Texts);
                    exact &= prefixes.Exact;
                    if (texts.Count > MaxTexts)
                        return s_unknown;
                }
                return new Prefixes([.. texts.Distinct()], exact);
            case QuantifierNode { Min: > 0 } quantifier:
                return PrefixesOf(quantifier.Body) with { Exact = false };
            default:
                return s_unknown;
        }
    }

    private static Prefixes Join(Prefixes left, Prefixes right)
    {
        if (left.Texts.Count * right.Texts.Count > MaxTexts || left.Texts.Exists(static text => text.Length >= MaxTextLength))
            return left with { Exact = false };
        return new Prefixes([.. left.Texts.SelectMany(_ => right.Texts, static (a, b) => a + b)], right.Exact);
    }

    private static Prefixes OfMembers(CodePointSet set)
    {
        List<string> members = [];
        for (int i = 0; i < set.Edges.Length; i += 2)
        {
            for (int c = set.Edges[i]; c < set.Edges[i + 1]; c++)
            {
                if (members.Count == MaxMembers || c is >= 0xD800 and <= 0xDFFF or > 0xFFFF)
                    return s_unknown;
                members.Add(((char)c).ToString());
            }
        }
        return members.Count > 0 ? new Prefixes(members, true) : s_unknown;
    }

    private sealed class AtInputStart : StartSearch
    {
        public override bool OnlyAtStart => true;

        public override int Next(ReadOnlySpan<char> input, int from) => from == 0 ? 0 : -1;
    }

    private sealed class AtLineStart : StartSearch
    {
        public override int Next(ReadOnlySpan<char> input, int from)
        {
            if (from == 0)
                return 0;
            int found = input[(from - 1)..].IndexOfAny("\n\r\u2028\u2029");
            return found < 0 ? -1 : from + found;
        }
    }

    private sealed class OfText(string text) : StartSearch
    {
        public override int Next(ReadOnlySpan<char> input, int from)
        {
            int found = input[from..].IndexOf(text);
            return found < 0 ? -1 : from + found;
        }
    }

    /// <summary>Near the start, one by one by the first two units; further on, all texts at once.</summary>
    private sealed class OfTexts : StartSearch
    {
        private const int Near = 32;

        private readonly CharClass _first;
        private readonly CharClass _second;
        private readonly Lazy<SearchValues<string>> _texts;

        public OfTexts(string[] texts)
        {
            _first = ClassOf(texts, 0);
            _second = ClassOf(texts, 1);
            // Variants of case are searched as one text. That may find too much (never too little): the matcher decides.
            string[] folded = [.. texts.Select(static text => text.ToLowerInvariant()).Distinct()];
            bool variants = folded.Length < texts.Length && Array.TrueForAll(texts, static text => Ascii.IsValid(text));
            // Preparing this search is dear, so it waits until it is needed.
            _texts = new(() => variants
                ? SearchValues.Create(folded, StringComparison.OrdinalIgnoreCase)
                : SearchValues.Create(texts, StringComparison.Ordinal));
        }

        public override int Next(ReadOnlySpan<char> input, int from)
        {
            int i = from;
            for (int near = Math.Min(from + Near, input.Length - 1); i < near; i++)
            {
                if (_first.Contains(input[i]) && _second.Contains(input[i + 1]))
                    return i;
            }
            if (i >= input.Length)
                return -1;
            int found = input[i..].IndexOfAny(_texts.Value);
            return found < 0 ? -1 : i + found;
        }

        private static CharClass ClassOf(string[] texts, int at)
        {
            var builder = new CodePointSet.Builder();
            foreach (string text in texts)
                builder.Add(text[at]);
            return new CharClass(builder.Build(), false);
        }
    }

    private sealed class OfCharacters(SearchValues<char> members) : StartSearch
    {
        public override int Next(ReadOnlySpan<char> input, int from)
        {
            int found = input[from..].IndexOfAny(members);
            return found < 0 ? -1 : from + found;
        }
    }

    private sealed class ExceptCharacters(SearchValues<char> others) : StartSearch
    {
        public override int Next(ReadOnlySpan<char> input, int from)
        {
            int found = input[from..].IndexOfAnyExcept(others);
            return found < 0 ? -1 : from + found;
        }
    }

    private sealed class OfTable(FirstSet first) : StartSearch
    {
        public override int Next(ReadOnlySpan<char> input, int from)
        {
            for (int i = from; i < input.Length; i++)
            {
                if (first[FirstSet.PositionOf(input[i])])
                    return i;
            }
            return -1;
        }
    }
}
