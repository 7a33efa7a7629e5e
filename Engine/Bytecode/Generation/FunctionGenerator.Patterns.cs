using ConcurrentJs.Parsing.Ast;

namespace ConcurrentJs.Bytecode.Generation;

/// <summary>What a pattern's identifiers are: targets of an assignment, vars (also assigned), or variables to initialise.</summary>
internal enum PatternUse : byte { Assign, Var, Lexical }

// 13.15.5 Destructuring Assignment, 8.6.2 BindingInitialization.
internal sealed partial class FunctionGenerator
{
    /// <summary>Gives the value to a target or pattern.</summary>
    private void BindTarget(Node node, int value, PatternUse use)
    {
        if (node is ObjectPattern or ArrayPattern)
            AssignPattern(node, value, use);
        else if (use == PatternUse.Lexical)
            InitializeLexical((Identifier)node, value);
        else
            EmitStoreTarget(PrepareTarget(node, null, isPlain: true), value);
    }

    private void AssignPattern(Node node, int src, PatternUse use)
    {
        CheckStack();
        int mark = _nextRegister;
        if (node is ObjectPattern obj)
            AssignObjectPattern(obj, src, use);
        else
            AssignArrayPattern((ArrayPattern)node, src, use);
        ReleaseTo(mark);
    }

    private void AssignObjectPattern(ObjectPattern pattern, int src, PatternUse use)
    {
        // The properties' reads check the source too, but only after a target or computed key was evaluated.
        bool readsFirst = use == PatternUse.Lexical && pattern.Properties is [{ IsComputed: false }, ..];
        if (!readsFirst)
        {
            Mark(pattern);
            _writer.Emit(Op.RequireObjectCoercible, src);
        }
        src = StableSource(pattern, src);
        int count = pattern.Properties.Length;
        int keys = pattern.Rest is null ? -1 : NewTemps(count);
        for (int i = 0; i < count; i++)
        {
            int mark = _nextRegister;
            AssignProperty(pattern.Properties[i], src, keys < 0 ? -1 : keys + i, use);
            ReleaseTo(mark);
        }
        if (pattern.Rest is not { } rest)
            return;
        Target target = PrepareElementTarget(rest, use);
        int copy = NewTemp();
        _writer.Emit(Op.NewObject, copy, 0);
        Mark(rest);
        _writer.Emit(Op.CopyDataProperties, copy, src, count == 0 ? copy : keys, count);
        StoreElement(rest, target, copy, use);
    }

    /// <summary>A source that is a variable may be one of the pattern's own targets: ({ a, b } = a).</summary>
    private int StableSource(Node pattern, int src)
    {
        if (!IsVariable(src) || pattern is ObjectPattern { Properties.Length: <= 1, Rest: null })
            return src;
        int copy = NewTemp();
        Move(copy, src);
        return copy;
    }

    private void AssignProperty(PatternProperty property, int src, int keyRegister, PatternUse use)
    {
        (Node targetNode, Expression? initializer) = SplitDefault(property.Value);
        bool isNamed = TryGetKeyName(property.Key, property.IsComputed, out string name);
        int key = keyRegister;
        if (!isNamed || IsIndexName(name) || keyRegister >= 0)
        {
            if (key < 0)
                key = NewTemp();
            EvaluateKey(property.Key, property.IsComputed, key);
        }
        Target target = PrepareElementTarget(targetNode, use);
        bool isDirect = TryGetDirect(targetNode, use, out int value);
        if (!isDirect)
            value = NewTemp();
        Mark(property.Key);
        if (isNamed && !IsIndexName(name))
            _writer.Emit(name == "length" ? Op.GetLength : Op.GetProperty, value, src, _writer.AddSite(name));
        else
            _writer.Emit(Op.GetElement, value, src, key, _writer.AddElementSite());
        EmitDefault(targetNode, initializer, value);
        if (!isDirect)
            StoreElement(targetNode, target, value, use);
    }

    private static (Node Target, Expression? Default) SplitDefault(Node node) =>
        node is AssignmentPattern pattern ? (pattern.Target, pattern.Default) : (node, null);

    /// <summary>Targets are evaluated before the value is fetched, except patterns and variables to initialise.</summary>
    private Target PrepareElementTarget(Node node, PatternUse use) =>
        use == PatternUse.Lexical || node is ObjectPattern or ArrayPattern
            ? new Target(TargetKind.Pattern, node, -1, -1, -1)
            : PrepareTarget(node, s_anything, isPlain: true);

    /// <summary>Stands for code that may change any variable.</summary>
    private static readonly Node s_anything = new EmptyStatement(0, 0);

    private void StoreElement(Node node, in Target target, int value, PatternUse use)
    {
        if (node is ObjectPattern or ArrayPattern)
            AssignPattern(node, value, use);
        else if (use == PatternUse.Lexical)
            InitializeLexical((Identifier)node, value);
        else
            EmitStoreTarget(target, value);
    }

    /// <summary>A variable that may receive the raw value at once, before its default replaces undefined.</summary>
    private bool TryGetDirect(Node node, PatternUse use, out int register)
    {
        register = -1;
        return use == PatternUse.Lexical && node is Identifier { Binding: { NeedsInitializationCheck: false } binding } && TryGetRegister(binding, out register);
    }

    private void EmitDefault(Node target, Expression? initializer, int value)
    {
        if (initializer is null)
            return;
        Label hasValue = _writer.NewLabel();
        _writer.EmitJump(Op.JumpIfNotUndefined, value, hasValue);
        if (target is Identifier id)
            EvaluateNamedFor(id, initializer, value);
        else
            Evaluate(initializer, value);
        _writer.Bind(hasValue);
    }

    private void AssignArrayPattern(ArrayPattern pattern, int src, PatternUse use)
    {
        int iterator = NewTemps(3);
        Mark(pattern);
        _writer.MarkSubject(pattern.Start, pattern.End);
        _writer.Emit(Op.GetIterator, iterator, src);
        IteratorEntry entry = EnterIterator(iterator, isAsync: false);
        foreach (Node? element in pattern.Elements)
        {
            int mark = _nextRegister;
            AssignElement(element, iterator, use);
            ReleaseTo(mark);
        }
        EndIterator(entry);
        Mark(pattern);
        _writer.Emit(Op.IteratorClose, iterator);
        Label after = _writer.NewLabel();
        EmitIteratorHandler(entry, after);
        _writer.Bind(after);
    }

    private void AssignElement(Node? element, int iterator, PatternUse use)
    {
        if (element is null)
        {
            _writer.Emit(Op.IteratorStep, NewTemp(), iterator);
            return;
        }
        if (element is RestElement rest)
        {
            Target restTarget = PrepareElementTarget(rest.Target, use);
            int array = NewTemp();
            Mark(rest);
            _writer.Emit(Op.IteratorRest, array, iterator);
            StoreElement(rest.Target, restTarget, array, use);
            return;
        }
        (Node targetNode, Expression? initializer) = SplitDefault(element);
        Target target = PrepareElementTarget(targetNode, use);
        bool isDirect = TryGetDirect(targetNode, use, out int value);
        if (!isDirect)
            value = NewTemp();
        Mark(element);
        _writer.Emit(Op.IteratorStep, value, iterator);
        EmitDefault(targetNode, initializer, value);
        if (!isDirect)
            StoreElement(targetNode, target, value, use);
    }
}
