using ConcurrentJs.Parsing.Ast;

namespace ConcurrentJs.Bytecode;

/// <summary>A compiled module. Its variables that others can see (exported, imported, or captured by functions) live in boxes that the
/// linker makes, fresh and uninitialised; an import's box is the exporting module's box, or one that holds a namespace object.
/// Both functions get all the boxes as their captures.</summary>
internal sealed class ModuleCode
{
    /// <summary>InitializeEnvironment's last part: vars become undefined, function declarations are made. Run once, when linked.</summary>
    public required BytecodeFunction Start { get; init; }

    /// <summary>The module's statements: an async function when IsAsync.</summary>
    public required BytecodeFunction Body { get; init; }

    public required ModuleRecordInfo Info { get; init; }

    /// <summary>Names of the boxes, in capture order.</summary>
    public required string[] BoxNames { get; init; }

    /// <summary>For each of Info.Imports the number of its box.</summary>
    public required int[] ImportBoxes { get; init; }

    /// <summary>For each of Info.LocalExports the number of its box.</summary>
    public required int[] LocalExportBoxes { get; init; }

    /// <summary>Has top-level await.</summary>
    public required bool IsAsync { get; init; }
}
