using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Parsing.Scopes;

namespace ConcurrentJs.Bytecode.Generation;

// 15.7.14 ClassDefinitionEvaluation
internal sealed partial class FunctionGenerator
{
    /// <summary>dst := the class. Its name is a text, or the property key in the register nameKey.</summary>
    private void EvaluateClass(ClassNode node, int dst, string name, int nameKey = -1)
    {
        bool wasStrict = _isStrict;
        int start = _writer.Position;
        _isStrict = true;
        EvaluateClassBody(node, dst, name, nameKey);
        _isStrict = wasStrict;
        if (!wasStrict)
            _writer.AddStrictRange(start);
    }

    private void EvaluateClassBody(ClassNode node, int dst, string name, int nameKey)
    {
        int mark = _nextRegister;
        EnterScope(node.Scope);
        foreach (Binding declared in node.Scope.Bindings)
            if (declared.Kind == BindingKind.PrivateName)
                MakePrivateName(declared);
        int ctor = NewTemps(2), prototype = ctor + 1;
        int heritage = NewTemp();
        if (node.Heritage is { } extends)
            Evaluate(extends, heritage);
        else
            _writer.Emit(Op.LoadHole, heritage);
        _writer.MarkPosition(node.Heritage?.Start ?? node.Start);
        _writer.Emit(Op.CreateClass, ctor, heritage, _writer.AddFunction(ConstructorTemplate(node, name)));
        ReleaseTo(heritage);
        if (nameKey >= 0)
            _writer.Emit(Op.SetFunctionName, ctor, nameKey, 0);
        foreach (ClassElement element in node.Elements)
        {
            int elementMark = _nextRegister;
            EmitClassElement(element, ctor, prototype);
            ReleaseTo(elementMark);
        }
        if (node.NameBinding is { } binding)
            StoreBinding(binding, ctor, check: false);
        EmitInitializers(node, ctor, prototype);
        Move(dst, ctor);
        ReleaseTo(mark);
    }

    private void MakePrivateName(Binding binding)
    {
        int mark = _nextRegister;
        int key = NewTemp();
        _writer.Emit(Op.NewPrivateName, key, _writer.AddString(binding.Name));
        StoreBinding(binding, key, check: false);
        ReleaseTo(mark);
    }

    private void EmitClassElement(ClassElement element, int ctor, int prototype)
    {
        int home = element.IsStatic ? ctor : prototype;
        switch (element.ElementKind)
        {
            case ClassElementKind.Method or ClassElementKind.Getter or ClassElementKind.Setter:
                int kind = element.ElementKind switch { ClassElementKind.Getter => 1, ClassElementKind.Setter => 2, _ => 0 };
                if (element.Key is PrivateName name)
                    EmitPrivateMethod(element, name, kind, ctor, home);
                else
                    EmitMethod(element.Function!, element.Key!, element.IsComputed, kind, home, 0);
                break;
            case ClassElementKind.Field when element.ComputedKeyBinding is { } binding:
                int key = NewTemp();
                EvaluateKey((Expression)element.Key!, element.IsComputed, key);
                StoreBinding(binding, key, check: false);
                break;
        }
    }

    private void EmitPrivateMethod(ClassElement element, PrivateName name, int kind, int ctor, int home)
    {
        int key = NewTemp(), closure = NewTemp();
        LoadBinding(name.Binding, key, check: false);
        CreateFunction(element.Function!, PrefixOf(kind) + name.Name, closure, home);
        Mark(name);
        _writer.Emit(element.IsStatic ? Op.DefinePrivateMethod : Op.AddPrivateMethod, ctor, key, closure, kind);
    }

    private void EmitInitializers(ClassNode node, int ctor, int prototype)
    {
        int mark = _nextRegister;
        if (node.InstanceInitializer is { } instance)
        {
            int fields = NewTemp();
            CreateFunction(instance, "<instance_members_initializer>", fields, prototype);
            _writer.Emit(Op.SetClassFields, ctor, fields);
            ReleaseTo(mark);
        }
        if (node.StaticInitializer is { } initializer)
        {
            int callee = NewTemps(2);
            CreateFunction(initializer, "<static_initializer>", callee, ctor);
            Move(callee + 1, ctor);
            _writer.MarkPosition(node.Start);
            _writer.Emit(Op.Call, callee, callee, 0);
            ReleaseTo(mark);
        }
    }

    private FunctionTemplate ConstructorTemplate(ClassNode node, string name)
    {
        FunctionNode? constructor = node.Constructor;
        FunctionFlags flags = FunctionFlags.ClassConstructor | FunctionFlags.Strict;
        if (node.Heritage is not null)
            flags |= FunctionFlags.Derived;
        return new FunctionTemplate
        {
            Name = name,
            Length = constructor?.ExpectedArgumentCount ?? 0,
            Flags = constructor is null ? flags : FlagsOf(constructor),
            Source = _source,
            Start = node.Start,
            End = node.End,
            Captures = constructor is null ? [] : SourcesOf(constructor.Captures),
            CaptureNames = constructor is null ? [] : Array.ConvertAll(constructor.Captures, static b => b.Name),
            Node = constructor,
            Class = node,
        };
    }

    /// <summary>The body of a field initializer function: fields and static blocks in order, on `this`.</summary>
    private void EmitClassElements(ClassElement[] elements)
    {
        foreach (ClassElement element in elements)
        {
            int mark = _nextRegister;
            if (element.ElementKind == ClassElementKind.StaticBlock)
                EmitBlock(element.Block!);
            else
                EmitField(element);
            ReleaseTo(mark);
        }
    }

    private void EmitField(ClassElement element)
    {
        int key = NewTemp(), value = NewTemp();
        if (element.Key is PrivateName name)
        {
            LoadBinding(name.Binding, key, check: false);
            EvaluateFieldValue(element, value, name.Name);
            Mark(name);
            _writer.Emit(Op.DefinePrivateField, 0, key, value);
        }
        else if (TryGetKeyName(element.Key, element.IsComputed, out string text))
        {
            EvaluateFieldValue(element, value, text);
            Mark(element.Key!);
            if (IsIndexName(text))
            {
                LoadKey(key, text);
                _writer.Emit(Op.DefineElement, 0, key, value);
            }
            else
            {
                _writer.Emit(Op.DefineField, 0, _writer.AddSite(text), value);
            }
        }
        else
        {
            LoadBinding(element.ComputedKeyBinding!, key, check: false);
            if (element.Value is { } initializer)
                EvaluateNamedByKey(initializer, value, key);
            else
                _writer.Emit(Op.LoadUndefined, value);
            Mark(element.Key!);
            _writer.Emit(Op.DefineElement, 0, key, value);
        }
    }

    private void EvaluateFieldValue(ClassElement element, int value, string name)
    {
        if (element.Value is { } initializer)
            EvaluateNamed(initializer, value, name);
        else
            _writer.Emit(Op.LoadUndefined, value);
    }

    /// <summary>15.7.14 step 14: the constructor of a class that wrote none.</summary>
    private void EmitDefaultConstructor()
    {
        bool hasInitializer = _template.Class!.InstanceInitializer is not null;
        int active = NewTemp();
        _writer.MarkPosition(_template.Start);
        _writer.Emit(Op.LoadCallee, active);
        if (!_template.IsDerived)
        {
            if (hasInitializer)
                _writer.Emit(Op.InitializeInstance, 0, active);
            _writer.Emit(Op.ReturnUndefined);
            return;
        }
        int newTarget = NewTemp(), callee = NewTemps(3);
        _writer.Emit(Op.LoadNewTarget, newTarget);
        _writer.Emit(Op.GetSuperConstructor, callee, active);
        _writer.Emit(Op.CreateRest, callee + 2, 0);
        _writer.Emit(Op.ConstructSuperSpread, callee, callee, newTarget);
        if (hasInitializer)
            _writer.Emit(Op.InitializeInstance, callee, active);
        _writer.Emit(Op.Return, callee);
    }
}
