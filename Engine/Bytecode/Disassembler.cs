using System.Globalization;
using System.Text;
using ConcurrentJs.Heap;

namespace ConcurrentJs.Bytecode;

/// <summary>Bytecode as text, from the opcode table alone: `0000  GetProperty  dst:r2  obj:r0  site:s0(name)`.</summary>
internal static class Disassembler
{
    public static string Text(BytecodeFunction function)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture,
            $"function {(function.Name.Length == 0 ? "(anonymous)" : function.Name)}  registers:{function.RegisterCount}  parameters:{function.ParameterCount}  captures:{function.CaptureCount}  {function.Flags}\n");
        foreach (RegisterName name in function.RegisterNames)
            text.Append(CultureInfo.InvariantCulture, $"  r{name.Register} = {name.Name}\n");
        for (int pc = 0; pc < function.Code.Length;)
            pc = AppendInstruction(text, function, pc);
        foreach (ExceptionEntry entry in function.Handlers)
            text.Append(CultureInfo.InvariantCulture, $"  handler {entry.Start:0000}..{entry.End:0000} -> {entry.Handler:0000} r{entry.Register}\n");
        return text.ToString();
    }

    /// <summary>The function and every compiled function inside it.</summary>
    public static string TextOfAll(BytecodeFunction function)
    {
        var text = new StringBuilder(Text(function));
        foreach (FunctionTemplate inner in function.Functions)
            if (inner.Code is { } code)
                text.Append('\n').Append(TextOfAll(code));
        return text.ToString();
    }

    /// <summary>One line; returns where the next instruction starts.</summary>
    public static int AppendInstruction(StringBuilder text, BytecodeFunction function, int pc)
    {
        int word = function.Code[pc];
        if (!OpTable.IsDefined(word))
        {
            text.Append(CultureInfo.InvariantCulture, $"{pc:0000}  ?{word}\n");
            return pc + 1;
        }
        OpInfo info = OpTable.Of((Op)word);
        text.Append(CultureInfo.InvariantCulture, $"{pc:0000}  {info.Name}");
        for (int i = 0; i < info.Operands.Length && pc + 1 + i < function.Code.Length; i++)
            text.Append("  ").Append(info.Operands[i].Name).Append(':').Append(OperandText(function, info.Operands[i].Kind, function.Code[pc + 1 + i]));
        text.Append('\n');
        return pc + info.Length;
    }

    private static string OperandText(BytecodeFunction function, OperandKind kind, int value) => kind switch
    {
        OperandKind.Read or OperandKind.Write or OperandKind.Update or OperandKind.Iter or OperandKind.Pair or OperandKind.Range
            or OperandKind.Callee or OperandKind.Callee3 => $"r{value}",
        OperandKind.Label => value.ToString("0000", CultureInfo.InvariantCulture),
        OperandKind.Count or OperandKind.Int => value.ToString(CultureInfo.InvariantCulture),
        OperandKind.Const or OperandKind.String => (uint)value < (uint)function.Constants.Length ? $"c{value}({Short(function.Constants[value])})" : $"c{value}(?)",
        OperandKind.Site => (uint)value < (uint)function.Sites.Length ? $"s{value}({function.Sites[value].Key})" : $"s{value}(?)",
        OperandKind.Feedback => $"fb{value}",
        OperandKind.Capture => $"^{value}",
        OperandKind.Function => (uint)value < (uint)function.Functions.Length ? $"f{value}({function.Functions[value].Name})" : $"f{value}(?)",
        OperandKind.Desc => (uint)value < (uint)function.Descriptors.Length ? $"d{value}({DescriptorText(function.Descriptors[value])})" : $"d{value}(?)",
    };

    private static string Short(JsValue value)
    {
        string text = value.ToString().Replace("\n", "\\n").Replace("\r", "\\r");
        return text.Length <= 40 ? text : text[..40] + "…";
    }

    private static string DescriptorText(object descriptor) => descriptor switch
    {
        int[] map => $"[{string.Join(' ', map)}]",
        JsValue[] values => $"[{values.Length}]",
        _ => descriptor.ToString() ?? "",
    };
}
