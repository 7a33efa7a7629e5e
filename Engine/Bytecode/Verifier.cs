using ConcurrentJs.Heap;

namespace ConcurrentJs.Bytecode;

/// <summary>Checks a function's code against the opcode table.</summary>
/// <remarks>The checklist:
///   B1  Every op word is an opcode, and its operands lie inside the code.
///   B2  Every register, with the whole of a pair, iterator record, range or call window, lies inside RegisterCount.
///   B3  Every constant, site, feedback, capture, function and descriptor index lies inside its table; a `string` is a String.
///   B4  Every label is the start of an instruction, jump tables included; Loop ops go back, all others ahead.
///   B5  Exception regions are non-empty, start and handler at instructions, end at one or at the end, catch register in range.
///   B6  The last instruction never falls off the end.
///   B7  Parameters and `this` fit into the window; captures of inner functions come from registers or captures in range.
/// </remarks>
internal static class Verifier
{
    /// <summary>Null when all is well, else the rule, the pc and what is wrong.</summary>
    public static string? Check(BytecodeFunction function)
    {
        int[] code = function.Code;
        var starts = new bool[code.Length + 1];
        int pc = 0, last = -1;
        while (pc < code.Length)
        {
            if (!OpTable.IsDefined(code[pc]))
                return $"B1 at {pc}: {code[pc]} is no opcode";
            OpInfo info = OpTable.Of((Op)code[pc]);
            if (pc + info.Length > code.Length)
                return $"B1 at {pc}: operands of {info.Name} reach past the end";
            starts[pc] = true;
            last = pc;
            pc += info.Length;
        }
        if (last < 0 || !OpTable.Of((Op)code[last]).Has(Effects.Terminates))
            return $"B6 at {last}: control falls off the end";
        if (function.ParameterCount + 1 > function.RegisterCount)
            return $"B7: {function.ParameterCount} parameters do not fit into {function.RegisterCount} registers";
        for (pc = 0; pc < code.Length; pc += OpTable.Of((Op)code[pc]).Length)
            if (CheckInstruction(function, starts, pc) is { } error)
                return error;
        return CheckHandlers(function, starts) ?? CheckCaptures(function);
    }

    private static string? CheckInstruction(BytecodeFunction function, bool[] starts, int pc)
    {
        OpInfo info = OpTable.Of((Op)function.Code[pc]);
        for (int i = 0; i < info.Operands.Length; i++)
        {
            int value = function.Code[pc + 1 + i];
            int following = i + 1 < info.Operands.Length ? function.Code[pc + 2 + i] : 0;
            Operand operand = info.Operands[i];
            string? problem = operand.Kind switch
            {
                OperandKind.Read or OperandKind.Write or OperandKind.Update => Registers(function, value, 1),
                OperandKind.Pair => Registers(function, value, 2),
                OperandKind.Iter or OperandKind.Callee3 => Registers(function, value, 3),
                OperandKind.Range => following == 0 ? null : Registers(function, value, following),
                OperandKind.Callee => Registers(function, value, (long)following + 2),
                OperandKind.Count => value < 0 ? "B2: a negative count" : null,
                OperandKind.Int => null,
                OperandKind.Label => Target(function, starts, info, pc, value),
                OperandKind.Const => Index(value, function.Constants.Length),
                OperandKind.String => Index(value, function.Constants.Length) ?? (function.Constants[value].IsString ? null : "B3: the constant is no String"),
                OperandKind.Site => Index(value, function.Sites.Length),
                OperandKind.Feedback => Index(value, function.Feedback.Length),
                OperandKind.Capture => Index(value, function.CaptureCount),
                OperandKind.Function => Index(value, function.Functions.Length),
                OperandKind.Desc => Index(value, function.Descriptors.Length) ?? Table(function, starts, value),
            };
            if (problem is not null)
                return $"{problem}, at {pc}: {info.Name} {operand.Name}:{value}";
        }
        return null;
    }

    private static string? Registers(BytecodeFunction function, int first, long count) =>
        first >= 0 && first + count <= function.RegisterCount ? null : $"B2: registers {first}..{first + count - 1} of {function.RegisterCount}";

    private static string? Index(int value, int length) =>
        (uint)value < (uint)length ? null : $"B3: index {value} of {length}";

    private static string? Target(BytecodeFunction function, bool[] starts, OpInfo info, int pc, int target)
    {
        if ((uint)target >= (uint)function.Code.Length || !starts[target])
            return $"B4: {target} is no instruction";
        bool isLoop = info.Name.StartsWith("Loop", StringComparison.Ordinal);
        return isLoop == target <= pc ? null : isLoop ? "B4: a loop that goes ahead" : "B4: a jump that goes back";
    }

    private static string? Table(BytecodeFunction function, bool[] starts, int index)
    {
        if (function.Descriptors[index] is not JumpTable table)
            return null;
        foreach (int target in table.Targets)
            if ((uint)target >= (uint)function.Code.Length || !starts[target])
                return $"B4: jump table target {target} is no instruction";
        return null;
    }

    private static string? CheckHandlers(BytecodeFunction function, bool[] starts)
    {
        foreach (ExceptionEntry entry in function.Handlers)
        {
            int length = function.Code.Length;
            bool ordered = entry.Start >= 0 && entry.Start < entry.End && entry.End <= length;
            if (!ordered || !starts[entry.Start] || !(entry.End == length || starts[entry.End]))
                return $"B5: region {entry.Start}..{entry.End}";
            if ((uint)entry.Handler >= (uint)length || !starts[entry.Handler])
                return $"B5: handler {entry.Handler} is no instruction";
            if (Registers(function, entry.Register, 1) is { } problem)
                return $"B5: {problem}";
        }
        return null;
    }

    private static string? CheckCaptures(BytecodeFunction function)
    {
        foreach (FunctionTemplate inner in function.Functions)
            foreach (CaptureSource source in inner.Captures)
                if ((uint)source.Index >= (uint)(source.IsRegister ? function.RegisterCount : function.CaptureCount))
                    return $"B7: {inner.Name} captures {source}";
        return null;
    }
}
