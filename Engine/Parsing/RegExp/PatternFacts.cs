using ConcurrentJs.Parsing.Unicode;

namespace ConcurrentJs.Parsing.RegExp;

/// <summary>Facts about a lowered pattern that the compiler asks again and again: how short a match may be, and what it
/// may start with.</summary>
internal sealed class PatternFacts(bool unicode)
{
    private readonly Dictionary<RegExpNode, FirstSet> _first = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<RegExpNode, int> _width = new(ReferenceEqualityComparer.Instance);

    /// <summary>The fewest code units a match takes.</summary>
    public int MinWidth(RegExpNode node)
    {
        if (node is CharNode or SetNode)
            return node is CharNode { CodePoint: > 0xFFFF } ? 2 : 1;
        if (_width.TryGetValue(node, out int known))
            return known;
        NestingGuard.Check();
        long width = node switch
        {
            SequenceNode sequence => sequence.Items.Sum(item => (long)MinWidth(item)),
            AlternationNode alternation => alternation.Alternatives.Min(MinWidth),
            CaptureNode capture => MinWidth(capture.Body),
            QuantifierNode quantifier => (long)MinWidth(quantifier.Body) * quantifier.Min,
            _ => 0,
        };
        return _width[node] = (int)Math.Min(width, int.MaxValue / 2);
    }

    public bool CanBeEmpty(RegExpNode node) => MinWidth(node) == 0;

    /// <summary>What a match may start with, when <paramref name="follow"/> is what comes after it.</summary>
    public FirstSet First(RegExpNode node, in FirstSet follow)
    {
        FirstSet first = First(node);
        return first.MayAccept ? Then(first, follow) : first;
    }

    private static FirstSet Then(FirstSet first, in FirstSet next)
    {
        first.Add(next);
        first.MayAccept = next.MayAccept;
        first.Asserts |= next.Asserts;
        return first;
    }

    private FirstSet First(RegExpNode node)
    {
        if (_first.TryGetValue(node, out FirstSet known))
            return known;
        NestingGuard.Check();
        return _first[node] = Compute(node);
    }

    private FirstSet Compute(RegExpNode node)
    {
        var first = new FirstSet();
        switch (node)
        {
            case CharNode character:
                first.Add(character.CodePoint < FirstSet.Wide ? character.CodePoint : FirstSet.Wide);
                return first;
            case SetNode set:
                first.Add(set.Set);
                return first;
            case SequenceNode sequence:
                first.MayAccept = true;
                for (int i = 0; i < sequence.Items.Length && first.MayAccept; i++)
                    first = Then(first, First(sequence.Items[i]));
                return first;
            case AlternationNode alternation:
                foreach (RegExpNode alternative in alternation.Alternatives)
                {
                    FirstSet other = First(alternative);
                    first.Add(other);
                    first.MayAccept |= other.MayAccept;
                    first.Asserts |= other.Asserts;
                }
                return first;
            case CaptureNode capture:
                return First(capture.Body);
            case QuantifierNode quantifier:
                first = First(quantifier.Body);
                first.MayAccept |= quantifier.Min == 0;
                first.Asserts |= CanBeEmpty(quantifier.Body);
                return first;
            case EmptyNode:
                return FirstSet.Accept;
            case AssertionNode { Kind: AssertionKind.InputEnd }:
                first.Add(FirstSet.End);
                return first;
            case AssertionNode { Kind: AssertionKind.LineEnd }:
                first.Add('\n');
                first.Add('\r');
                first.Add(FirstSet.Wide);
                first.Add(FirstSet.End);
                return first;
            case BackReferenceNode:
                return FirstSet.Anything;
            default:
                return new FirstSet { MayAccept = true, Asserts = true };
        }
    }

    /// <summary>True when each member of the set is one code unit wherever it stands.</summary>
    public bool IsOneUnit(CodePointSet set)
    {
        if (!unicode)
            return true;
        foreach (int edge in set.Edges)
        {
            if (edge > 0x10000)
                return false;
        }
        return set.Intersect(CodePointSet.Range(0xD800, 0xDFFF)).IsEmpty;
    }
}
