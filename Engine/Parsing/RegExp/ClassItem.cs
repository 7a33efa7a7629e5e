namespace ConcurrentJs.Parsing.RegExp;

/// <summary>What stands in a character class. Evaluated to a set of code points (and, under v, strings)
/// by the compiler.</summary>
internal abstract class ClassItem
{
    /// <summary>The static semantics MayContainStrings of the specification.</summary>
    public virtual bool MayContainStrings => false;
}

internal sealed class ClassRange(int first, int last) : ClassItem
{
    public readonly int First = first;
    public readonly int Last = last;
}

internal enum ClassEscapeKind
{
    Digit,
    Space,
    Word,
}

/// <summary>\d \D \s \S \w \W.</summary>
internal sealed class ClassEscape(ClassEscapeKind kind, bool negated) : ClassItem
{
    public readonly ClassEscapeKind Kind = kind;
    public readonly bool Negated = negated;
}

/// <summary>\p{…} and \P{…}.</summary>
internal sealed class ClassProperty(PropertyReference property, bool negated) : ClassItem
{
    public readonly PropertyReference Property = property;
    public readonly bool Negated = negated;
    public override bool MayContainStrings => Property.Kind == PropertyKind.Strings;
}

/// <summary>\q{…}: each alternative is its code points.</summary>
internal sealed class ClassStrings(int[][] alternatives) : ClassItem
{
    public readonly int[][] Alternatives = alternatives;
    public override bool MayContainStrings => Array.Exists(Alternatives, static text => text.Length != 1);
}

internal enum ClassOperator
{
    Union,
    Intersection,
    Subtraction,
}

/// <summary>Brackets, or their contents: the items joined by one operator.</summary>
internal sealed class ClassGroup(ClassOperator op, ClassItem[] items, bool negated) : ClassItem
{
    public readonly ClassOperator Operator = op;
    public readonly ClassItem[] Items = items;
    public readonly bool Negated = negated;

    /// <summary>Known when the group is made, so that deep nesting needs no recursion.</summary>
    public override bool MayContainStrings { get; } = !negated && items.Length > 0 && op switch
    {
        ClassOperator.Union => Array.Exists(items, static item => item.MayContainStrings),
        ClassOperator.Intersection => Array.TrueForAll(items, static item => item.MayContainStrings),
        ClassOperator.Subtraction => items[0].MayContainStrings,
    };
}
