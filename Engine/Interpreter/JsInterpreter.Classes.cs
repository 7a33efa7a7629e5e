using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Interpreter;

/// <summary>Classes, private names, super.</summary>
internal sealed partial class JsInterpreter
{
    // 15.7.14 ClassDefinitionEvaluation, steps 8 to 14
    private void CreateClass(Frame frame, ref JsValue result, JsValue heritage, FunctionTemplate template)
    {
        Realm realm = frame.Function.Realm;
        JsObject? prototypeParent = realm.ObjectPrototype;
        JsObject? constructorParent = realm.FunctionPrototype;
        if (heritage.IsNull)
        {
            prototypeParent = null;
        }
        else if (!heritage.IsHole)
        {
            if (!heritage.IsConstructor)
                throw _t.TypeError($"Class extends value {ValueText.Of(heritage)} is not a constructor or null");
            JsValue parent = heritage.AsObject.Get(_t, Names.Prototype);
            if (!parent.IsObject && !parent.IsNull)
                throw _t.TypeError($"Class extends value does not have valid prototype property {ValueText.Of(parent)}");
            prototypeParent = parent.TryObject;
            constructorParent = heritage.AsObject;
        }
        JsObject prototype = realm.NewObject(prototypeParent);
        Shape? shape = ReferenceEquals(constructorParent, realm.FunctionPrototype) ? null : FunctionShapes.Build(constructorParent, FunctionLayout.Class);
        ScriptFunction constructor = CreateClosure(frame, template, shape);
        constructor.HomeObject = prototype;
        constructor.OverflowSlot(2).Initialize(prototype);
        prototype.DefineHidden(PropertyKey.FromAtom(Names.Constructor), constructor);
        result = constructor;
        System.Runtime.CompilerServices.Unsafe.Add(ref result, 1) = prototype;
    }

    private static ClassElements ElementsOf(JsValue constructor)
    {
        var function = (ScriptFunction)constructor.AsObject;
        return function.Elements ??= new ClassElements();
    }

    private void AddPrivateMethod(JsValue constructor, PrivateMethod method) => ElementsOf(constructor).PrivateMethods.Add(method);

    // 7.3.34 InitializeInstanceElements ( O, constructor )
    private void InitializeInstance(JsObject instance, JsValue constructor)
    {
        if (constructor._cell is not ScriptFunction { Elements: { } elements })
            return;
        foreach (PrivateMethod method in elements.PrivateMethods)
            DefinePrivateMethod(instance, method);
        elements.Fields?.Call(_t, instance, []);
    }

    private JsObject PrivateHolder(JsValue value, Symbol name, string verb) =>
        value.TryObject ?? throw _t.TypeError($"Cannot {verb} private member {name} from an object whose class did not declare it");

    private JsValue GetPrivate(JsValue target, Symbol name)
    {
        PrivateHolder(target, name, "read").Tell(_t, name, Access.Read);
        if (!PrivateHolder(target, name, "read").TryGetPrivate(name, out JsValue raw))
            throw _t.TypeError($"Cannot read private member {name} from an object whose class did not declare it");
        if (raw._cell is not AccessorPair pair)
            return raw;
        return pair.Getter is { } getter ? getter.Call(_t, target, []) : throw _t.TypeError($"'{name}' was defined without a getter");
    }

    private void SetPrivate(JsValue target, Symbol name, JsValue value)
    {
        JsObject o = PrivateHolder(target, name, "write");
        if (_t.Recorder is not null)
            o.Tell(_t, name, o.TryFindNamed(name, out PropertyEntry entry, out _) && entry is { IsWritable: true, IsAccessor: false } ? Access.Write : Access.Read);
        if (o.TrySetPrivate(name, value))
            return;
        if (!o.TryGetPrivate(name, out JsValue raw))
            throw _t.TypeError($"Cannot write private member {name} to an object whose class did not declare it");
        if (raw._cell is not AccessorPair pair)
            throw _t.TypeError($"Private method '{name}' is not writable");
        if (pair.Setter is not { } setter)
            throw _t.TypeError($"'{name}' was defined without a setter");
        setter.Call(_t, target, [value]);
    }

    private bool HasPrivate(JsValue target, Symbol name)
    {
        if (!target.IsObject)
            throw _t.TypeError($"Cannot use 'in' operator to search for '{name}' in {ValueText.Of(target)}");
        target.AsObject.Tell(_t, name, Access.Has);
        return target.AsObject.TryGetPrivate(name, out _);
    }

    /// <summary>No private element is added to an object that was made non-extensible; proxies have no such state of their own.</summary>
    private void RequireExtensible(JsObject target, Symbol name)
    {
        if (target.Kind != CellKind.Proxy && !target.IsExtensible(_t))
            throw _t.TypeError($"Cannot define private element {name} on a non-extensible object");
    }

    private void DefinePrivateField(JsValue target, Symbol name, JsValue value)
    {
        RequireExtensible(target.AsObject, name);
        target.AsObject.Tell(_t, name, Access.AddPrivate);
        if (!target.AsObject.TryAddPrivate(name, value, PropertyFlags.Writable))
            throw _t.TypeError($"Cannot initialize {name} twice on the same object");
    }

    // 7.3.29 PrivateMethodOrAccessorAdd ( O, method )
    private void DefinePrivateMethod(JsObject target, PrivateMethod method)
    {
        RequireExtensible(target, method.Name);
        target.Tell(_t, method.Name, Access.AddPrivate);
        if (method.Kind == 0)
        {
            if (!target.TryAddPrivate(method.Name, method.Closure, PropertyFlags.None))
                throw _t.TypeError($"Cannot initialize private methods of class twice on the same object ({method.Name})");
            return;
        }
        JsObject? getter = method.Kind == 1 ? method.Closure : null;
        JsObject? setter = method.Kind == 2 ? method.Closure : null;
        if (target.TryAddPrivate(method.Name, new AccessorPair(getter, setter), PropertyFlags.None))
            return;
        bool isOtherHalf = target.TryGetPrivate(method.Name, out JsValue raw) && raw._cell is AccessorPair pair
            && (getter is null ? pair.Setter is null : pair.Getter is null);
        if (!isOtherHalf)
            throw _t.TypeError($"Cannot initialize private methods of class twice on the same object ({method.Name})");
        var old = (AccessorPair)raw._cell!;
        target.DefineRaw(method.Name, new AccessorPair(getter ?? old.Getter, setter ?? old.Setter), PropertyFlags.None);
    }

    private JsValue CallSpread(Frame frame, ref JsValue window)
    {
        JsValue[] arguments = SpreadArguments(System.Runtime.CompilerServices.Unsafe.Add(ref window, 2));
        return CallSlow(frame, window, System.Runtime.CompilerServices.Unsafe.Add(ref window, 1), arguments);
    }

    private JsValue CallEvalSpread(Frame frame, ref JsValue window, EvalCallSite site)
    {
        if (!ReferenceEquals(window._cell, frame.Function.Realm[Intrinsic.Eval]))
            return CallSpread(frame, ref window);
        JsValue[] arguments = SpreadArguments(System.Runtime.CompilerServices.Unsafe.Add(ref window, 2));
        return DirectEval(frame, arguments.Length > 0 ? arguments[0] : JsValue.Undefined, site);
    }

    private JsValue ConstructSuperSlow(Frame frame, JsValue constructor, ReadOnlySpan<JsValue> arguments, JsValue newTarget)
    {
        if (!constructor.IsConstructor)
            throw _t.TypeError($"Super constructor {ValueText.Of(constructor)} of anonymous class is not a constructor");
        return constructor.AsObject.Construct(_t, arguments, newTarget.AsObject);
    }

    private JsValue DynamicImport(Frame frame, JsValue specifier, JsValue options)
    {
        if (_t.Cluster.Modules is not { } modules)
            throw _t.TypeError("import() is not available: this host loads no modules");
        return modules.DynamicImport(_t, frame.Function.Origin, specifier, options);
    }

    private JsValue ImportMeta(Frame frame) => _t.Cluster.Modules!.ImportMeta(_t, frame.Function.Origin);
}
