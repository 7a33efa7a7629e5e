using System.Runtime.CompilerServices;
using ConcurrentJs.Parsing;
using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Bytecode.Generation;

/// <summary>Turns one function's (or program's) tree into bytecode.</summary>
/// <remarks>
/// Registers are handed out like a stack: variables of a scope when it is entered, temporaries while an expression is evaluated;
/// so the window of a call is always on top of everything alive, and the callee's frame can start inside it.
///
/// The contract of <see cref="Evaluate"/>: when its destination is a variable's register, the destination is written by the last
/// instruction on every path and by nothing before it. `x = y || x` therefore goes through a temporary, `x = a + b` does not.
/// A temporary may be used as scratch space on the way. Operands are read in place from variables' registers; whoever
/// evaluates something after that asks <see cref="WriteFinder"/> whether it may change them.
///
/// Bindings keep their register number in Binding.Slot. A function that two threads compile at once gets equal numbers from both.
/// </remarks>
internal sealed partial class FunctionGenerator
{
    private readonly FunctionTemplate _template;
    private readonly CodeNode? _code;
    private readonly SourceText _source;
    private readonly BytecodeWriter _writer = new();
    private readonly Dictionary<Binding, int> _captures = [];
    private readonly List<bool> _isVariable = [];
    private readonly List<RegisterName> _registerNames = [];
    private readonly bool _isAsync, _isGenerator;
    private bool _isStrict;
    private int _nextRegister, _registerCount, _parameterCount;

    /// <summary>The register of the completion value of script and eval code, or -1.</summary>
    private int _completion = -1;

    public FunctionGenerator(FunctionTemplate template)
    {
        _template = template;
        _code = template.Node;
        _source = template.Source;
        _isStrict = template.IsStrict;
        _isAsync = template.IsAsync;
        _isGenerator = template.IsGenerator;
        if (_code is not null)
            for (int i = 0; i < _code.Captures.Length; i++)
                _captures[_code.Captures[i]] = i;
        NewVariable(null);
    }

    private bool IsAsyncGenerator => _isAsync && _isGenerator;

    private BytecodeFunction Finish() =>
        _writer.Build(_template, _registerCount, _parameterCount, _captures.Count, [.. _registerNames]);

    /// <summary>Throws InsufficientExecutionStackException on trees too deep for the native stack: the caller makes a RangeError of it.</summary>
    private static void CheckStack() => RuntimeHelpers.EnsureSufficientExecutionStack();

    // ---- Registers

    private int NewTemp() => NewRegister(false);

    private int NewVariable(string? name)
    {
        int register = NewRegister(true);
        if (name is not null)
            _registerNames.Add(new RegisterName(register, name));
        return register;
    }

    private int NewRegister(bool isVariable)
    {
        int register = _nextRegister++;
        if (register >= _isVariable.Count)
            _isVariable.Add(isVariable);
        else
            _isVariable[register] = isVariable;
        _registerCount = Math.Max(_registerCount, _nextRegister);
        return register;
    }

    /// <summary>Consecutive temporaries; answers the first.</summary>
    private int NewTemps(int count)
    {
        int first = _nextRegister;
        for (int i = 0; i < count; i++)
            NewTemp();
        return first;
    }

    private void ReleaseTo(int mark) => _nextRegister = mark;

    private bool IsVariable(int register) => _isVariable[register];

    /// <summary>The destination itself when it may be used as scratch space, else a new temporary.</summary>
    private int ScratchFor(int dst) => IsVariable(dst) ? NewTemp() : dst;

    // ---- Small emitters

    private void Move(int dst, int src)
    {
        if (dst != src)
            _writer.Emit(Op.Move, dst, src);
    }

    private void LoadNumber(int dst, double value)
    {
        if (IsInt32(value, out int integer))
            _writer.Emit(Op.LoadInt, dst, integer);
        else
            _writer.Emit(Op.LoadConst, dst, _writer.AddNumber(value));
    }

    private void LoadString(int dst, string text) => _writer.Emit(Op.LoadConst, dst, _writer.AddString(text));

    private static bool IsInt32(double value, out int integer)
    {
        integer = (int)value;
        return integer == value && (integer != 0 || !double.IsNegative(value));
    }

    /// <summary>An int32 written as a literal, maybe with a minus.</summary>
    private static bool IsInt32Literal(Node node, out int integer)
    {
        integer = 0;
        return node switch
        {
            NumericLiteral literal => IsInt32(literal.Value, out integer),
            UnaryExpression { Operator: UnaryOperator.Minus, Operand: NumericLiteral literal } => IsInt32(-literal.Value, out integer),
            _ => false,
        };
    }

    private void Mark(Node node) => _writer.MarkPosition(node.Start);

    private void ThrowError(ErrorKind kind, string message) =>
        _writer.Emit(Op.ThrowError, (int)kind, _writer.AddString(message));
}
