using System.Runtime.CompilerServices;
using ConcurrentJs.Builtins;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Builtins;

public sealed class WeakCollectionTests
{
    private readonly NativeWorld _world = new();

    private WeakCollectionObject NewMap() => (WeakCollectionObject)_world.New(Intrinsic.WeakMap);

    private JsObject NewObject() => _world.New(Intrinsic.Object);

    [Fact]
    public void Two_maps_with_the_same_keys_do_not_know_of_each_other()
    {
        WeakCollectionObject map = NewMap(), other = NewMap();
        JsValue[] keys = [map, other, new Symbol("s"), .. Enumerable.Range(0, 400).Select(_ => (JsValue)NewObject())];
        for (int i = 0; i < keys.Length; i++)
        {
            map.Set(keys[i], i);
            other.Set(keys[i], -i);
            Assert.Equal(i, map.GetOrInsert(keys[i], 7).AsInt32);
        }
        for (int i = 0; i < keys.Length; i++)
        {
            Assert.True(map.TryGet(keys[i], out JsValue value) && value.AsInt32 == i);
            Assert.True(other.TryGet(keys[i], out value) && value.AsInt32 == -i);
            Assert.True(map.Remove(keys[i]));
            Assert.False(map.Remove(keys[i]));
            Assert.False(map.TryGet(keys[i], out _));
            Assert.True(other.TryGet(keys[i], out _));
        }
    }

    [Theory, InlineData(1), InlineData(400)]
    public void A_key_that_nobody_has_is_collected_with_its_value(int entries)
    {
        WeakCollectionObject map = NewMap();
        WeakReference[] gone = Fill(map, entries);
        GC.Collect();
        Assert.All(gone, static reference => Assert.False(reference.IsAlive));
        GC.KeepAlive(map);
    }

    // Each value leads to its key, and to the next.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference[] Fill(WeakCollectionObject map, int entries)
    {
        JsObject[] keys = [.. Enumerable.Range(0, entries).Select(_ => NewObject())];
        for (int i = 0; i < entries; i++)
        {
            JsObject value = NewObject();
            value.DefineOwn("key", keys[i]);
            value.DefineOwn("next", keys[(i + 1) % entries]);
            map.Set(keys[i], value);
        }
        return [.. keys.Select(static key => new WeakReference(key))];
    }

    // The links are made from the end, which is the order that a collector of chained ephemerons needs a pass for each of.
    [Fact]
    public void A_long_chain_made_from_its_end_is_collected_and_followed() =>
        Assert.Equal("100000", Scripts.Run("""
            const map = new WeakMap(), keys = Array.from({ length: 100000 }, () => ({}));
            for (let i = keys.length - 1; i > 0; i--) map.set(keys[i - 1], keys[i]);
            let o = keys[0], n = 0; keys.length = 0;
            for (let i = 0; i < 20; i++) Array.from({ length: 50000 }, () => ({}));
            for (; o; o = map.get(o)) n++;
            n
            """));

    [Fact]
    public void A_long_chain_of_registrations_is_collected_in_linear_time() =>
        Assert.Equal("true", Scripts.Run("""
            const registry = new FinalizationRegistry(() => {}), targets = Array.from({ length: 50000 }, () => ({}));
            for (let i = targets.length - 1; i > 0; i--) registry.register(targets[i - 1], targets[i], targets[i - 1]);
            const first = targets[0]; targets.length = 0;
            for (let i = 0; i < 20; i++) Array.from({ length: 50000 }, () => ({}));
            registry.unregister(first)
            """));

    // The last target may still be in some register.
    [Fact]
    public void A_registry_holds_what_it_hands_over_and_calls_once_for_a_target_that_is_gone()
    {
        string[] calls = Forgotten("for (let i = 0; i < 20; i++) registry.register({}, held, token)", "").Split(' ');
        Assert.All(calls, static call => Assert.Equal("1", call));
        Assert.InRange(calls.Length, 10, 20);
    }

    [Fact]
    public void A_registry_calls_nobody_for_what_was_unregistered() =>
        Assert.Equal("", Forgotten("registry.register({}, held, token)", "registry.unregister(token);"));

    [Fact]
    public void A_registry_that_nobody_has_calls_nobody_for_a_target_that_lives() =>
        Assert.Equal("", Forgotten("globalThis.target = {}; new FinalizationRegistry(v => log(v.n)).register(target, held)", ""));

    // In functions of their own, so that no register keeps what they made.
    private static string Forgotten(string register, string after)
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        engine.Evaluate("""
            var lines = [], log = (...values) => { lines.push(...values.map(String)); }, token = {};
            var registry = new FinalizationRegistry(value => log(value === reference.deref() ? value.n : "another"));
            var reference;
            """);
        engine.Evaluate($"(() => {{ const held = {{ n: 1 }}; reference = new WeakRef(held); {register}; }})(); (() => {{ let x; return x; }})();");
        engine.Evaluate(after);
        for (int i = 0; i < 3; i++)
        {
            engine.RunEventLoop();
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        engine.RunEventLoop();
        return engine.Evaluate("lines.join(' ')").AsString();
    }
}
