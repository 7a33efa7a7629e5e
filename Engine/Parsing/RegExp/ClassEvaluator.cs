using ConcurrentJs.Parsing.Unicode;

namespace ConcurrentJs.Parsing.RegExp;

/// <summary>What a class matches: single characters, and under v strings of zero or several characters.</summary>
internal readonly record struct ClassValue(CodePointSet Set, HashSet<string>? Strings);

/// <summary>22.2.2.9 CompileToCharSet. Works in the folded alphabet under v and i, as the specification does, and
/// closes the result under case equality at the end, so that the matcher never folds.</summary>
internal readonly struct ClassEvaluator(RegExpFlags flags, bool ignoreCase)
{
    private static readonly CodePointSet s_digits = CodePointSet.Range('0', '9');
    private static readonly CodePointSet s_word = CodePointSet.FromEdges(['0', '9' + 1, 'A', 'Z' + 1, '_', '_' + 1, 'a', 'z' + 1]);
    private static readonly Lazy<CodePointSet> s_unicodeWord = new(() => CaseFolding.For(true).Close(s_word));
    private static readonly CodePointSet s_space = CodePointSet.FromEdges(
    [
        9, 14, 0x20, 0x21, 0xA0, 0xA1, 0x1680, 0x1681, 0x2000, 0x200B, 0x2028, 0x202A, 0x202F, 0x2030, 0x205F, 0x2060,
        0x3000, 0x3001, 0xFEFF, 0xFF00,
    ]);

    private static readonly CodePointSet s_lineTerminators = CodePointSet.FromEdges([10, 11, 13, 14, 0x2028, 0x202A]);

    private readonly bool _unicode = (flags & RegExpFlags.AnyUnicode) != 0;
    private readonly bool _folding = (flags & RegExpFlags.UnicodeSets) != 0 && ignoreCase;

    public static CodePointSet NotLineTerminators { get; } = s_lineTerminators.Invert();

    /// <summary>WordCharacters ( rer ): for \b too.</summary>
    public CodePointSet Word => _unicode && ignoreCase ? s_unicodeWord.Value : s_word;

    public ClassValue Evaluate(ClassNode node)
    {
        ClassValue value = Evaluate(node.Item);
        CodePointSet set = ignoreCase ? CaseFolding.For(_unicode).Close(value.Set) : value.Set;
        return new ClassValue(node.Negated ? set.Invert() : set, value.Strings);
    }

    /// <summary>The characters that a single character stands for.</summary>
    public CodePointSet Character(int codePoint)
    {
        CodePointSet set = CodePointSet.Range(codePoint, codePoint);
        return ignoreCase ? CaseFolding.For(_unicode).Close(set) : set;
    }

    private ClassValue Evaluate(ClassItem item)
    {
        NestingGuard.Check();
        switch (item)
        {
            case ClassRange range:
                return new ClassValue(Fold(CodePointSet.Range(range.First, range.Last)), null);
            case ClassEscape escape:
                CodePointSet set = Fold(escape.Kind switch
                {
                    ClassEscapeKind.Digit => s_digits,
                    ClassEscapeKind.Space => s_space,
                    ClassEscapeKind.Word => Word,
                });
                return new ClassValue(escape.Negated ? Complement(set) : set, null);
            case ClassProperty { Property.Kind: PropertyKind.Strings } property:
                return OfStrings(UnicodeTables.Strings(property.Property.Name));
            case ClassProperty property:
                CodePointSet members = Fold(OfProperty(property.Property));
                return new ClassValue(property.Negated ? Complement(members) : members, null);
            case ClassStrings strings:
                return OfStrings(strings.Alternatives);
            default:
                return OfGroup((ClassGroup)item);
        }
    }

    private ClassValue OfGroup(ClassGroup group)
    {
        if (group.Operator == ClassOperator.Union)
            return OfUnion(group);
        ClassValue value = Evaluate(group.Items[0]);
        CodePointSet set = value.Set;
        HashSet<string>? strings = value.Strings;
        for (int i = 1; i < group.Items.Length; i++)
        {
            ClassValue next = Evaluate(group.Items[i]);
            if (group.Operator == ClassOperator.Intersection)
            {
                set = set.Intersect(next.Set);
                strings?.IntersectWith(next.Strings ?? []);
            }
            else
            {
                set = set.Subtract(next.Set);
                strings?.ExceptWith(next.Strings ?? []);
            }
        }
        return new ClassValue(group.Negated ? Complement(set) : set, strings);
    }

    private ClassValue OfUnion(ClassGroup group)
    {
        var builder = new CodePointSet.Builder();
        HashSet<string>? strings = null;
        foreach (ClassItem item in group.Items)
        {
            ClassValue value = Evaluate(item);
            builder.Add(value.Set);
            if (value.Strings != null)
                (strings ??= []).UnionWith(value.Strings);
        }
        CodePointSet set = builder.Build();
        return new ClassValue(group.Negated ? Complement(set) : set, strings);
    }

    private ClassValue OfStrings(IEnumerable<int[]> alternatives)
    {
        var builder = new CodePointSet.Builder();
        var strings = new HashSet<string>();
        foreach (int[] text in alternatives)
        {
            if (text.Length == 1)
                builder.Add(text[0]);
            else
                strings.Add(string.Concat(text.Select(FoldToText)));
        }
        return new ClassValue(Fold(builder.Build()), strings.Count > 0 ? strings : null);
    }

    private string FoldToText(int codePoint)
    {
        int folded = _folding ? CaseFolding.For(true).Canonicalize(codePoint) : codePoint;
        return folded < 0x10000 ? ((char)folded).ToString() : char.ConvertFromUtf32(folded);
    }

    private static CodePointSet OfProperty(PropertyReference property) => property.Kind switch
    {
        PropertyKind.GeneralCategory => UnicodeTables.GeneralCategory(property.Name),
        PropertyKind.Script => UnicodeTables.Script(property.Name),
        PropertyKind.ScriptExtensions => UnicodeTables.ScriptExtensions(property.Name),
        PropertyKind.Binary => UnicodeTables.Binary(property.Name),
        PropertyKind.Strings => CodePointSet.Empty,
    };

    /// <summary>MaybeSimpleCaseFolding ( rer, A )</summary>
    private CodePointSet Fold(CodePointSet set) => _folding ? CaseFolding.For(true).Fold(set) : set;

    /// <summary>CharacterComplement ( rer, S )</summary>
    private CodePointSet Complement(CodePointSet set) =>
        _folding ? CaseFolding.For(true).Canonical.Subtract(set) : set.Invert();
}
