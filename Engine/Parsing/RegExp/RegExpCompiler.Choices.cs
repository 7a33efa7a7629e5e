using System.Text;
using ConcurrentJs.Parsing.Unicode;

namespace ConcurrentJs.Parsing.RegExp;

/// <summary>Alternatives and quantifiers.</summary>
internal sealed partial class RegExpCompiler
{
    private const int MaxDispatchWords = 1 << 14;

    private void CompileAlternation(AlternationNode node, in FirstSet follow)
    {
        bool certain = _certain;
        _certain = false;
        if (_backward || _tables.Count >= MaxTables || node.Alternatives.Length > char.MaxValue || !TryCompileDispatch(node.Alternatives, follow))
            CompileChain(node.Alternatives, follow);
        _certain = certain;
    }

    private void CompileChain(RegExpNode[] alternatives, in FirstSet follow)
    {
        var ends = new List<int>();
        for (int i = 0; i < alternatives.Length; i++)
        {
            bool last = i == alternatives.Length - 1;
            int hole = last ? -1 : EmitHole(RegExpOp.Split);
            Compile(alternatives[i], follow);
            if (last)
                break;
            ends.Add(EmitHole(RegExpOp.Jump));
            _code[hole] = _code.Count;
        }
        foreach (int end in ends)
            _code[end] = _code.Count;
    }

    /// <summary>One look at the next character chooses which alternatives are tried. Each alternative's code stands once;
    /// for each distinct list of candidates there is a chain of choices that jumps to them.</summary>
    private bool TryCompileDispatch(RegExpNode[] alternatives, in FirstSet follow)
    {
        var firsts = new FirstSet[alternatives.Length];
        for (int i = 0; i < firsts.Length; i++)
            firsts[i] = _facts.First(alternatives[i], follow);
        var lists = new Dictionary<string, int>();
        var keys = new string[FirstSet.TableSize];
        int words = 0;
        ulong last = 0;
        for (int position = 0; position < keys.Length; position++)
        {
            // PERF: neighbours mostly have the same candidates; few alternatives fit a word, which is quickly compared.
            ulong mask = MaskOf(firsts, position);
            if (position > 0 && firsts.Length <= 64 && mask == last)
            {
                keys[position] = keys[position - 1];
                continue;
            }
            last = mask;
            keys[position] = CandidatesAt(firsts, position);
            if (lists.TryAdd(keys[position], 0) && (words += keys[position].Length * 4) > MaxDispatchWords)
                return false;
        }
        if (lists.Count == 1 && keys[0].Length > 1)
            return false;

        int[] table = NewTable();
        var bodies = new int[alternatives.Length];
        var ends = new List<int>();
        for (int i = 0; i < alternatives.Length; i++)
        {
            bodies[i] = _code.Count;
            Compile(alternatives[i], follow);
            ends.Add(EmitHole(RegExpOp.Jump));
        }
        foreach (string candidates in lists.Keys)
            lists[candidates] = CompileCandidates(candidates, bodies);
        foreach (int end in ends)
            _code[end] = _code.Count;
        for (int position = 0; position < table.Length; position++)
            table[position] = lists[keys[position]];
        return true;
    }

    private static ulong MaskOf(FirstSet[] firsts, int position)
    {
        ulong mask = 0;
        for (int i = 0; i < firsts.Length && i < 64; i++)
        {
            if (firsts[i].MayAccept || firsts[i][position])
                mask |= 1UL << i;
        }
        return mask;
    }

    private static string CandidatesAt(FirstSet[] firsts, int position)
    {
        var key = new StringBuilder();
        for (int i = 0; i < firsts.Length; i++)
        {
            if (firsts[i].MayAccept || firsts[i][position])
                key.Append((char)i);
        }
        return key.ToString();
    }

    private int CompileCandidates(string candidates, int[] bodies)
    {
        if (candidates.Length == 0)
            return FailPoint;
        if (candidates.Length == 1)
            return bodies[candidates[0]];
        int entry = _code.Count;
        for (int i = 0; i < candidates.Length; i++)
        {
            int hole = i < candidates.Length - 1 ? EmitHole(RegExpOp.Split) : -1;
            Emit(RegExpOp.Jump, bodies[candidates[i]]);
            if (hole >= 0)
                _code[hole] = _code.Count;
        }
        return entry;
    }

    private int[] NewTable()
    {
        var table = new int[FirstSet.TableSize];
        Emit(RegExpOp.Dispatch, _tables.Count);
        _tables.Add(table);
        return table;
    }

    private void CompileQuantifier(QuantifierNode node, in FirstSet follow)
    {
        if (!_backward && SetOf(node.Body) is { } set)
        {
            CompileSetLoop(node, set, follow);
            return;
        }
        bool certain = _certain;
        _certain = false;
        FirstSet again = _facts.First(node.Body, follow);
        again.Add(follow);
        again.MayAccept = follow.MayAccept;
        again.Asserts = true;
        if (_backward)
            again = FirstSet.Anything;
        bool simple = !_facts.CanBeEmpty(node.Body);
        if (node is { Min: 0, Max: 1 })
            CompileOptional(node, follow);
        else if (simple && node is { Min: 0 or 1, Max: QuantifierNode.Infinite })
            CompileSimpleLoop(node, again, follow);
        else if (node is { Min: 0, Max: QuantifierNode.Infinite })
            CompileCheckedLoop(node, again);
        else
            CompileCountedLoop(node, again);
        _certain = certain;
    }

    private static CodePointSet? SetOf(RegExpNode node) => node switch
    {
        SetNode set => set.Set,
        CharNode character => CodePointSet.Range(character.CodePoint, character.CodePoint),
        _ => null,
    };

    private void CompileSetLoop(QuantifierNode node, CodePointSet set, in FirstSet follow)
    {
        int index = ClassOf(set);
        bool units = _facts.IsOneUnit(set);
        int next = follow.Single;
        if (!node.Greedy)
        {
            EmitLoop(units ? RegExpOp.LoopLazy : RegExpOp.CodePointLoopLazy, index, node, next);
            return;
        }
        // PERF: no member of the set can follow, or nothing must: giving a character back cannot help.
        var own = new FirstSet();
        own.Add(set);
        bool possessive = !follow.MayAccept ? !own.Overlaps(follow) : !follow.Asserts && !follow.HasCharacters;
        if (possessive && units)
            Emit(RegExpOp.LoopPossessive, index, node.Min, node.Max);
        else
            EmitLoop(units ? RegExpOp.LoopGreedy : RegExpOp.CodePointLoopGreedy, index, node, next);
    }

    /// <summary>The loop, and right after it its retry with the same operands.</summary>
    private void EmitLoop(RegExpOp op, int index, QuantifierNode node, int next)
    {
        Emit(op, index, node.Min, node.Max, next);
        Emit(op + 1, index, node.Min, node.Max, next);
    }

    /// <summary>(…)? : an empty iteration is refused, as it would be in any other loop.</summary>
    private void CompileOptional(QuantifierNode node, in FirstSet follow)
    {
        bool empty = _facts.CanBeEmpty(node.Body);
        int start = empty ? _registers++ : -1;
        int[]? table = empty ? null : TryChoiceTable(node, follow);
        int split = _code.Count;
        int hole = EmitHole(node.Greedy ? RegExpOp.Split : RegExpOp.SplitLazy);
        int body = _code.Count;
        if (empty)
            Emit(RegExpOp.Save, start);
        CompileBody(node, follow);
        if (empty)
            Emit(RegExpOp.MustMove, start);
        _code[hole] = _code.Count;
        FillChoice(table, node, follow, split, body, _code.Count);
    }

    /// <summary>(…)* and (…)+ whose body always moves on: no registers.</summary>
    private void CompileSimpleLoop(QuantifierNode node, in FirstSet again, in FirstSet follow)
    {
        if (node.Min == 0)
        {
            int head = _code.Count;
            int[]? table = TryChoiceTable(node, follow);
            int split = _code.Count;
            int hole = EmitHole(node.Greedy ? RegExpOp.Split : RegExpOp.SplitLazy);
            int body = _code.Count;
            CompileBody(node, again);
            Emit(RegExpOp.Jump, head);
            _code[hole] = _code.Count;
            FillChoice(table, node, follow, split, body, _code.Count);
        }
        else
        {
            int body = _code.Count;
            CompileBody(node, again);
            int[]? table = TryChoiceTable(node, follow);
            int split = _code.Count;
            int hole = EmitHole(node.Greedy ? RegExpOp.Split : RegExpOp.SplitLazy);
            Emit(RegExpOp.Jump, body);
            _code[hole] = _code.Count;
            FillChoice(table, node, follow, split, body, _code.Count);
        }
    }

    /// <summary>(…)* whose body may be empty: remembers where the iteration started.</summary>
    private void CompileCheckedLoop(QuantifierNode node, in FirstSet again)
    {
        int start = _registers++;
        int head = _code.Count;
        int hole = EmitHole(node.Greedy ? RegExpOp.Split : RegExpOp.SplitLazy);
        Emit(RegExpOp.Save, start);
        CompileBody(node, again);
        Emit(RegExpOp.MustMove, start);
        Emit(RegExpOp.Jump, head);
        _code[hole] = _code.Count;
    }

    private void CompileCountedLoop(QuantifierNode node, in FirstSet again)
    {
        bool empty = _facts.CanBeEmpty(node.Body);
        int counter = _registers++;
        int start = empty ? _registers++ : -1;
        Emit(RegExpOp.CounterStart, counter);
        int head = _code.Count;
        Emit(node.Greedy ? RegExpOp.CounterTest : RegExpOp.CounterTestLazy, counter, node.Min, node.Max, 0);
        int hole = _code.Count - 1;
        Emit(RegExpOp.CounterNext, counter);
        if (empty)
            Emit(RegExpOp.Save, start);
        CompileBody(node, again);
        if (empty)
            Emit(RegExpOp.MustMoveCounted, start, counter, node.Min);
        Emit(RegExpOp.Jump, head);
        _code[hole] = _code.Count;
    }

    private void CompileBody(QuantifierNode node, in FirstSet follow)
    {
        if (node.EndCapture > node.FirstCapture)
            Emit(RegExpOp.ClearCaptures, node.FirstCapture * 2, node.EndCapture * 2);
        Compile(node.Body, follow);
    }

    /// <summary>A table to choose between body and exit by the next character, when the character can tell.</summary>
    private int[]? TryChoiceTable(QuantifierNode node, in FirstSet follow)
    {
        if (_backward || _tables.Count >= MaxTables)
            return null;
        FirstSet body = _facts.First(node.Body, FirstSet.Accept);
        return body.DecidesNothing(follow) ? null : NewTable();
    }

    private void FillChoice(int[]? table, QuantifierNode node, in FirstSet follow, int split, int body, int exit)
    {
        if (table == null)
            return;
        FirstSet first = _facts.First(node.Body, FirstSet.Accept);
        for (int position = 0; position < table.Length; position++)
        {
            bool enters = first[position] || first.MayAccept;
            bool leaves = follow[position] || follow.MayAccept;
            table[position] = enters ? (leaves ? split : body) : leaves ? exit : FailPoint;
        }
    }
}
