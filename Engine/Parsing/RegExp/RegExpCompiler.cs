using ConcurrentJs.Parsing.Unicode;

namespace ConcurrentJs.Parsing.RegExp;

/// <summary>Compiles a pattern to backtracking code (see RegExpOp).</summary>
/// <remarks>Every node is compiled knowing what may follow it (a FirstSet). That is where the speed comes from: a loop
/// whose characters cannot follow it never gives any back, an alternative or an iteration that cannot start at the
/// next character is not tried, and where only one can, no choice is pushed.
/// Registers: two for each capture, then counters, iteration starts and lookaround frames.</remarks>
internal sealed partial class RegExpCompiler
{
    public const int EntryPoint = 2;
    private const int FailPoint = 1;
    private const int MaxTables = 200;

    private readonly RegExpTree _tree;
    private readonly bool _unicode;
    private readonly PatternFacts _facts;
    private readonly List<int> _code = [];
    private readonly List<CharClass> _classes = [];
    private readonly Dictionary<CodePointSet, int> _classIndex = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, List<int>> _classesByHash = [];
    private readonly List<string> _texts = [];
    private readonly List<int[]> _tables = [];
    private readonly List<int[]> _references = [];
    private bool _hasReferences;
    private int _registers;
    private bool _backward;
    private bool _certain = true;

    private RegExpCompiler(RegExpTree tree)
    {
        _tree = tree;
        _unicode = (tree.Flags & RegExpFlags.AnyUnicode) != 0;
        _facts = new PatternFacts(_unicode);
        _registers = tree.CaptureCount * 2;
    }

    public static RegExpCode Compile(RegExpTree tree)
    {
        var compiler = new RegExpCompiler(tree);
        RegExpNode root = new PatternLowering(tree.Flags).Lower(tree.Root);
        compiler._hasReferences = HasReferences(root);
        compiler.Emit(RegExpOp.NoMatch);
        compiler.Emit(RegExpOp.Fail);
        compiler.Compile(root, FirstSet.Accept);
        compiler.Emit(RegExpOp.Accept);
        return new RegExpCode
        {
            Code = [.. compiler._code],
            Registers = compiler._registers,
            CaptureCount = tree.CaptureCount,
            Flags = tree.Flags,
            Classes = [.. compiler._classes],
            Texts = [.. compiler._texts],
            Tables = [.. compiler._tables],
            References = [.. compiler._references],
            Search = StartSearch.For(root, compiler._facts),
            MinWidth = compiler._facts.MinWidth(root),
            Literal = LiteralOf(root),
        };
    }

    private static string? LiteralOf(RegExpNode root)
    {
        if (root is CharNode single)
            return TextOf(single);
        return root is SequenceNode sequence && Array.TrueForAll(sequence.Items, static item => item is CharNode)
            ? string.Concat(sequence.Items.Select(static item => TextOf((CharNode)item)))
            : null;
    }

    private void Compile(RegExpNode node, in FirstSet follow)
    {
        NestingGuard.Check();
        switch (node)
        {
            case EmptyNode:
                break;
            case CharNode character:
                CompileCharacter(character.CodePoint);
                break;
            case SetNode set:
                CompileSet(set.Set);
                break;
            case SequenceNode sequence:
                CompileSequence(sequence, follow);
                break;
            case AlternationNode alternation:
                CompileAlternation(alternation, follow);
                break;
            case QuantifierNode quantifier:
                CompileQuantifier(quantifier, follow);
                break;
            case CaptureNode capture:
                CompileSave(capture.Index * 2 + (_backward ? 1 : 0));
                Compile(capture.Body, follow);
                CompileSave(capture.Index * 2 + (_backward ? 0 : 1));
                break;
            case BackReferenceNode reference:
                CompileReference(reference);
                break;
            case AssertionNode assertion:
                CompileAssertion(assertion);
                break;
            case LookNode look:
                CompileLook(look);
                break;
        }
    }

    private void CompileSave(int register) =>
        Emit(_certain && !_hasReferences ? RegExpOp.SaveForgetting : RegExpOp.Save, register);

    private void CompileCharacter(int codePoint)
    {
        RegExpOp op = _backward ? RegExpOp.CharBack : RegExpOp.Char;
        if (codePoint < 0x10000)
        {
            Emit(op, codePoint);
            return;
        }
        string pair = char.ConvertFromUtf32(codePoint);
        Emit(op, pair[_backward ? 1 : 0]);
        Emit(op, pair[_backward ? 0 : 1]);
    }

    private void CompileSet(CodePointSet set)
    {
        ReadOnlySpan<int> edges = set.Edges;
        if (!_facts.IsOneUnit(set))
            Emit(_backward ? RegExpOp.CodePointBack : RegExpOp.CodePoint, ClassOf(set));
        else if (edges.Length == 4 && edges[1] == edges[0] + 1 && edges[3] == edges[2] + 1 && edges[3] <= 0x10000)
            Emit(_backward ? RegExpOp.CharEitherBack : RegExpOp.CharEither, edges[0], edges[2]);
        else
            Emit(_backward ? RegExpOp.ClassBack : RegExpOp.Class, ClassOf(set));
    }

    private void CompileSequence(SequenceNode sequence, in FirstSet follow)
    {
        RegExpNode[] items = sequence.Items;
        if (_backward)
        {
            for (int i = items.Length - 1; i >= 0; i--)
                Compile(items[i], FirstSet.Anything);
            return;
        }
        var follows = new FirstSet[items.Length];
        FirstSet next = follow;
        for (int i = items.Length - 1; i >= 0; i--)
        {
            follows[i] = next;
            next = _facts.First(items[i], next);
        }
        for (int i = 0; i < items.Length; i++)
        {
            int end = i;
            while (end < items.Length && items[end] is CharNode)
                end++;
            if (end - i >= 2)
            {
                Emit(RegExpOp.Text, _texts.Count);
                _texts.Add(string.Concat(items[i..end].Select(item => TextOf((CharNode)item))));
                i = end - 1;
            }
            else
                Compile(items[i], follows[i]);
        }
    }

    private static string TextOf(CharNode node) =>
        node.CodePoint < 0x10000 ? ((char)node.CodePoint).ToString() : char.ConvertFromUtf32(node.CodePoint);

    private void CompileReference(BackReferenceNode reference)
    {
        RegExpOp op = (reference.IgnoreCase, _backward) switch
        {
            (false, false) => RegExpOp.BackReference,
            (false, true) => RegExpOp.BackReferenceBack,
            (true, false) => RegExpOp.BackReferenceFolded,
            (true, true) => RegExpOp.BackReferenceFoldedBack,
        };
        Emit(op, _references.Count);
        _references.Add(reference.Groups);
    }

    private void CompileAssertion(AssertionNode assertion)
    {
        switch (assertion.Kind)
        {
            case AssertionKind.InputStart:
                Emit(RegExpOp.InputStart);
                break;
            case AssertionKind.InputEnd:
                Emit(RegExpOp.InputEnd);
                break;
            case AssertionKind.LineStart:
                Emit(RegExpOp.LineStart);
                break;
            case AssertionKind.LineEnd:
                Emit(RegExpOp.LineEnd);
                break;
            default:
                CodePointSet word = new ClassEvaluator(_tree.Flags, assertion.IgnoreCase).Word;
                Emit(assertion.Kind == AssertionKind.WordBoundary ? RegExpOp.WordBoundary : RegExpOp.NotWordBoundary, ClassOf(word));
                break;
        }
    }

    private void CompileLook(LookNode look)
    {
        int frame = _registers;
        _registers += 2;
        (bool backward, bool certain) = (_backward, _certain);
        (_backward, _certain) = (look.Behind, false);
        int hole = -1;
        if (look.Negative)
            hole = EmitHole(RegExpOp.NegativeEnter, frame);
        else
            Emit(RegExpOp.LookEnter, frame);
        Compile(look.Body, look.Behind ? FirstSet.Anything : FirstSet.Accept);
        if (look.Negative)
        {
            Emit(RegExpOp.NegativeLeave, frame);
            _code[hole] = _code.Count;
        }
        else
            Emit(RegExpOp.LookLeave, frame, look.EndCapture > look.FirstCapture ? 1 : 0);
        (_backward, _certain) = (backward, certain);
    }

    private int ClassOf(CodePointSet set)
    {
        if (_classIndex.TryGetValue(set, out int index))
            return index;
        var hash = new HashCode();
        foreach (int edge in set.Edges)
            hash.Add(edge);
        if (!_classesByHash.TryGetValue(hash.ToHashCode(), out List<int>? alike))
            _classesByHash.Add(hash.ToHashCode(), alike = []);
        index = alike.FindIndex(known => _classes[known].Set.Edges.SequenceEqual(set.Edges));
        if (index >= 0)
        {
            index = alike[index];
        }
        else
        {
            index = _classes.Count;
            _classes.Add(new CharClass(set, !_facts.IsOneUnit(set)));
            alike.Add(index);
        }
        _classIndex[set] = index;
        return index;
    }

    private static bool HasReferences(RegExpNode node)
    {
        NestingGuard.Check();
        return MayRefer(node);
    }

    private static bool MayRefer(RegExpNode node) => node switch
    {
        BackReferenceNode => true,
        SequenceNode sequence => Array.Exists(sequence.Items, HasReferences),
        AlternationNode alternation => Array.Exists(alternation.Alternatives, HasReferences),
        CaptureNode capture => HasReferences(capture.Body),
        QuantifierNode quantifier => HasReferences(quantifier.Body),
        LookNode look => HasReferences(look.Body),
        _ => false,
    };

    private void Emit(RegExpOp op) => _code.Add((int)op);

    private void Emit(RegExpOp op, int a)
    {
        _code.Add((int)op);
        _code.Add(a);
    }

    private void Emit(RegExpOp op, int a, int b)
    {
        Emit(op, a);
        _code.Add(b);
    }

    private void Emit(RegExpOp op, int a, int b, int c)
    {
        Emit(op, a, b);
        _code.Add(c);
    }

    private void Emit(RegExpOp op, int a, int b, int c, int d)
    {
        Emit(op, a, b, c);
        _code.Add(d);
    }

    /// <summary>A jump whose target is filled in later; answers where.</summary>
    private int EmitHole(RegExpOp op)
    {
        Emit(op, 0);
        return _code.Count - 1;
    }

    private int EmitHole(RegExpOp op, int a)
    {
        Emit(op, a, 0);
        return _code.Count - 1;
    }
}
