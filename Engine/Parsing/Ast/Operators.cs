namespace ConcurrentJs.Parsing.Ast;

internal enum UnaryOperator : byte { Plus, Minus, Not, BitwiseNot, TypeOf, Void, Delete }

internal enum UpdateOperator : byte { Increment, Decrement }

internal enum BinaryOperator : byte
{
    Add, Subtract, Multiply, Divide, Remainder, Exponent,
    BitwiseAnd, BitwiseOr, BitwiseXor, ShiftLeft, ShiftRight, ShiftRightUnsigned,
    Equal, NotEqual, StrictEqual, StrictNotEqual, Less, LessOrEqual, Greater, GreaterOrEqual,
    In, InstanceOf,
}

internal enum LogicalOperator : byte { And, Or, Coalesce }

/// <summary>Assign is plain =; Binary computes with AssignmentExpression.BinaryOperator; Logical short-circuits.</summary>
internal enum AssignmentKind : byte { Assign, Binary, Logical }

internal enum PropertyKind : byte
{
    /// <summary>key: value, or shorthand.</summary>
    Value,
    Method, Getter, Setter,
    /// <summary>...value (Key is null).</summary>
    Spread,
    /// <summary>__proto__: value, which sets the prototype (B.3.1).</summary>
    Prototype,
}

internal enum ClassElementKind : byte { Method, Getter, Setter, Field, StaticBlock }

internal enum VariableKind : byte { Var, Let, Const, Using, AwaitUsing }

internal enum FunctionKind : byte
{
    Normal, Arrow, Method, Getter, Setter, ClassConstructor, DerivedConstructor,
    /// <summary>The synthetic method that runs a class's instance (or static) elements, see ClassNode.</summary>
    ClassFieldInitializer,
}

internal enum ProgramKind : byte { Script, Module, Eval }
