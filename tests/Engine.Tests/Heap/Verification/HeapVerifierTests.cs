using ConcurrentJs.Builtins;
using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Binary;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Heap.Verification;
using ConcurrentJs.Interpreter;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Concurrency;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Threads;
using Xunit;
using static ConcurrentJs.Engine.Tests.Heap.Verification.BrokenHeap;

namespace ConcurrentJs.Engine.Tests.Heap.Verification;

/// <summary>The verifier is fed heaps that no program can make, one for each thing it checks.</summary>
public sealed class HeapVerifierTests : IDisposable
{
    private readonly BrokenHeap _heap = new();

    public void Dispose() => _heap.Dispose();

    private static ref Slot SlotOf(JsObject o, string name)
    {
        Assert.True(o.Shape.TryFind(Atoms.Intern(name), out PropertyEntry entry));
        return ref o.SlotAt(o.Shape, entry.Slot);
    }

    [Fact]
    public void What_programs_make_is_whole()
    {
        _heap.Run("""
            class A { #p = 1; get p() { return this.#p; } m() { return super.toString(); } static s = [1, , 3]; }
            function* g() { yield 1; yield 2; }
            const it = g(); it.next();
            const big = {}; for (let i = 0; i < 1500; i++) big['k' + i] = i; delete big.k5; Object.defineProperty(big, 'k7', { get() { return 1; } });
            const sparse = []; sparse[1e6] = 1; Object.defineProperty(sparse, 3, { get() { return 1; }, configurable: true });
            const rope = 'abcdefghijklmnopqrstuvwxyz' + it + 'abcdefghijklmnopqrstuvwxyz';
            const p = new Promise(() => {}); p.then(() => 1); p.then(() => 2);
            const view = new DataView(new ArrayBuffer(8, { maxByteLength: 64 }), 2);
            const o = new Proxy({}, {}), date = new Date(), re = /a(b)c/g, bound = A.bind(null, 1), args = (function (a) { return arguments; })(1, 2);
            const map = new Map([[1, {}], [NaN, 'x']]); map.delete(1); map.set(-0, it); const set = new Set([1, 2]);
            for (let i = 0; i < 50; i++) { new A().p; map.get(NaN); big.k9 = i; sparse.length; }
            const frozen = Object.freeze([1, 2]), sealed = Object.seal({ a: 1 }), child = Object.create(frozen);
            """);
        Assert.Empty(_heap.Engine.VerifyHeap());
    }

    [Fact]
    public void The_path_names_the_properties_that_lead_there()
    {
        JsObject o = _heap.Object("{ list: [1, { wrong: 'x' }] }");
        SlotOf(((JsObject)o.Get(_heap.Engine.Thread, PropertyKey.From("list"))._cell!).GetIndex(_heap.Engine.Thread, 1u).AsObject, "wrong").Initialize(JsValue.Hole);
        HeapViolation violation = Expect("V2", o);
        Assert.Equal("root.list.first.[1]", violation.Path);
        Assert.Equal("expected a value in wrong, found a hole", violation.Found);
    }

    [Fact]
    public void C1_a_lock_that_nobody_will_release()
    {
        JsObject o = _heap.Object("{}");
        o.HeaderWord |= CellLock.Bit;
        Expect("C1", o);
    }

    [Fact]
    public void C4_a_lock_that_nobody_waits_for_any_more()
    {
        JsObject o = _heap.Object("{}");
        o.HeaderWord |= CellLock.Wanted;
        Expect("C4", o);
    }

    [Fact]
    public void C3_a_kind_that_does_not_fit_the_class()
    {
        JsObject o = _heap.Object("{}");
        o.HeaderWord = (o.HeaderWord & ~0xFF) | (int)CellKind.Array;
        Expect("C3", o);
    }

    [Fact]
    public void V2_a_sentinel_in_a_property() { JsObject o = _heap.Object("{ a: 1 }"); SlotOf(o, "a").Initialize(new Box()); Expect("V2", o); }

    [Fact]
    public void V2_a_pair_in_an_element() { JsObject o = _heap.Object("[1]"); o.FirstSegment[0].Initialize(new AccessorPair(null, null)); Expect("V2", o); }

    [Fact]
    public void O1_a_layout_for_a_larger_class()
    {
        var small = new JsObject(Shape.NewRoot(null, 0));
        small.Shape = Shape.NewRoot(null, 4);
        Expect("O1", small);
    }

    [Fact]
    public void O3_prototypes_in_a_circle()
    {
        JsObject a = _heap.Object("{}"), b = _heap.Object("{}");
        b.SetPrototypeOf(_heap.Engine.Thread, a);
        a.Shape = a.Shape.WithPrototype(b);
        Expect("O3", a);
    }

    [Fact]
    public void O4_a_slot_that_is_free_and_in_use()
    {
        JsObject o = _heap.Object("(() => { const o = { a: 1 }; delete o.a; o.b = 1; o.c = 2; return o; })()");
        Assert.True(o.Shape.Dictionary!.Table.TryFind(Atoms.Intern("c"), out PropertyEntry entry));
        o.Shape.Dictionary.Free(entry.Slot);
        Expect("O4", o);
    }

    [Fact]
    public void O5_an_accessor_that_holds_a_value()
    {
        JsObject o = _heap.Object("{ get a() { return 1; } }");
        SlotOf(o, "a").Initialize(1);
        Expect("O5", o);
    }

    [Fact]
    public void O6_sealed_elements_on_an_extensible_object()
    {
        JsObject o = _heap.Object("[1]");
        o.SetFlag(CellFlags.ElementsSealed);
        Expect("O6", o);
    }

    [Fact]
    public void X2_a_property_without_storage()
    {
        JsObject o = _heap.Object("{ a: 1, b: 2 }");
        for (int i = 0; i < 12; i++)
            o.Shape = o.Shape.WithProperty(Atoms.Intern($"extra{i}"), PropertyFlags.All);
        Expect("X2", o);
    }

    [Fact]
    public void S2_two_children_for_one_step()
    {
        Shape root = Shape.NewRoot(null, 0);
        Shape child = root.WithProperty(Atoms.Intern("a"), PropertyFlags.All), other = root.WithProperty(Atoms.Intern("b"), PropertyFlags.All);
        Set(child, "_key", Atoms.Intern("b"));
        Expect("S2", new object[] { root, child, other });
    }

    [Fact]
    public void S3_two_keys_in_one_slot()
    {
        var table = new PropertyTable(4);
        table.Add(Atoms.Intern("a"), 0, PropertyFlags.All);
        table.Add(Atoms.Intern("b"), 0, PropertyFlags.All);
        Expect("S3", new JsObject(Shape.FromTable(null, table, 2)));
    }

    [Fact]
    public void S4_a_dictionary_that_two_objects_share()
    {
        JsObject a = _heap.Object("(() => { const o = { a: 1 }; delete o.a; return o; })()");
        Expect("S4", new object[] { a, JsObjectSlots.New(a.Shape) });
    }

    [Fact]
    public void S5_a_count_that_lies()
    {
        JsObject o = _heap.Object("{ a: 1, b: 2 }");
        Set(o.Shape.GetTable(), "Count", 1);
        Expect("S5", o);
    }

    [Fact]
    public void S6_a_table_that_is_not_what_the_chain_adds()
    {
        JsObject o = _heap.Object("{ a: 1, b: 2 }");
        o.Shape.GetTable().SetFlags(Atoms.Intern("a"), PropertyFlags.None);
        Expect("S6", o);
    }

    [Fact]
    public void E1_a_prototype_that_does_not_know_it()
    {
        JsObject o = _heap.Object("Object.create({})");
        o.Prototype!.HeaderWord &= ~(int)CellFlags.IsPrototype;
        Expect("E1", o);
    }

    [Fact]
    public void G1_segments_that_do_not_follow_the_first()
    {
        JsObject o = _heap.Object("[1, 2, 3]");
        var tail = new ElementTail(1);
        tail.GrowTo(5);
        o.Extra().Tail = tail;
        Expect("G1", o);
    }

    [Fact]
    public void G3_an_element_beyond_the_length()
    {
        JsObject o = _heap.Object("(() => { const a = []; a[1e6] = 1; return a; })()");
        o._length = 5;
        Expect("G3", o);
    }

    [Fact]
    public void G6_sparse_elements_that_nothing_announces()
    {
        JsObject o = _heap.Object("(() => { const a = []; a[1e6] = 1; return a; })()");
        o.HeaderWord &= ~(int)CellFlags.HasSparse;
        Expect("G6", o);
    }

    [Fact]
    public void G6_attributes_in_the_map_of_an_element_that_is_not_there()
    {
        JsObject o = _heap.Object("Object.defineProperty([1, 2], 1, { enumerable: false })");
        Whole(o);
        o.FirstSegment[1].Initialize(JsValue.Hole);
        Expect("G6", o);
    }

    [Fact]
    public void G8_a_read_only_length_that_the_attributes_do_not_know()
    {
        JsObject o = _heap.Object("[1]");
        o.SetFlag(CellFlags.LengthReadOnly);
        Expect("G8", o);
    }

    [Fact]
    public void A1_two_atoms_of_one_content()
    {
        JsString one = Atoms.Intern("twice"), two = JsString.MakeAtom("twice", Atoms.HashOf("twice"));
        Expect("A1", new object[] { one, two });
    }

    [Fact]
    public void A3_a_key_that_is_no_atom()
    {
        var table = new PropertyTable(4);
        table.Add(JsString.Create("not an atom"), 0, PropertyFlags.All);
        Expect("A3", new JsObject(Shape.FromTable(null, table, 1)));
    }

    [Fact]
    public void R1_a_hash_of_another_text()
    {
        JsString text = JsString.Create("some text of its own");
        text.ContentHash();
        Set(text, "_hash", 12345);
        Expect("R1", text);
    }

    [Fact]
    public void R2_a_rope_that_is_too_short()
    {
        JsString rope = JsString.Concat(JsString.Create("a text that is long enough"), JsString.Create("and another one"));
        Set(rope, "Length", 7);
        Expect("R2", rope);
    }

    [Fact]
    public void D1_a_buffer_longer_than_its_bytes()
    {
        JsObject o = _heap.Object("new ArrayBuffer(8)");
        Set(((ArrayBufferObject)o).Block, "_storage", new BufferStorage(new byte[8], 9));
        Expect("D1", o);
    }

    [Fact]
    public void D3_a_view_outside_of_its_buffer()
    {
        JsObject o = _heap.Object("new Uint8Array(8)");
        Set(o, "ByteOffset", 4);
        Expect("D3", o);
    }

    [Fact]
    public void T1_a_map_that_does_not_find_its_keys()
    {
        JsObject o = _heap.Object("new Map([[1, 2], [3, 4]])");
        object table = Get(o, "Table")!;
        Array.Clear((int[])Get(table, "_buckets")!);
        Expect("T1", o);
    }

    [Fact]
    public void T1_a_set_that_miscounts()
    {
        JsObject o = _heap.Object("new Set([1, 2])");
        Set(Get(o, "Table")!, "Count", 3);
        Expect("T1", o);
    }

    [Fact]
    public void P2_a_settled_promise_with_a_reaction_left()
    {
        JsObject o = _heap.Object("(() => { const p = new Promise(() => {}); p.then(() => 1); return p; })()");
        Set(o, "_state", (byte)PromiseState.Fulfilled);
        Expect("P2", o);
    }

    [Fact]
    public void Y1_a_sleeping_generator_without_a_frame()
    {
        JsObject o = _heap.Object("(function* () { yield 1; })()");
        Set(o, "Frame", null);
        Expect("Y1", o);
    }

    [Fact]
    public void F2_a_closure_without_the_box_of_a_captured_variable()
    {
        var o = (ScriptFunction)_heap.Object("(() => { let x = 1; return () => x++; })()");
        o.Captures[0] = null!;
        Expect("F2", o);
    }

    [Theory, InlineData(500 + 1), InlineData(1 << 16)]
    public void W2_a_lock_of_a_dead_thread_and_one_that_nobody_wants(int state)
    {
        var mutex = new JsMutex();
        Set(mutex, "_state", state);
        HeapReport report = HeapVerifier.Verify([("root", mutex)], new ConcurrentJs.Runtime.RuntimeCheck(new HashSet<int> { 0, 1 }));
        Assert.Equal("W2", Assert.Single(report.Violations).Invariant);
    }

    [Fact]
    public void T3_a_key_with_two_entries_of_one_map()
    {
        JsObject key = _heap.Object("(() => { const key = {}, set = new WeakSet([key]), other = new WeakSet([key]); return key; })()");
        var entries = WeakEntries.Of(key)!;
        Set(entries, "_owner", entries.All().Last().Owner);
        Expect("T3", key);
    }

    [Fact]
    public void T3_a_hole_in_a_weak_entry()
    {
        JsObject key = _heap.Object("{}");
        WeakEntries.Set(key, new WeakOwner(key), JsValue.Hole);
        Expect("T3", key);
    }

    [Fact]
    public void What_a_thread_local_keeps_is_looked_at_once_the_thread_local_was_found()
    {
        JsThread thread = _heap.Engine.Thread;
        JsObject value = _heap.Object("{ wrong: 1 }");
        SlotOf(value, "wrong").Initialize(JsValue.Hole);
        thread.Locals.Set(_local, value);
        Whole(thread.Locals);
        Assert.Contains("[weak]", Expect("V2", new object[] { thread.Locals, _local }).Path, StringComparison.Ordinal);
    }

    private readonly ThreadLocalObject _local = new(Shape.NewRoot(null, 0));

    private JsThread EndedThread()
    {
        var thread = new JsThread(_heap.Engine.Thread.Cluster) { Realm = _heap.Engine.Thread.Realm };
        Assert.True(thread.Registry.TryAdd(thread));
        Whole(thread);
        thread.Registry.Remove(thread);
        return thread;
    }

    [Fact]
    public void H4_a_thread_that_has_ended_with_thread_local_values()
    {
        JsThread thread = EndedThread();
        Whole(thread);
        thread.Locals.Set(_local, 1);
        Expect("H4", thread);
    }

    [Fact]
    public void H4_a_hole_in_a_thread_local()
    {
        _heap.Engine.Thread.Locals.Set(_local, JsValue.Hole);
        Expect("H4", _heap.Engine.Thread);
    }

    /// <summary>A new object of a private class, from what fits its constructor's parameters; nothing for the others.</summary>
    private static object Made(Type type, params object[] parts)
    {
        System.Reflection.ConstructorInfo constructor = Assert.Single(type.GetConstructors());
        return constructor.Invoke([.. constructor.GetParameters().Select(p => parts.FirstOrDefault(p.ParameterType.IsInstanceOfType))]);
    }

    [Fact]
    public void Q14_a_condition_whose_waiter_has_ended()
    {
        var condition = new JsCondition();
        Type waiter = typeof(JsCondition).GetNestedType("Waiter", System.Reflection.BindingFlags.NonPublic)!;
        object list = Get(condition, "_waiters")!;
        list.GetType().GetMethod("AddLast", [waiter])!.Invoke(list, [Made(waiter, EndedThread(), new JsMutex())]);
        Expect("Q14", condition);
    }

    private sealed class Request(EngineThread receiver) : MutexRequest(receiver)
    {
        protected override void Granted() { }

        protected override void Recalled() { }
    }

    [Fact]
    public void Q14_a_condition_whose_waiter_has_its_mutex_already()
    {
        var condition = new JsCondition();
        var request = new Request(_heap.Engine.Thread);
        condition.Request(new JsMutex(), request);
        Whole(condition);
        request.Grant();
        Expect("Q14", condition);
    }

    [Fact]
    public void Q14_a_property_whose_waiter_has_ended()
    {
        JsObject o = _heap.Object("{ a: 1 }");
        Type waiter = typeof(WaiterTable).GetNestedType("BlockedWaiter", System.Reflection.BindingFlags.NonPublic)!;
        typeof(WaiterTable).GetMethod("TryList", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .Invoke(null, [new WaitPlace(o, Atoms.Intern("a"), 0), Made(waiter, EndedThread()), () => true]);
        Expect("Q14", o);
    }

    [Fact]
    public void K2_a_cache_that_points_elsewhere()
    {
        var o = (ScriptFunction)_heap.Object("(() => { const o = { a: 1, b: 2 }; const f = () => o.b; f(); f(); return f; })()");
        BytecodeFunction code = o.Template.Code!;
        int site = Array.FindIndex(code.Sites, static s => s.Cache is PropertyCache);
        code.Sites[site].Cache = new PropertyCache(((PropertyCache)code.Sites[site].Cache!).Shape, CacheKind.OwnInline, 0);
        Expect("K2", o);
    }
}
