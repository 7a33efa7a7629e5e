using System.Runtime.CompilerServices;

namespace ConcurrentJs.Parsing.RegExp;

/// <summary>The parts of the matcher that are too long for an arm of its loop.</summary>
internal readonly ref partial struct RegExpMatcher
{
    private readonly int NextStart(int start)
    {
        bool unicode = (program.Flags & RegExpFlags.AnyUnicode) != 0;
        return Find(start + (unicode && start < _input.Length ? WidthAt(start) : 1));
    }

    /// <summary>The first position from here on where a match may start, or -1.</summary>
    private readonly int Find(int start)
    {
        if (start > _input.Length - program.MinWidth)
            return -1;
        if (program.Search is not { } search)
            return start;
        start = search.Next(_input, start);
        // A search by code units may stop inside a surrogate pair.
        while (start > 0 && start < _input.Length && (program.Flags & RegExpFlags.AnyUnicode) != 0
            && char.IsSurrogatePair(_input[start - 1], _input[start]))
            start = search.Next(_input, start + 1);
        return start;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int LoopLimit(int pos, int max) => max < _input.Length - pos ? pos + max : _input.Length;

    /// <summary>The length of the text when it stands here, else 0.</summary>
    private readonly int TextAt(string text, int pos)
    {
        if (text.Length > _input.Length - pos || text[0] != _input[pos])
            return 0;
        return _input.Slice(pos, text.Length).SequenceEqual(text) ? text.Length : 0;
    }

    /// <summary>The last position between floor and end, both included, where this unit stands; or -1.</summary>
    private readonly int LastBefore(int floor, int end, char unit)
    {
        if (end < floor)
            return -1;
        if (end < _input.Length && _input[end] == unit)
            return end;
        int found = _input[floor..end].LastIndexOf(unit);
        return found < 0 ? -1 : floor + found;
    }

    /// <summary>From here on, the first position where <paramref name="next"/> stands, all before it being members; here when
    /// anything may stand next; or -1.</summary>
    private readonly int LazyStep(CharClass members, int from, int limit, int next)
    {
        if (next < 0)
            return from;
        for (int at = from; at < _input.Length; at++)
        {
            if (_input[at] == next)
                return at;
            if (at >= limit || !members.Contains(_input[at]))
                return -1;
        }
        return -1;
    }

    private readonly int WidthAt(int pos) =>
        char.IsHighSurrogate(_input[pos]) && pos + 1 < _input.Length && char.IsLowSurrogate(_input[pos + 1]) ? 2 : 1;

    private readonly int WidthBefore(int pos, int floor) =>
        pos - 2 >= floor && char.IsSurrogatePair(_input[pos - 2], _input[pos - 1]) ? 2 : 1;

    private readonly int CodePointAt(int pos, int width) =>
        width == 2 ? char.ConvertToUtf32(_input[pos], _input[pos + 1]) : _input[pos];

    /// <summary>As many code points as there are, up to max; -1 when they are fewer than min. Floor is where min are read.</summary>
    private readonly int ScanCodePoints(CharClass members, int pos, int min, int max, out int floor)
    {
        floor = pos;
        int count = 0;
        // Neighbours in a text are often neighbours in the table: the range that the last one was found in.
        int low = 0, high = 0;
        while (count < max && pos < _input.Length)
        {
            if (max == QuantifierNode.Infinite && !char.IsHighSurrogate(_input[pos]))
            {
                int end = members.ScanUnits(_input, pos);
                if (count < min)
                    floor = Math.Min(end, pos + (min - count));
                count += end - pos;
                pos = end;
                if (pos == _input.Length)
                    break;
            }
            int width = WidthAt(pos);
            int codePoint = CodePointAt(pos, width);
            if ((codePoint < low || codePoint >= high) && !members.FindRange(codePoint, out low, out high))
                break;
            pos += width;
            if (count++ < min)
                floor = pos;
        }
        return count < min ? -1 : pos;
    }

    private readonly bool ClearCaptures(int[] registers, int first, int end, ref int[] stack, ref int sp)
    {
        for (int register = first; register < end; register++)
        {
            if (registers[register] < 0)
                continue;
            if (sp > stack.Length - Headroom)
            {
                if (context.GrowStack() is not { } larger)
                    return false;
                stack = larger;
            }
            stack[sp++] = registers[register];
            stack[sp++] = ~register;
            registers[register] = -1;
        }
        // The op that comes next relies on its headroom.
        if (sp > stack.Length - Headroom)
        {
            if (context.GrowStack() is not { } larger)
                return false;
            stack = larger;
        }
        return true;
    }

    /// <summary>Removes the choices above <paramref name="bottom"/> and keeps the undo records, in their order.</summary>
    private readonly int CutChoices(int[] stack, int bottom, int sp)
    {
        // Records are readable from the top only: kept ones are gathered at the top, then moved down.
        int write = sp;
        for (int read = sp; read > bottom;)
        {
            int top = stack[read - 1];
            if (top < 0)
            {
                int value = stack[read - 2];
                stack[--write] = top;
                stack[--write] = value;
                read -= 2;
            }
            else
                read -= SizeOfChoice(top);
        }
        Array.Copy(stack, write, stack, bottom, sp - write);
        return bottom + sp - write;
    }

    private readonly int SizeOfChoice(int pc) => (RegExpOp)program.Code[pc] switch
    {
        RegExpOp.LoopGreedyRetry or RegExpOp.LoopLazyRetry or RegExpOp.CodePointLoopGreedyRetry
            or RegExpOp.CodePointLoopLazyRetry => 3,
        _ => 2,
    };

    private readonly void Unwind(int[] stack, int[] registers, int bottom, int sp)
    {
        while (sp > bottom)
        {
            int top = stack[sp - 1];
            if (top < 0)
                registers[~top] = stack[sp - 2];
            sp -= top < 0 ? 2 : SizeOfChoice(top);
        }
    }

    private static bool IsLineTerminator(char c) => c is '\n' or '\r' or '\u2028' or '\u2029';

    private readonly bool IsWordBoundary(CharClass word, int pos)
    {
        bool before = pos > 0 && word.Contains(_input[pos - 1]);
        bool after = pos < _input.Length && word.Contains(_input[pos]);
        return before != after;
    }

    // 22.2.2.7.2 BackreferenceMatcher ( rer, ns, direction )
    private readonly int BackReference(RegExpOp op, int[] groups, int[] registers, int pos)
    {
        ReadOnlySpan<char> captured = default;
        foreach (int group in groups)
        {
            (int start, int end) = (registers[group * 2], registers[group * 2 + 1]);
            if (start >= 0 && end >= start)
                captured = _input[start..end];
        }
        int length = captured.Length;
        bool back = op is RegExpOp.BackReferenceBack or RegExpOp.BackReferenceFoldedBack;
        int from = back ? pos - length : pos;
        if (from < 0 || from + length > _input.Length)
            return -1;
        ReadOnlySpan<char> here = _input.Slice(from, length);
        bool equal = op is RegExpOp.BackReference or RegExpOp.BackReferenceBack
            ? here.SequenceEqual(captured)
            : EqualsFolded(here, captured);
        int after = back ? from : from + length;
        return equal && !SplitsPair(after) ? after : -1;
    }

    /// <summary>By code points, no position lies between the halves of a surrogate pair.</summary>
    private readonly bool SplitsPair(int pos) =>
        (program.Flags & RegExpFlags.AnyUnicode) != 0 && pos > 0 && pos < _input.Length && char.IsSurrogatePair(_input[pos - 1], _input[pos]);

    private readonly bool EqualsFolded(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        bool unicode = (program.Flags & RegExpFlags.AnyUnicode) != 0;
        CaseFolding folding = CaseFolding.For(unicode);
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] == b[i])
                continue;
            (int x, int y) = (a[i], b[i]);
            if (unicode && i > 0 && char.IsSurrogatePair(a[i - 1], a[i]) && char.IsSurrogatePair(b[i - 1], b[i]))
                (x, y) = (char.ConvertToUtf32(a[i - 1], a[i]), char.ConvertToUtf32(b[i - 1], b[i]));
            else if (unicode && i + 1 < a.Length && char.IsSurrogatePair(a[i], a[i + 1]) && char.IsSurrogatePair(b[i], b[i + 1]))
            {
                (x, y) = (char.ConvertToUtf32(a[i], a[i + 1]), char.ConvertToUtf32(b[i], b[i + 1]));
                i++;
            }
            if (folding.Canonicalize(x) != folding.Canonicalize(y))
                return false;
        }
        return true;
    }
}
