using ConcurrentJs.Parsing.Unicode;

namespace ConcurrentJs.Parsing.RegExp;

/// <summary>One character out of a set; after lowering it stands for classes, the dot and characters with case.</summary>
internal sealed class SetNode(CodePointSet set) : RegExpNode
{
    public readonly CodePointSet Set = set;
}

/// <summary>Makes the tree simpler for the compiler: classes are evaluated, case is closed over, sequences are flat,
/// alternatives of single characters are one set. Of characters, CharNode (exact) and SetNode remain.</summary>
internal sealed class PatternLowering(RegExpFlags flags)
{
    private readonly bool _unicode = (flags & RegExpFlags.AnyUnicode) != 0;

    public RegExpNode Lower(RegExpNode node)
    {
        NestingGuard.Check();
        switch (node)
        {
            case CharNode character:
                return LowerCharacter(character.CodePoint, character.IgnoreCase);
            case AnyNode any:
                return new SetNode(any.DotAll ? CodePointSet.All : ClassEvaluator.NotLineTerminators);
            case ClassNode characters:
                return LowerClass(characters);
            case SequenceNode sequence:
                return LowerSequence(sequence);
            case AlternationNode alternation:
                return LowerAlternation([.. alternation.Alternatives.Select(Lower)]);
            case CaptureNode capture:
                return new CaptureNode(capture.Index, Lower(capture.Body));
            case LookNode look:
                return new LookNode(Lower(look.Body), look.Behind, look.Negative, look.FirstCapture, look.EndCapture);
            case QuantifierNode quantifier:
                return LowerQuantifier(quantifier);
            default:
                return node;
        }
    }

    private RegExpNode LowerCharacter(int codePoint, bool ignoreCase)
    {
        if (ignoreCase && CaseFolding.For(_unicode).EqualTo(codePoint) != null)
            return new SetNode(new ClassEvaluator(flags, true).Character(codePoint));
        bool lone = _unicode && codePoint is >= 0xD800 and <= 0xDFFF;
        return lone ? new SetNode(CodePointSet.Range(codePoint, codePoint)) : new CharNode(codePoint, false);
    }

    /// <summary>22.2.2.7 CompileAtom: a class with strings tries them first, the longest before the shorter.</summary>
    private RegExpNode LowerClass(ClassNode node)
    {
        ClassValue value = new ClassEvaluator(flags, node.IgnoreCase).Evaluate(node);
        ReadOnlySpan<int> edges = value.Set.Edges;
        bool one = edges.Length == 2 && edges[1] == edges[0] + 1 && !(_unicode && edges[0] is >= 0xD800 and <= 0xDFFF);
        RegExpNode set = one ? new CharNode(edges[0], false) : new SetNode(value.Set);
        if (value.Strings == null)
            return set;
        List<RegExpNode> alternatives = [];
        foreach (string text in value.Strings.Where(text => text.Length > 0)
            .OrderByDescending(static text => text.EnumerateRunes().Count()))
        {
            List<RegExpNode> characters = [];
            for (int i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
                characters.Add(LowerCharacter(CodePointAt(text, i), node.IgnoreCase));
            alternatives.Add(new SequenceNode([.. characters]));
        }
        alternatives.Add(set);
        if (value.Strings.Contains(""))
            alternatives.Add(EmptyNode.Instance);
        return new AlternationNode([.. alternatives]);
    }

    private static int CodePointAt(string text, int at) =>
        char.IsSurrogatePair(text, at) ? char.ConvertToUtf32(text, at) : text[at];

    private RegExpNode LowerSequence(SequenceNode node)
    {
        var items = new List<RegExpNode>(node.Items.Length);
        foreach (RegExpNode item in node.Items)
        {
            RegExpNode lowered = Lower(item);
            if (lowered is SequenceNode inner)
                items.AddRange(inner.Items);
            else if (lowered is not EmptyNode)
                items.Add(lowered);
        }
        return items.Count switch
        {
            0 => EmptyNode.Instance,
            1 => items[0],
            _ => new SequenceNode([.. items]),
        };
    }

    private RegExpNode LowerAlternation(List<RegExpNode> alternatives)
    {
        // PERF: neighbours that are single characters are one set, whichever of them matches.
        var merged = new List<RegExpNode>(alternatives.Count);
        foreach (RegExpNode node in alternatives)
        {
            if (merged.Count > 0 && AsSet(merged[^1]) is { } left && AsSet(node) is { } right)
                merged[^1] = new SetNode(left.Union(right));
            else
                merged.Add(node);
        }
        return merged.Count == 1 ? merged[0] : new AlternationNode([.. merged]);
    }

    private static CodePointSet? AsSet(RegExpNode node) => node switch
    {
        SetNode set => set.Set,
        CharNode character => CodePointSet.Range(character.CodePoint, character.CodePoint),
        _ => null,
    };

    private RegExpNode LowerQuantifier(QuantifierNode node)
    {
        RegExpNode body = Lower(node.Body);
        if (node.Max == 0 || body is EmptyNode)
            return EmptyNode.Instance;
        if (node is { Min: 1, Max: 1 })
            return body;
        // What consumes nothing matches once or never: a further iteration would be empty, which 22.2.2.3.1 refuses.
        if (ConsumesNothing(body))
            return node.Min == 0 ? EmptyNode.Instance : body;
        return new QuantifierNode(body, node.Min, node.Max, node.Greedy, node.FirstCapture, node.EndCapture);
    }

    private static bool ConsumesNothing(RegExpNode node)
    {
        NestingGuard.Check();
        return IsEmptyMatch(node);
    }

    private static bool IsEmptyMatch(RegExpNode node) => node switch
    {
        EmptyNode or AssertionNode or LookNode => true,
        CaptureNode capture => ConsumesNothing(capture.Body),
        SequenceNode sequence => Array.TrueForAll(sequence.Items, ConsumesNothing),
        AlternationNode alternation => Array.TrueForAll(alternation.Alternatives, ConsumesNothing),
        QuantifierNode quantifier => ConsumesNothing(quantifier.Body),
        _ => false,
    };
}
