using System.Reflection;

namespace ConcurrentJs.Bytecode;

/// <summary>What an instruction can do besides writing its registers.</summary>
[Flags]
internal enum Effects
{
    None = 0,
    /// <summary>Control may leave for the exception handler.</summary>
    Throws = 1,
    /// <summary>User code (a function, getter, conversion method, proxy trap) may run.</summary>
    CallsUser = 2,
    /// <summary>Reads a place other threads may write.</summary>
    ReadsHeap = 4,
    /// <summary>Writes a place other threads may read.</summary>
    WritesHeap = 8,
    /// <summary>May continue at a label.</summary>
    Branches = 16,
    /// <summary>Never continues at the next instruction.</summary>
    Terminates = 32,
}

/// <summary>What an operand word means. The text form in <see cref="OpAttribute"/> is the lower-case name.</summary>
internal enum OperandKind : byte
{
    Read, Write, Update, Iter, Pair, Range, Count, Callee, Callee3, Label, Const, String, Int, Site, Feedback, Capture, Function, Desc,
}

/// <summary>Declares an opcode: operands as `name:kind` words, and its effects.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class OpAttribute(string operands, Effects effects = Effects.None) : Attribute
{
    public string Operands { get; } = operands;
    public Effects Effects { get; } = effects;
}

/// <summary>One operand of an opcode.</summary>
internal readonly record struct Operand(string Name, OperandKind Kind);

/// <summary>An opcode's declaration, as generic readers see it.</summary>
internal sealed record OpInfo(Op Op, string Name, Operand[] Operands, Effects Effects)
{
    /// <summary>Words of the instruction: the op word and its operands.</summary>
    public int Length => 1 + Operands.Length;
    public bool Has(Effects effect) => (Effects & effect) != 0;
}

/// <summary>
/// The declarations of <see cref="Op"/>, read once by reflection. Only tools read it (disassembler, verifier, probes, compilers);
/// the generator and the interpreter know their operands and never load it, so start-up does not pay for it.
/// </summary>
internal static class OpTable
{
    private static readonly OpInfo[] s_infos = Build();

    public static int Count => s_infos.Length;

    public static OpInfo Of(Op op) => s_infos[(int)op];

    /// <summary>False when the word is no opcode.</summary>
    public static bool IsDefined(int word) => (uint)word < (uint)s_infos.Length;

    private static OpInfo[] Build()
    {
        FieldInfo[] fields = typeof(Op).GetFields(BindingFlags.Public | BindingFlags.Static);
        var infos = new OpInfo[fields.Length];
        foreach (FieldInfo field in fields)
        {
            var op = (Op)field.GetValue(null)!;
            OpAttribute declared = field.GetCustomAttribute<OpAttribute>()
                ?? throw new InvalidOperationException($"Op.{field.Name} has no [Op] declaration");
            infos[(int)op] = new OpInfo(op, field.Name, ParseOperands(declared.Operands), declared.Effects);
        }
        return infos;
    }

    private static Operand[] ParseOperands(string text)
    {
        string[] words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var operands = new Operand[words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            string[] parts = words[i].Split(':');
            operands[i] = new Operand(parts[0], Enum.Parse<OperandKind>(parts[1], ignoreCase: true));
        }
        return operands;
    }
}
