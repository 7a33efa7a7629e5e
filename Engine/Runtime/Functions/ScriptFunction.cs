using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Runtime.Functions;

/// <summary>A closure: a template and the captured boxes (ECMA-262 10.2).</summary>
/// <remarks>
/// THREADS: template, captures and realm never change. HomeObject and the class data are set by the instructions that make the
/// function, before a program can see it. ConstructCache is replaced whole.
/// </remarks>
internal sealed class ScriptFunction : JsObject
{
    public ScriptFunction(Realm realm, FunctionTemplate template, Box[] captures, object? origin, Shape? shape = null)
        : base(shape ?? FunctionShapes.Of(realm, LayoutOf(template)), CellKind.ScriptFunction)
    {
        Realm = realm;
        Template = template;
        Captures = captures;
        Origin = origin;
    }

    // PERF: fields, for the interpreter's calls.
    public readonly Realm Realm;
    public readonly FunctionTemplate Template;
    public readonly Box[] Captures;

    /// <summary>The script or module record this code stands in: the referrer of import().</summary>
    public object? Origin { get; }

    public JsObject? HomeObject { get; set; }

    /// <summary>What InitializeInstance does; only class constructors have it.</summary>
    public ClassElements? Elements { get; set; }

    /// <summary>The layout that `new` of this function starts with.</summary>
    public ConstructCache? ConstructCache;

    /// <summary>[[SourceText]]: what Function.prototype.toString answers.</summary>
    public string SourceText => Template.Source.Text[Template.Start..Template.End];

    /// <summary>A sloppy function that was written with `function` or by Function: the kind that once had `caller` and `arguments`.</summary>
    public bool IsLegacyFunction => Template.IsConstructor && !Template.IsStrict && !Template.IsClassConstructor;

    public override string ClassName => "Function";
    public override bool IsCallable => true;
    public override bool IsConstructor => Template.IsConstructor;

    public override JsValue Call(EngineThread t, JsValue thisValue, ReadOnlySpan<JsValue> arguments) =>
        ((JsThread)t).Interpreter.Call(this, thisValue, arguments);

    public override JsObject Construct(EngineThread t, ReadOnlySpan<JsValue> arguments, JsObject newTarget) =>
        ((JsThread)t).Interpreter.Construct(this, arguments, newTarget);

    public static FunctionLayout LayoutOf(FunctionTemplate template)
    {
        if (template.IsGenerator)
            return template.IsAsync ? FunctionLayout.AsyncGenerator : FunctionLayout.Generator;
        if (template.IsAsync)
            return FunctionLayout.Async;
        if (template.IsClassConstructor)
            return FunctionLayout.Class;
        return template.IsConstructor ? FunctionLayout.Constructor : FunctionLayout.Plain;
    }

    protected override Slot[] InitialSlots()
    {
        bool hasPrototype = Template.IsConstructor || Template.IsGenerator;
        var slots = new Slot[hasPrototype ? 3 : 2];
        slots[0].Initialize(Template.Length);
        slots[1].Initialize(Atoms.Literal(Template.Name));
        if (hasPrototype)
            slots[2].Initialize(LazyPrototype.Instance);
        return slots;
    }

    /// <summary>MakeConstructor (10.2.5) and the generators' twin, on first read of `prototype`.</summary>
    private sealed class LazyPrototype : LazyValue
    {
        public static readonly LazyPrototype Instance = new();

        public override JsValue Make(JsObject holder)
        {
            var function = (ScriptFunction)holder;
            Realm realm = function.Realm;
            if (function.Template.IsGenerator)
                return realm.NewObject(realm[function.Template.IsAsync ? Intrinsic.AsyncGeneratorPrototype : Intrinsic.GeneratorPrototype]);
            JsObject prototype = JsObjectSlots.New(realm.ObjectShape(4).WithProperty(Names.Constructor, PropertyFlags.Hidden));
            JsObjectSlots.Inline(prototype, 0).Initialize(function);
            return prototype;
        }
    }
}

/// <summary>A private method or accessor half that InitializeInstance adds: kind 0 method, 1 getter, 2 setter.</summary>
internal readonly record struct PrivateMethod(Symbol Name, JsObject Closure, int Kind);

/// <summary>What a class gives each instance (ECMA-262 7.3.34 InitializeInstanceElements).</summary>
internal sealed class ClassElements
{
    public List<PrivateMethod> PrivateMethods { get; } = [];

    /// <summary>Called with the instance as `this`.</summary>
    public ScriptFunction? Fields { get; set; }
}
