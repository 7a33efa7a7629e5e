using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Parsing.Ast;

/// <summary>The body shared by class declarations and expressions.</summary>
/// <remarks>Evaluation order: Heritage, then per element its computed key (fields store it in ComputedKeyBinding) and its
/// method definition, then NameBinding is initialized, then StaticInitializer is called with this = the class.
/// InstanceInitializer runs on each new instance (after super() in derived classes): it first adds the private
/// methods and accessors of the instance, then runs its ClassElements.</remarks>
internal sealed class ClassNode(int start, int end)
{
    public int Start { get; } = start;
    public int End { get; internal set; } = end;
    public string? Name { get; internal set; }

    /// <summary>Holds the class name, the private names and the hidden bindings. Heritage is evaluated inside it.</summary>
    public Scope Scope { get; internal set; } = null!;

    /// <summary>The immutable binding of the name inside the class; null for an anonymous class.</summary>
    public Binding? NameBinding { get; internal set; }
    public Expression? Heritage { get; internal set; }

    /// <summary>Null: a default constructor.</summary>
    public FunctionNode? Constructor { get; internal set; }

    /// <summary>All elements but the constructor, in source order.</summary>
    public ClassElement[] Elements { get; internal set; } = [];

    /// <summary>Set when there are instance fields or instance private methods.</summary>
    public FunctionNode? InstanceInitializer { get; internal set; }

    /// <summary>Set when there are static fields or static blocks. Static private methods are no part of it.</summary>
    public FunctionNode? StaticInitializer { get; internal set; }
}

internal sealed class ClassElement(int start, int end, ClassElementKind elementKind, bool isStatic, bool isComputed, Node? key)
    : Node(NodeKind.ClassElement, start, end)
{
    public ClassElementKind ElementKind { get; } = elementKind;
    public bool IsStatic { get; } = isStatic;
    public bool IsComputed { get; } = isComputed;

    /// <summary>StringLiteral or NumericLiteral, PrivateName, or any expression when computed. Null for a static block.</summary>
    public Node? Key { get; } = key;
    public bool IsPrivate => Key is PrivateName;

    /// <summary>Method, Getter, Setter.</summary>
    public FunctionNode? Function { get; internal set; }

    /// <summary>Field: the initializer, evaluated inside the initializer function; null: undefined.</summary>
    public Expression? Value { get; internal set; }

    /// <summary>Field with a computed key: where the key waits between class definition and initialization.</summary>
    public Binding? ComputedKeyBinding { get; internal set; }

    /// <summary>Private method, getter or setter of instances: where its function waits for the instance initializer.</summary>
    public Binding? MethodBinding { get; internal set; }

    /// <summary>StaticBlock: statements and their var scope, run inline by the static initializer.</summary>
    public BlockStatement? Block { get; internal set; }
}
