using ConcurrentJs.Bytecode;
using ConcurrentJs.Bytecode.Generation;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Heap.Verification;
using ConcurrentJs.Interpreter;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Hosting;

/// <summary>$vm: how the engine keeps what a program made. For tests of the engine written in JavaScript; nothing here changes a meaning.</summary>
/// <remarks>Adding one? A line in <see cref="Create"/>, a line in docs/cli.md.</remarks>
internal sealed class VmObject
{
    private readonly Engine _engine;
    private readonly Realm _realm;

    private VmObject(Engine engine, Realm realm)
    {
        _engine = engine;
        _realm = realm;
    }

    public static JsObject Create(Engine engine, Realm realm, HostFunction collectGarbage)
    {
        var vm = new VmObject(engine, realm);
        JsObject hooks = realm.NewObject();
        vm.Define(hooks, "gc", 0, collectGarbage);
        vm.Define(hooks, "allocatedBytes", 0, static (in HostCall _) => (double)GC.GetAllocatedBytesForCurrentThread());
        vm.Define(hooks, "isShared", 0, static (in HostCall _) => CellLock.Shared);
        vm.Define(hooks, "bytecode", 1, static (in HostCall call) => Disassembler.Text(CodeOf(FunctionArgument(call, "bytecode"))));
        vm.Define(hooks, "isCompiled", 1, static (in HostCall call) => FunctionArgument(call, "isCompiled").Template.Code is not null);
        vm.Define(hooks, "layoutsSeen", 2, LayoutsSeen);
        vm.Define(hooks, "isDictionary", 1, static (in HostCall call) => ObjectArgument(call, 0, "isDictionary").Shape.IsDictionary);
        vm.Define(hooks, "toDictionary", 1, static (in HostCall call) =>
        {
            ObjectArgument(call, 0, "toDictionary").MakeDictionary();
            return call[0];
        });
        vm.Define(hooks, "elements", 1, static (in HostCall call) => ElementsText(ObjectArgument(call, 0, "elements")));
        vm.Define(hooks, "isInline", 2, IsInline);
        vm.Define(hooks, "isRope", 1, static (in HostCall call) => !StringArgument(call, "isRope").IsFlat);
        vm.Define(hooks, "isAtom", 1, static (in HostCall call) => StringArgument(call, "isAtom").HasFlag(CellFlags.Atom));
        vm.Define(hooks, "isInt32", 1, static (in HostCall call) => call[0].Internal.IsInt32);
        vm.Define(hooks, "promiseState", 1, PromiseStateOf);
        vm.Define(hooks, "verifyHeap", 0, VerifyHeap);
        JsObject shape = realm.NewObject();
        hooks.DefineOwn("shape", shape);
        vm.Define(shape, "same", 2, static (in HostCall call) =>
            ReferenceEquals(ObjectArgument(call, 0, "shape.same").Shape, ObjectArgument(call, 1, "shape.same").Shape));
        vm.Define(shape, "text", 1, static (in HostCall call) => ShapeTextOf(ObjectArgument(call, 0, "shape.text")));
        return hooks;
    }

    private void Define(JsObject target, string name, int length, HostFunction function) =>
        target.DefineHidden(PropertyKey.From(name), HostFunctions.Create(_engine, _realm, name, length, function));

    // How many layouts the property accesses of this name in a function remember; Infinity when one gave up.
    private static ScriptValue LayoutsSeen(in HostCall call)
    {
        ScriptFunction function = FunctionArgument(call, "layoutsSeen");
        string wanted = $".{call[1]}";
        if (function.Template.Code is not { } code)
            return 0;
        SiteLayouts[] sites = [.. SiteLayouts.Of(code).Where(site => site.What == wanted)];
        if (sites.Any(static site => site.IsMegamorphic))
            return double.PositiveInfinity;
        return sites.SelectMany(static site => site.Seen).Select(static seen => seen.From).Distinct<Shape>(ReferenceEqualityComparer.Instance).Count();
    }

    // Answers how many things were looked at; throws when the heap is none that a sequential program could have made.
    private static ScriptValue VerifyHeap(in HostCall call)
    {
        HeapReport report = call.Engine.Verify();
        return report.Violations.Count == 0 ? report.Visited : throw call.Error($"The heap is broken:\n{string.Join('\n', report.Violations)}");
    }

    // Whether a property lives in the object itself.
    private static ScriptValue IsInline(in HostCall call)
    {
        JsObject o = ObjectArgument(call, 0, "isInline");
        PropertyKey key = PropertyKey.From(call[1].ToString());
        PropertyTable table = o.Shape.Dictionary?.Table ?? o.Shape.GetTable();
        return key.Cell is { } cell && table.TryFind(cell, out PropertyEntry entry) && !entry.IsSpecial && entry.Slot < o.Shape.InlineCapacity;
    }

    private static ScriptValue PromiseStateOf(in HostCall call) => call[0].Internal._cell is JsPromise promise
        ? promise.State switch { PromiseState.Pending => "pending", PromiseState.Fulfilled => "fulfilled", PromiseState.Rejected => "rejected" }
        : throw Wrong(call, 0, "promiseState", "a Promise");

    private static string ElementsText(JsObject o)
    {
        if (o.SparseElementCount > 0)
            return "sparse";
        return o.HasElementTail ? "segmented" : o.HasFirstElements ? "flat" : "none";
    }

    private static string ShapeTextOf(JsObject o)
    {
        var text = new ShapeText();
        text.Add(o.Shape);
        return text.Tree();
    }

    // A function is compiled when it is first called; asking for its code is as good.
    private static BytecodeFunction CodeOf(ScriptFunction function) => function.Template.Code ?? BytecodeGenerator.CompileFunction(function.Template);

    private static ScriptFunction FunctionArgument(in HostCall call, string hook) =>
        call[0].Internal._cell as ScriptFunction ?? throw Wrong(call, 0, hook, "a function written in JavaScript");

    private static JsString StringArgument(in HostCall call, string hook) =>
        call[0].Internal._cell as JsString ?? throw Wrong(call, 0, hook, "a string");

    private static JsObject ObjectArgument(in HostCall call, int index, string hook) =>
        call[index].Internal.TryObject ?? throw Wrong(call, index, hook, "an object");

    private static Exception Wrong(in HostCall call, int index, string hook, string expected) =>
        call.TypeError($"$vm.{hook}: expected {expected}, found {ValueText.Of(call[index].Internal)}");
}
