using ConcurrentJs.Parsing.Unicode;

namespace ConcurrentJs.Parsing.RegExp;

/// <summary>What the first characters of a match must be, for <see cref="StartSearch"/>.</summary>
internal static class StartFacts
{
    private const int MaxTexts = 24;
    private const int MaxTextLength = 8;
    private const int MaxMembers = 6;
    private const int MaxDistance = 64;

    private static readonly SetNode s_never = new(CodePointSet.Empty);
    private static readonly Prefixes s_unknown = new([""], false);

    /// <summary>Texts of which a match starts with one. Exact: the node matches nothing but these.</summary>
    public readonly record struct Prefixes(List<string> Texts, bool Exact);

    /// <summary>A text that stands from Min to Max units behind the start of every match.</summary>
    public readonly record struct Ahead(string Text, int Min, int Max);

    public static bool IsNever(RegExpNode node) => ReferenceEquals(node, s_never);

    /// <summary>What is left of the pattern where the input does not start: the same node, a smaller one, or never.</summary>
    public static RegExpNode AwayFromStart(RegExpNode node)
    {
        NestingGuard.Check();
        switch (node)
        {
            case AssertionNode { Kind: AssertionKind.InputStart }:
                return s_never;
            case CaptureNode capture:
                return AwayFromStart(capture.Body) is var body && ReferenceEquals(body, capture.Body) ? node : body;
            case SequenceNode sequence:
                RegExpNode first = AwayFromStart(sequence.Items[0]);
                if (ReferenceEquals(first, sequence.Items[0]))
                    return node;
                return IsNever(first) ? first : new SequenceNode([first, .. sequence.Items[1..]]);
            case AlternationNode alternation:
                RegExpNode[] rest = Array.ConvertAll(alternation.Alternatives, AwayFromStart);
                if (rest.SequenceEqual(alternation.Alternatives))
                    return node;
                rest = Array.FindAll(rest, static alternative => !IsNever(alternative));
                return rest.Length switch
                {
                    0 => s_never,
                    1 => rest[0],
                    _ => new AlternationNode(rest),
                };
            case QuantifierNode { Min: > 0 } quantifier:
                return IsNever(AwayFromStart(quantifier.Body)) ? s_never : node;
            default:
                return node;
        }
    }

    public static Prefixes PrefixesOf(RegExpNode node)
    {
        NestingGuard.Check();
        switch (node)
        {
            case CharNode character:
                return new Prefixes([TextOf(character)], true);
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
                if (members.Count == MaxMembers || c is (>= 0xD800 and <= 0xDFFF) or > 0xFFFF)
                    return s_unknown;
                members.Add(((char)c).ToString());
            }
        }
        return members.Count > 0 ? new Prefixes(members, true) : s_unknown;
    }

    /// <summary>The longest text at a bounded distance from the start.</summary>
    public static Ahead? FixedText(RegExpNode root, PatternFacts facts)
    {
        Ahead? best = null;
        int min = 0, max = 0;
        List<RegExpNode> items = [];
        Flatten(root, items);
        for (int i = 0; i < items.Count && max <= MaxDistance; i++)
        {
            if (items[i] is CharNode)
            {
                int end = i;
                string text = "";
                while (end < items.Count && items[end] is CharNode character)
                {
                    text += TextOf(character);
                    end++;
                }
                if (text.Length > (best?.Text.Length ?? 0))
                    best = new Ahead(text, min, max);
                (min, max, i) = (min + text.Length, max + text.Length, end - 1);
                continue;
            }
            min += facts.MinWidth(items[i]);
            int width = MaxWidth(items[i]);
            max = width > MaxDistance ? MaxDistance + 1 : max + width;
        }
        return best;
    }

    private static void Flatten(RegExpNode node, List<RegExpNode> items)
    {
        NestingGuard.Check();
        switch (node)
        {
            case SequenceNode sequence:
                foreach (RegExpNode item in sequence.Items)
                    Flatten(item, items);
                break;
            case CaptureNode capture:
                Flatten(capture.Body, items);
                break;
            default:
                items.Add(node);
                break;
        }
    }

    /// <summary>The most code units a match takes; anything beyond MaxDistance means many.</summary>
    private static int MaxWidth(RegExpNode node)
    {
        NestingGuard.Check();
        return (int)Math.Min(MaxDistance + 1L, WidthOf(node));
    }

    private static long WidthOf(RegExpNode node) => node switch
    {
        CharNode or SetNode => 2,
        EmptyNode or AssertionNode or LookNode => 0,
        CaptureNode capture => MaxWidth(capture.Body),
        SequenceNode sequence => sequence.Items.Sum(static item => (long)MaxWidth(item)),
        AlternationNode alternation => alternation.Alternatives.Max(MaxWidth),
        QuantifierNode quantifier => (long)MaxWidth(quantifier.Body) * quantifier.Max,
        _ => MaxDistance + 1,
    };

    /// <summary>The units a match may start with, none of them approximate where that is easy; null when a match may be at the
    /// end of the input, or start with anything.</summary>
    public static CodePointSet? FirstCharacters(RegExpNode root, PatternFacts facts)
    {
        if (ExactFirst(root) is { } exact)
            return Units(exact);
        FirstSet first = facts.First(root, FirstSet.Accept);
        if (first.MayAccept || first[FirstSet.End])
            return null;
        var builder = new CodePointSet.Builder();
        for (int c = 0; c < FirstSet.Wide; c++)
        {
            if (first[c])
                builder.Add(c);
        }
        if (first[FirstSet.Wide])
            builder.Add(FirstSet.Wide, 0xFFFF);
        return builder.Build();
    }

    private static CodePointSet? ExactFirst(RegExpNode node)
    {
        NestingGuard.Check();
        switch (node)
        {
            case CharNode character:
                return CodePointSet.Range(character.CodePoint, character.CodePoint);
            case SetNode set:
                return set.Set;
            case CaptureNode capture:
                return ExactFirst(capture.Body);
            case QuantifierNode { Min: > 0 } quantifier:
                return ExactFirst(quantifier.Body);
            case SequenceNode { Items: [AssertionNode { Kind: AssertionKind.WordBoundary or AssertionKind.NotWordBoundary }, var second, ..] }:
                return ExactFirst(second);
            case SequenceNode sequence:
                return ExactFirst(sequence.Items[0]);
            case AlternationNode alternation:
                CodePointSet all = CodePointSet.Empty;
                foreach (RegExpNode alternative in alternation.Alternatives)
                {
                    if (ExactFirst(alternative) is not { } one)
                        return null;
                    all = all.Union(one);
                }
                return all;
            default:
                return null;
        }
    }

    /// <summary>As UTF-16 units: what is beyond the basic plane starts with a high surrogate.</summary>
    private static CodePointSet Units(CodePointSet set)
    {
        CodePointSet basic = set.Intersect(CodePointSet.Range(0, 0xFFFF));
        bool beyond = set.Edges.Length > 0 && set.Edges[^1] > 0x10000;
        return beyond ? basic.Union(CodePointSet.Range(0xD800, 0xDBFF)) : basic;
    }

    private static string TextOf(CharNode node) =>
        node.CodePoint < 0x10000 ? ((char)node.CodePoint).ToString() : char.ConvertFromUtf32(node.CodePoint);
}
