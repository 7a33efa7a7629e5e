using ConcurrentJs.Parsing.Ast;

namespace ConcurrentJs.Parsing.Scopes;

internal enum BindingKind : byte
{
    Var, Let, Const, Class, Function, Parameter, CatchParameter, Import,
    /// <summary>A named function expression's own name: assignments fail silently (sloppy) or throw (strict).</summary>
    FunctionName,
    /// <summary>A class's name inside the class: const.</summary>
    ClassName,
    // Hidden from names written in the source, except Arguments.
    This, NewTarget, HomeObject, ActiveFunction, Arguments,
    /// <summary>The object of a with statement.</summary>
    WithObject,
    /// <summary>The object that takes variables declared by sloppy direct eval; undefined until there are some.</summary>
    EvalVars,
    /// <summary>#name of a class.</summary>
    PrivateName,
    /// <summary>The computed key of a class field.</summary>
    FieldKey,
    /// <summary>The function of a private method or accessor, on its way to the instance initializer.</summary>
    PrivateMethod,
    /// <summary>export default expression.</summary>
    DefaultExport,
}

/// <summary>One variable: where it is declared and how it is used.</summary>
internal sealed class Binding(NameEntry entry, BindingKind kind, Scope scope)
{
    internal readonly NameEntry Entry = entry;
    public string Name => Entry.Text;
    public BindingKind Kind { get; internal set; } = kind;
    public Scope Scope { get; } = scope;

    /// <summary>Referenced from an inner function, or visible to a direct eval: lives in a heap box.</summary>
    public bool IsCaptured { get; internal set; }

    /// <summary>Anything in the source (or a direct eval) refers to it.</summary>
    public bool IsReferenced { get; internal set; }

    /// <summary>Assigned after its declaration initialized it (or a direct eval might).</summary>
    public bool IsReassigned { get; internal set; }

    /// <summary>Of `arguments`: how often the source names it, and how often only to read an element or the length, or to pass it on by `f.apply(x, arguments)`.</summary>
    internal int Uses { get; set; }
    internal int PlainUses { get; set; }
    internal bool IsPassed { get; set; }

    /// <summary>Of `arguments`: the object is made when something asks for more than the call's arguments, which hardly ever happens.</summary>
    public bool IsMadeLate { get; internal set; }

    /// <summary>Declared in the head of for (let …;…;…): when captured, every iteration has its own copy.</summary>
    public bool IsLoopPerIteration { get; internal set; }

    /// <summary>Some reference has MayBeUninitialized: the variable must start as the uninitialized marker.</summary>
    public bool NeedsInitializationCheck { get; internal set; }

    /// <summary>A var that starts with the value of this parameter (separate parameter and body scopes).</summary>
    public Binding? InitialValue { get; internal set; }

    /// <summary>For bindings found outside an eval: the index in the boxes its EvalScope came with; else -1.</summary>
    public int OuterIndex { get; internal init; } = -1;

    /// <summary>Let, Const, Class and the like: reading it before initialization throws.</summary>
    public bool IsLexical => Kind is BindingKind.Let or BindingKind.Const or BindingKind.Class or BindingKind.ClassName
        or BindingKind.Import or BindingKind.DefaultExport;

    /// <summary>Assignment throws a TypeError.</summary>
    public bool IsConstant => Kind is BindingKind.Const or BindingKind.ClassName or BindingKind.Import;

    /// <summary>Free for the bytecode generator: register or slot numbers.</summary>
    public int Slot { get; set; } = -1;

    /// <summary>A generator or async function in a block: sloppy code may not declare it twice.</summary>
    internal bool IsSpecialFunction { get; set; }
    internal int ScopeDepth { get; set; }
    internal int CodeDepth { get; set; }
    internal int CaptureDepth { get; set; }
    internal bool IsInitialized { get; set; }
    internal int Position { get; set; }
    internal Binding? Shadowed { get; set; }
}
