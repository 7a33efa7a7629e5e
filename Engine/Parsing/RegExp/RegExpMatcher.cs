namespace ConcurrentJs.Parsing.RegExp;

/// <summary>Runs compiled patterns.</summary>
/// <remarks>The backtrack stack holds records, each readable from its top word:
///   choice      position, pc          go on at pc
///   loop choice floor, position, pc   pc is a retry op, which knows of the word below
///   undo        old value, ~register  a register gets its old value back; then the next record
/// A failing path pops records until a choice. There is no native recursion: a lookaround notes the height of the
/// stack in a register and cuts back to it.</remarks>
internal readonly ref partial struct RegExpMatcher(RegExpCode program, ReadOnlySpan<char> input, MatchContext context)
{
    /// <summary>Words an op may push without asking again.</summary>
    private const int Headroom = 8;

    private readonly ReadOnlySpan<char> _input = input;

    public MatchOutcome Run(int start, bool sticky)
    {
        ReadOnlySpan<char> input = _input;
        int[] code = program.Code;
        CharClass[] classes = program.Classes;
        int[] registers = context.Registers(program.Registers);
        int[] stack = context.Stack;
        int budget = MatchContext.PollInterval;

        registers.AsSpan(0, program.CaptureCount * 2).Fill(-1);
        if (!sticky && (start = Find(start)) < 0)
            return MatchOutcome.NoMatch;

        int pos = start;
        int pc = RegExpCompiler.EntryPoint;
        int sp = 2;
        stack[0] = pos;
        stack[1] = 0;
        while (true)
        {
            if (sp > stack.Length - Headroom)
            {
                if (context.GrowStack() is not { } larger)
                    return MatchOutcome.TooComplex;
                stack = larger;
            }
            switch ((RegExpOp)code[pc])
            {
                case RegExpOp.NoMatch:
                    start = sticky ? -1 : NextStart(start);
                    if (start < 0)
                        return MatchOutcome.NoMatch;
                    pos = start;
                    pc = RegExpCompiler.EntryPoint;
                    stack[0] = pos;
                    stack[1] = 0;
                    sp = 2;
                    continue;

                case RegExpOp.Accept:
                    registers[0] = start;
                    registers[1] = pos;
                    return MatchOutcome.Match;

                case RegExpOp.Fail:
                    break;

                case RegExpOp.Jump:
                    pc = code[pc + 1];
                    continue;

                case RegExpOp.Split:
                    stack[sp++] = pos;
                    stack[sp++] = code[pc + 1];
                    pc += 2;
                    continue;

                case RegExpOp.SplitLazy:
                    stack[sp++] = pos;
                    stack[sp++] = pc + 2;
                    pc = code[pc + 1];
                    continue;

                case RegExpOp.Dispatch:
                    int next = (uint)pos < (uint)input.Length ? FirstSet.PositionOf(input[pos]) : FirstSet.End;
                    pc = program.Tables[code[pc + 1]][next];
                    continue;

                case RegExpOp.Char:
                    if ((uint)pos >= (uint)input.Length || input[pos] != code[pc + 1])
                        break;
                    pos++;
                    pc += 2;
                    continue;

                case RegExpOp.CharEither:
                    if ((uint)pos >= (uint)input.Length || (input[pos] != code[pc + 1] && input[pos] != code[pc + 2]))
                        break;
                    pos++;
                    pc += 3;
                    continue;

                case RegExpOp.Text:
                    int textLength = TextAt(program.Texts[code[pc + 1]], pos);
                    if (textLength == 0)
                        break;
                    pos += textLength;
                    pc += 2;
                    continue;

                case RegExpOp.Class:
                    if ((uint)pos >= (uint)input.Length || !classes[code[pc + 1]].Contains(input[pos]))
                        break;
                    pos++;
                    pc += 2;
                    continue;

                case RegExpOp.CodePoint:
                    if (pos >= input.Length)
                        break;
                    int width = WidthAt(pos);
                    if (!classes[code[pc + 1]].ContainsCodePoint(CodePointAt(pos, width)))
                        break;
                    pos += width;
                    pc += 2;
                    continue;

                case RegExpOp.CharBack:
                    if (pos == 0 || input[pos - 1] != code[pc + 1])
                        break;
                    pos--;
                    pc += 2;
                    continue;

                case RegExpOp.CharEitherBack:
                    if (pos == 0 || (input[pos - 1] != code[pc + 1] && input[pos - 1] != code[pc + 2]))
                        break;
                    pos--;
                    pc += 3;
                    continue;

                case RegExpOp.ClassBack:
                    if (pos == 0 || !classes[code[pc + 1]].Contains(input[pos - 1]))
                        break;
                    pos--;
                    pc += 2;
                    continue;

                case RegExpOp.CodePointBack:
                    if (pos == 0)
                        break;
                    int before = WidthBefore(pos, 0);
                    if (!classes[code[pc + 1]].ContainsCodePoint(CodePointAt(pos - before, before)))
                        break;
                    pos -= before;
                    pc += 2;
                    continue;

                case RegExpOp.LoopPossessive:
                    {
                        int end = classes[code[pc + 1]].Scan(input, pos, LoopLimit(pos, code[pc + 3]));
                        budget -= (end - pos) >> 6;
                        if (end - pos < code[pc + 2])
                            break;
                        pos = end;
                        pc += 4;
                        continue;
                    }

                case RegExpOp.LoopGreedy:
                    {
                        int end = classes[code[pc + 1]].Scan(input, pos, LoopLimit(pos, code[pc + 3]));
                        budget -= (end - pos) >> 6;
                        if (end - pos < code[pc + 2])
                            break;
                        int floor = pos + code[pc + 2];
                        if (code[pc + 4] >= 0 && (end = LastBefore(floor, end, (char)code[pc + 4])) < 0)
                            break;
                        if (end > floor)
                        {
                            stack[sp++] = floor;
                            stack[sp++] = end;
                            stack[sp++] = pc + 5;
                        }
                        pos = end;
                        pc += 10;
                        continue;
                    }

                case RegExpOp.LoopGreedyRetry:
                    {
                        int floor = stack[--sp];
                        int end = pos - 1;
                        if (code[pc + 4] >= 0 && (end = LastBefore(floor, end, (char)code[pc + 4])) < 0)
                            break;
                        if (end > floor)
                        {
                            stack[sp++] = floor;
                            stack[sp++] = end;
                            stack[sp++] = pc;
                        }
                        pos = end;
                        pc += 5;
                        continue;
                    }

                case RegExpOp.LoopLazy:
                    {
                        if (code[pc + 2] > input.Length - pos)
                            break;
                        int floor = pos + code[pc + 2];
                        if (floor > pos && classes[code[pc + 1]].Scan(input, pos, floor) < floor)
                            break;
                        int limit = LoopLimit(pos, code[pc + 3]);
                        int at = LazyStep(classes[code[pc + 1]], floor, limit, code[pc + 4]);
                        if (at < 0)
                            break;
                        stack[sp++] = limit;
                        stack[sp++] = at;
                        stack[sp++] = pc + 5;
                        pos = at;
                        pc += 10;
                        continue;
                    }

                case RegExpOp.LoopLazyRetry:
                    {
                        int limit = stack[--sp];
                        if (pos >= limit || !classes[code[pc + 1]].Contains(input[pos]))
                            break;
                        int at = LazyStep(classes[code[pc + 1]], pos + 1, limit, code[pc + 4]);
                        if (at < 0)
                            break;
                        stack[sp++] = limit;
                        stack[sp++] = at;
                        stack[sp++] = pc;
                        pos = at;
                        pc += 5;
                        continue;
                    }

                case RegExpOp.CodePointLoopGreedy:
                    {
                        int end = ScanCodePoints(classes[code[pc + 1]], pos, code[pc + 2], code[pc + 3], out int floor);
                        if (end < 0)
                            break;
                        budget -= (end - pos) >> 6;
                        if (end > floor)
                        {
                            stack[sp++] = floor;
                            stack[sp++] = end;
                            stack[sp++] = pc + 5;
                        }
                        pos = end;
                        pc += 10;
                        continue;
                    }

                case RegExpOp.CodePointLoopGreedyRetry:
                    {
                        int floor = stack[--sp];
                        pos -= WidthBefore(pos, floor);
                        if (pos > floor)
                        {
                            stack[sp++] = floor;
                            stack[sp++] = pos;
                            stack[sp++] = pc;
                        }
                        pc += 5;
                        continue;
                    }

                case RegExpOp.CodePointLoopLazy:
                    {
                        int end = ScanCodePoints(classes[code[pc + 1]], pos, code[pc + 2], code[pc + 2], out _);
                        if (end < 0)
                            break;
                        stack[sp++] = code[pc + 3] == QuantifierNode.Infinite ? int.MaxValue : code[pc + 3] - code[pc + 2];
                        stack[sp++] = end;
                        stack[sp++] = pc + 5;
                        pos = end;
                        pc += 10;
                        continue;
                    }

                case RegExpOp.CodePointLoopLazyRetry:
                    {
                        int left = stack[--sp];
                        int end = left == 0 ? -1 : ScanCodePoints(classes[code[pc + 1]], pos, 1, 1, out _);
                        if (end < 0)
                            break;
                        stack[sp++] = left == int.MaxValue ? left : left - 1;
                        stack[sp++] = end;
                        stack[sp++] = pc;
                        pos = end;
                        pc += 5;
                        continue;
                    }

                case RegExpOp.Save:
                    {
                        int register = code[pc + 1];
                        stack[sp++] = registers[register];
                        stack[sp++] = ~register;
                        registers[register] = pos;
                        pc += 2;
                        continue;
                    }

                case RegExpOp.SaveForgetting:
                    registers[code[pc + 1]] = pos;
                    pc += 2;
                    continue;

                case RegExpOp.ClearCaptures:
                    if (!ClearCaptures(registers, code[pc + 1], code[pc + 2], ref stack, ref sp))
                        return MatchOutcome.TooComplex;
                    pc += 3;
                    continue;

                case RegExpOp.CounterStart:
                    {
                        int register = code[pc + 1];
                        stack[sp++] = registers[register];
                        stack[sp++] = ~register;
                        registers[register] = 0;
                        pc += 2;
                        continue;
                    }

                case RegExpOp.CounterNext:
                    {
                        int register = code[pc + 1];
                        stack[sp++] = registers[register];
                        stack[sp++] = ~register;
                        registers[register]++;
                        pc += 2;
                        // An iteration may succeed without a choice, a thousand million times.
                        if (--budget < 0)
                        {
                            if (context.ShouldStop())
                                return MatchOutcome.Stopped;
                            budget = MatchContext.PollInterval;
                        }
                        continue;
                    }

                case RegExpOp.CounterTest:
                    {
                        int count = registers[code[pc + 1]];
                        if (count >= code[pc + 2])
                        {
                            if (count >= code[pc + 3] && code[pc + 3] != QuantifierNode.Infinite)
                            {
                                pc = code[pc + 4];
                                continue;
                            }
                            stack[sp++] = pos;
                            stack[sp++] = code[pc + 4];
                        }
                        pc += 5;
                        continue;
                    }

                case RegExpOp.CounterTestLazy:
                    {
                        int count = registers[code[pc + 1]];
                        if (count < code[pc + 2])
                        {
                            pc += 5;
                            continue;
                        }
                        if (count < code[pc + 3] || code[pc + 3] == QuantifierNode.Infinite)
                        {
                            stack[sp++] = pos;
                            stack[sp++] = pc + 5;
                        }
                        pc = code[pc + 4];
                        continue;
                    }

                case RegExpOp.MustMove:
                    if (registers[code[pc + 1]] == pos)
                        break;
                    pc += 2;
                    continue;

                case RegExpOp.MustMoveCounted:
                    if (registers[code[pc + 1]] == pos && registers[code[pc + 2]] > code[pc + 3])
                        break;
                    pc += 4;
                    continue;

                case RegExpOp.InputStart:
                    if (pos != 0)
                        break;
                    pc++;
                    continue;

                case RegExpOp.InputEnd:
                    if (pos != input.Length)
                        break;
                    pc++;
                    continue;

                case RegExpOp.LineStart:
                    if (pos != 0 && !IsLineTerminator(input[pos - 1]))
                        break;
                    pc++;
                    continue;

                case RegExpOp.LineEnd:
                    if (pos != input.Length && !IsLineTerminator(input[pos]))
                        break;
                    pc++;
                    continue;

                case RegExpOp.WordBoundary:
                    if (!IsWordBoundary(classes[code[pc + 1]], pos))
                        break;
                    pc += 2;
                    continue;

                case RegExpOp.NotWordBoundary:
                    if (IsWordBoundary(classes[code[pc + 1]], pos))
                        break;
                    pc += 2;
                    continue;

                case RegExpOp.BackReference:
                case RegExpOp.BackReferenceBack:
                case RegExpOp.BackReferenceFolded:
                case RegExpOp.BackReferenceFoldedBack:
                    int after = BackReference((RegExpOp)code[pc], program.References[code[pc + 1]], registers, pos);
                    if (after < 0)
                        break;
                    pos = after;
                    pc += 2;
                    continue;

                case RegExpOp.LookEnter:
                    registers[code[pc + 1]] = sp;
                    registers[code[pc + 1] + 1] = pos;
                    pc += 2;
                    continue;

                case RegExpOp.LookLeave:
                    pos = registers[code[pc + 1] + 1];
                    sp = code[pc + 2] == 0 ? registers[code[pc + 1]] : CutChoices(stack, registers[code[pc + 1]], sp);
                    pc += 3;
                    continue;

                case RegExpOp.NegativeEnter:
                    registers[code[pc + 1]] = sp;
                    stack[sp++] = pos;
                    stack[sp++] = code[pc + 2];
                    pc += 3;
                    continue;

                case RegExpOp.NegativeLeave:
                    Unwind(stack, registers, registers[code[pc + 1]], sp);
                    sp = registers[code[pc + 1]];
                    break;
            }

            if (--budget < 0)
            {
                if (context.ShouldStop())
                    return MatchOutcome.Stopped;
                budget = MatchContext.PollInterval;
            }
            while (true)
            {
                int top = stack[--sp];
                if (top >= 0)
                {
                    pc = top;
                    pos = stack[--sp];
                    break;
                }
                registers[~top] = stack[--sp];
            }
        }
    }
}
