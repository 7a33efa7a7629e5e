using System.Runtime.InteropServices;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Strings;

namespace ConcurrentJs.Bytecode;

/// <summary>A place in the code that jumps name before or after it is known.</summary>
internal readonly record struct Label(int Id);

/// <summary>Collects words, labels and tables of one function, and resolves the labels at the end.</summary>
internal sealed class BytecodeWriter
{
    private const int Unbound = -1;

    private readonly List<int> _code = new(64);
    private readonly List<int> _labelTargets = [];
    private readonly List<int> _labelUses = [];
    private readonly List<JsValue> _constants = [];
    private readonly Dictionary<string, int> _stringConstants = [];
    private readonly Dictionary<long, int> _numberConstants = [];
    private readonly List<PropertySite> _sites = [];
    private readonly List<object> _descriptors = [];
    private readonly List<FunctionTemplate> _functions = [];
    private readonly List<(Label Start, Label End, Label Handler, int Register)> _handlers = [];
    private readonly PositionTable.Builder _positions = new();
    private readonly List<int> _subjects = [];
    private readonly List<int> _strictRanges = [];
    private int _feedbackCount;
    private bool _usesArgumentList;
    private int _privateThisEnd = int.MaxValue;

    /// <summary>The code reads the call's arguments beyond its parameters.</summary>
    public void UseArgumentList() => _usesArgumentList = true;

    /// <summary>Where the next instruction starts.</summary>
    public int Position => _code.Count;

    public void Emit(Op op) => _code.Add((int)op);

    public void Emit(Op op, int a)
    {
        _usesArgumentList |= op == Op.CreateUnmappedArguments;
        _code.Add((int)op);
        _code.Add(a);
    }

    public void Emit(Op op, int a, int b)
    {
        _usesArgumentList |= op is Op.CreateMappedArguments or Op.CreateRest or Op.LoadArgument;
        _code.Add((int)op);
        _code.Add(a);
        _code.Add(b);
    }

    public void Emit(Op op, int a, int b, int c)
    {
        _code.Add((int)op);
        _code.Add(a);
        _code.Add(b);
        _code.Add(c);
    }

    public void Emit(Op op, int a, int b, int c, int d)
    {
        Emit(op, a, b, c);
        _code.Add(d);
    }

    public void EmitJump(Op op, Label target)
    {
        _code.Add((int)op);
        AddLabel(target);
    }

    public void EmitJump(Op op, int a, Label target)
    {
        Emit(op, a);
        AddLabel(target);
    }

    public void EmitJump(Op op, int a, int b, Label target)
    {
        Emit(op, a, b);
        AddLabel(target);
    }

    public void EmitJump(Op op, int a, int b, int c, Label target)
    {
        Emit(op, a, b, c);
        AddLabel(target);
    }

    /// <summary>A compare-and-branch: the feedback index follows the label.</summary>
    public void EmitCompareJump(Op op, int lhs, int rhs, Label target)
    {
        Emit(op, lhs, rhs);
        AddLabel(target);
        _code.Add(NewFeedback());
    }

    public void Emit(Op op, int a, int b, int c, int d, int e)
    {
        Emit(op, a, b, c, d);
        _code.Add(e);
    }

    public Label NewLabel()
    {
        _labelTargets.Add(Unbound);
        return new Label(_labelTargets.Count - 1);
    }

    public void Bind(Label label) => _labelTargets[label.Id] = _code.Count;

    public Label BindNew()
    {
        Label label = NewLabel();
        Bind(label);
        return label;
    }

    /// <summary>The next instruction comes from this source offset.</summary>
    public void MarkPosition(int offset) => _positions.Add(_code.Count, offset);

    /// <summary>The offset of what is emitted now; -1: none was marked.</summary>
    public int MarkedPosition => _positions.Last;

    /// <summary>The next instruction calls or iterates what source[start..end] says.</summary>
    public void MarkSubject(int start, int end)
    {
        _subjects.Add(_code.Count);
        _subjects.Add(start);
        _subjects.Add(end);
    }

    /// <summary>The instructions from start up to here are strict mode code.</summary>
    public void AddStrictRange(int start)
    {
        _strictRanges.Add(start);
        _strictRanges.Add(_code.Count);
    }

    /// <summary>The next instruction, or one after it, uses `this` otherwise than by storing to a property of it.</summary>
    public void EndPrivateThis() => _privateThisEnd = Math.Min(_privateThisEnd, _code.Count);

    /// <summary>Entries must be added innermost first: at the end of the protected region.</summary>
    public void AddHandler(Label start, Label end, Label handler, int register) => _handlers.Add((start, end, handler, register));

    public int NewFeedback() => _feedbackCount++;

    public int AddConstant(JsValue value)
    {
        _constants.Add(value);
        return _constants.Count - 1;
    }

    public int AddString(string text)
    {
        ref int index = ref CollectionsMarshal.GetValueRefOrAddDefault(_stringConstants, text, out bool known);
        if (!known)
            index = AddConstant(new JsValue(Atoms.Literal(text)));
        return index;
    }

    public int AddNumber(double value)
    {
        ref int index = ref CollectionsMarshal.GetValueRefOrAddDefault(_numberConstants, BitConverter.DoubleToInt64Bits(value), out bool known);
        if (!known)
            index = AddConstant(JsValue.FromNumber(value));
        return index;
    }

    /// <summary>Sites are never shared: each access has a cache of its own.</summary>
    public int AddSite(string name)
    {
        _sites.Add(new PropertySite(PropertyKey.From(name)));
        return _sites.Count - 1;
    }

    /// <summary>A site of an access whose key is computed; its own key is the empty string.</summary>
    public int AddElementSite() => AddSite("");

    public int AddDescriptor(object descriptor)
    {
        _descriptors.Add(descriptor);
        return _descriptors.Count - 1;
    }

    public int AddFunction(FunctionTemplate function)
    {
        _functions.Add(function);
        return _functions.Count - 1;
    }

    public BytecodeFunction Build(FunctionTemplate template, int registerCount, int parameterCount, int captureCount, RegisterName[] names)
    {
        int[] code = [.. _code];
        foreach (int use in _labelUses)
        {
            code[use] = TargetOf(new Label(code[use]));
            // What comes after the end may come back to here.
            if (code[use] < use)
                _privateThisEnd = Math.Min(_privateThisEnd, code[use]);
        }
        foreach (object descriptor in _descriptors)
            (descriptor as JumpTable)?.Resolve(TargetOf);
        return new BytecodeFunction
        {
            Template = template,
            Code = code,
            Constants = [.. _constants],
            Sites = [.. _sites],
            Descriptors = [.. _descriptors],
            Functions = [.. _functions],
            Handlers = BuildHandlers(),
            Positions = _positions.Build(),
            Subjects = [.. _subjects],
            StrictRanges = [.. _strictRanges],
            RegisterCount = registerCount,
            ParameterCount = parameterCount,
            CaptureCount = captureCount,
            Feedback = new byte[_feedbackCount],
            RegisterNames = names,
            UsesArgumentList = _usesArgumentList,
            IsClassConstructor = template.IsClassConstructor,
            IsConstructor = template.IsConstructor,
            IsDerived = template.IsDerived,
            PrivateThisEnd = template is { IsConstructor: true, IsDerived: false } ? _privateThisEnd : 0,
            GetterSite = IsGetter(code) ? code[3] : -1,
        };
    }

    /// <summary>GetProperty rX r0 site, Return rX.</summary>
    private static bool IsGetter(int[] code) =>
        code.Length >= 6 && code[0] == (int)Op.GetProperty && code[2] == 0 && code[4] == (int)Op.Return && code[5] == code[1];

    private ExceptionEntry[] BuildHandlers()
    {
        var entries = new List<ExceptionEntry>(_handlers.Count);
        foreach ((Label start, Label end, Label handler, int register) in _handlers)
        {
            var entry = new ExceptionEntry(TargetOf(start), TargetOf(end), TargetOf(handler), register);
            if (entry.Start < entry.End)
                entries.Add(entry);
        }
        return [.. entries];
    }

    private int TargetOf(Label label)
    {
        int target = _labelTargets[label.Id];
        return target != Unbound ? target : throw new InvalidOperationException($"label {label.Id} was never bound");
    }

    private void AddLabel(Label label)
    {
        _labelUses.Add(_code.Count);
        _code.Add(label.Id);
    }
}
