using ConcurrentJs.Heap;

namespace ConcurrentJs.Bytecode;

/// <summary>One function's code and tables. Immutable after it is built, but for the sites' caches and the feedback bytes,
/// which are raced on by design (public fields are for the interpreter's sake, nobody writes them): each is one word (byte), any value of which is safe.</summary>
internal sealed class BytecodeFunction
{
    /// <summary>Name, flags and origin of the function this is the code of.</summary>
    public required FunctionTemplate Template { get; init; }

    public required int[] Code;
    public required JsValue[] Constants;
    public required PropertySite[] Sites;

    /// <summary>What `desc` operands index: GlobalDeclarations, EvalCallSite, ObjectLiteral, JsValue[], RegExpSite, TemplateSite,
    /// JumpTable, int[] (mapped arguments). The op says which.</summary>
    public required object[] Descriptors;

    public required FunctionTemplate[] Functions;

    /// <summary>Innermost first: the first entry that covers the pc is the one.</summary>
    public required ExceptionEntry[] Handlers { get; init; }

    public required PositionTable Positions { get; init; }

    /// <summary>Window size: `this`, parameters, locals and temporaries, with the arguments of its calls.</summary>
    public required int RegisterCount;

    /// <summary>Registers r1…rP that the caller fills (with undefined where arguments are missing).</summary>
    public required int ParameterCount;

    /// <summary>The length of the closure's array of captured boxes.</summary>
    public required int CaptureCount { get; init; }

    /// <summary>One byte per arithmetic site, see <see cref="ArithmeticFeedback"/>.</summary>
    public required byte[] Feedback;

    /// <summary>Names of the registers that hold variables, for the disassembler and debuggers.</summary>
    public required RegisterName[] RegisterNames { get; init; }

    /// <summary>The code asks for more of the call's arguments than its parameters: the caller keeps them all.</summary>
    public bool UsesArgumentList;

    /// <summary>Calls without `new` throw.</summary>
    public bool IsClassConstructor;

    /// <summary>The site of the only thing the code does, when that is to answer a property of its `this`; else -1.</summary>
    public int GetterSite = -1;

    /// <summary>In a construct call of a base constructor, instructions before this pc only store to properties of `this`: unless a setter has let it
    /// out, nobody else has the new object.</summary>
    public int PrivateThisEnd;

    /// <summary>Has [[Construct]].</summary>
    public bool IsConstructor;

    /// <summary>The constructor of a class with extends.</summary>
    public bool IsDerived;

    /// <summary>Triples (pc, start, end): the source of what is called or iterated at pc, for error messages. Ordered by pc.</summary>
    public required int[] Subjects { get; init; }

    /// <summary>The source text of what the instruction at pc calls or iterates, shortened; null when not recorded.</summary>
    public string? SubjectText(int pc)
    {
        for (int i = 0; i < Subjects.Length; i += 3)
        {
            if (Subjects[i] != pc)
                continue;
            string text = Template.Source.Text[Subjects[i + 1]..Subjects[i + 2]];
            return text.Contains('\n') || text.Length > 80 ? "(intermediate value)" : text;
        }
        return null;
    }

    public FunctionFlags Flags => Template.Flags;
    public bool IsStrict => (Template.Flags & FunctionFlags.Strict) != 0;
    public string Name => Template.Name;

    /// <summary>Pairs (start, end) of pcs: the parts of classes in a sloppy function that run in its own frame are strict.</summary>
    public required int[] StrictRanges { get; init; }

    public bool IsStrictAt(int pc)
    {
        if (IsStrict)
            return true;
        for (int i = 0; i < StrictRanges.Length; i += 2)
            if (pc >= StrictRanges[i] && pc < StrictRanges[i + 1])
                return true;
        return false;
    }

    /// <summary>The handler for an exception at the instruction that starts at pc.</summary>
    public bool TryFindHandler(int pc, out ExceptionEntry entry)
    {
        foreach (ExceptionEntry candidate in Handlers)
        {
            if (pc >= candidate.Start && pc < candidate.End)
            {
                entry = candidate;
                return true;
            }
        }
        entry = default;
        return false;
    }
}

/// <summary>A property access in the code: its key, and the inline cache, replaced whole.</summary>
internal struct PropertySite(PropertyKey key)
{
    public readonly PropertyKey Key = key;

    /// <summary>Owned by the interpreter and the tiers: an immutable cache entry, or null.</summary>
    public object? Cache;
}

/// <summary>Instructions that start in [Start, End) continue at Handler with the thrown value in Register.</summary>
internal readonly record struct ExceptionEntry(int Start, int End, int Handler, int Register);

/// <summary>A variable that lives in a register of its own, maybe as a Box.</summary>
internal readonly record struct RegisterName(int Register, string Name);

/// <summary>What the slow paths of an arithmetic or comparing instruction saw. No bit: always int32.</summary>
[Flags]
internal enum ArithmeticFeedback : byte
{
    None = 0,
    /// <summary>An int32 operation left the int32 range.</summary>
    Overflow = 1,
    Double = 2,
    String = 4,
    BigInt = 8,
    /// <summary>Anything else: booleans, null, undefined, objects, mixtures.</summary>
    Other = 16,
    NegativeZero = 32,
}
