namespace ConcurrentJs.Parsing.RegExp;

/// <summary>The tree of a pattern. Purely syntactic: inline modifiers are already stamped on the nodes they
/// reach, but class contents are not yet evaluated, so that checking a literal loads no Unicode table.</summary>
internal abstract class RegExpNode;

/// <summary>Matches the empty string.</summary>
internal sealed class EmptyNode : RegExpNode
{
    public static readonly EmptyNode Instance = new();
}

/// <summary>One character: a code point under u and v, a code unit otherwise.</summary>
internal sealed class CharNode(int codePoint, bool ignoreCase) : RegExpNode
{
    public readonly int CodePoint = codePoint;
    public readonly bool IgnoreCase = ignoreCase;
}

/// <summary>The dot.</summary>
internal sealed class AnyNode(bool dotAll) : RegExpNode
{
    public readonly bool DotAll = dotAll;
}

/// <summary>A character class: brackets, or an escape such as \d that stands alone.</summary>
internal sealed class ClassNode(ClassItem item, bool negated, bool ignoreCase) : RegExpNode
{
    public readonly ClassItem Item = item;
    public readonly bool Negated = negated;
    public readonly bool IgnoreCase = ignoreCase;
}

internal sealed class SequenceNode(RegExpNode[] items) : RegExpNode
{
    public readonly RegExpNode[] Items = items;
}

internal sealed class AlternationNode(RegExpNode[] alternatives) : RegExpNode
{
    public readonly RegExpNode[] Alternatives = alternatives;
}

/// <summary>Captures FirstCapture up to and not including EndCapture lie inside the body.</summary>
internal sealed class QuantifierNode(RegExpNode body, int min, int max, bool greedy, int firstCapture, int endCapture) : RegExpNode
{
    /// <summary>The maximum that means "no maximum".</summary>
    public const int Infinite = int.MaxValue;

    public readonly RegExpNode Body = body;
    public readonly int Min = min;
    public readonly int Max = max;
    public readonly bool Greedy = greedy;
    public readonly int FirstCapture = firstCapture;
    public readonly int EndCapture = endCapture;
}

internal sealed class CaptureNode(int index, RegExpNode body) : RegExpNode
{
    public readonly int Index = index;
    public readonly RegExpNode Body = body;
}

internal sealed class LookNode(RegExpNode body, bool behind, bool negative, int firstCapture, int endCapture) : RegExpNode
{
    public readonly RegExpNode Body = body;
    public readonly bool Behind = behind;
    public readonly bool Negative = negative;
    public readonly int FirstCapture = firstCapture;
    public readonly int EndCapture = endCapture;
}

/// <summary>A back reference. A name may stand for several groups, at most one of which has matched.</summary>
internal sealed class BackReferenceNode(int[] groups, string? name, bool ignoreCase) : RegExpNode
{
    public int[] Groups = groups;
    public readonly string? Name = name;
    public readonly bool IgnoreCase = ignoreCase;
}

internal enum AssertionKind
{
    InputStart,
    InputEnd,
    LineStart,
    LineEnd,
    WordBoundary,
    NotWordBoundary,
}

internal sealed class AssertionNode(AssertionKind kind, bool ignoreCase) : RegExpNode
{
    public readonly AssertionKind Kind = kind;
    public readonly bool IgnoreCase = ignoreCase;
}

/// <summary>The name of a capture group, and the group it names.</summary>
internal readonly record struct GroupName(string Name, int Index);

/// <summary>A checked pattern, ready for the compiler.</summary>
internal sealed class RegExpTree(RegExpNode root, RegExpFlags flags, int captureCount, GroupName[] names)
{
    public readonly RegExpNode Root = root;
    public readonly RegExpFlags Flags = flags;

    /// <summary>The number of captures, with capture 0, the whole match.</summary>
    public readonly int CaptureCount = captureCount;

    /// <summary>In the order of the groups. With duplicate names one name stands here several times.</summary>
    public readonly GroupName[] Names = names;
}
