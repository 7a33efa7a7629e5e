namespace ConcurrentJs.Bytecode.Generation;

/// <summary>Something that break, continue and return meet on their way out.</summary>
internal abstract class ControlEntry;

/// <summary>A statement that break or continue can name.</summary>
internal sealed class JumpEntry(string[] labels, Label? breakTarget, Label? continueTarget, bool isUnlabelledTarget) : ControlEntry
{
    public string[] Labels { get; } = labels;
    public Label? Break { get; } = breakTarget;
    public Label? Continue { get; } = continueTarget;

    /// <summary>A loop or switch: `break` without a label means it.</summary>
    public bool IsUnlabelledTarget { get; } = isUnlabelledTarget;
}

/// <summary>Code under an exception handler. Ways out leave the region before they run what belongs to the code around it, so a region
/// is a list of ranges.</summary>
internal class RegionEntry(BytecodeWriter writer) : ControlEntry
{
    private readonly List<(Label Start, Label End)> _ranges = [];
    private Label _start;

    public void Open() => _start = writer.BindNew();

    public void Close() => _ranges.Add((_start, writer.BindNew()));

    /// <summary>After the last Close.</summary>
    public void AddHandlers(Label handler, int register)
    {
        foreach ((Label start, Label end) in _ranges)
            writer.AddHandler(start, end, handler, register);
    }
}

/// <summary>A try statement with a finally block: a way out notes where it goes and continues in the block.</summary>
internal sealed class FinallyEntry(BytecodeWriter writer, int kind, int value, Label block) : RegionEntry(writer)
{
    public const int Normal = 0, Throw = 1, FirstExit = 2;

    /// <summary>The register that says how the block was entered.</summary>
    public int Kind { get; } = kind;

    /// <summary>The thrown or returned value.</summary>
    public int Value { get; } = value;
    public Label Block { get; } = block;
    public List<Exit> Exits { get; } = [];

    public int Add(Exit exit)
    {
        int known = Exits.IndexOf(exit);
        if (known < 0)
            Exits.Add(exit);
        return FirstExit + (known < 0 ? Exits.Count - 1 : known);
    }
}

/// <summary>An iterator in use: ways out close it.</summary>
internal sealed class IteratorEntry(BytecodeWriter writer, int iterator, bool isAsync) : RegionEntry(writer)
{
    public int Iterator { get; } = iterator;
    public bool IsAsync { get; } = isAsync;
}

/// <summary>Where a break, continue or return goes: Depth entries stay on the control stack; a null Target is a return.</summary>
internal readonly record struct Exit(int Depth, Label? Target);
