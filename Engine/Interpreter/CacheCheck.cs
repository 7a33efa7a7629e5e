using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Verification;

namespace ConcurrentJs.Interpreter;

/// <summary>What the heap verifier asks of inline caches: every entry says what a look-up would say now (K2).</summary>
internal sealed class CacheCheck : IHeapCheck
{
    public void Check(object thing, HeapReport report)
    {
        if (thing is not BytecodeFunction code)
            return;
        foreach (PropertySite site in code.Sites)
        {
            if (site.Key.Cell is not { } key)
                continue;
            int length = 0;
            for (var entry = site.Cache as PropertyCache; entry is not null && length <= 64; entry = entry.Chain)
            {
                length++;
                if (entry.Shape is { } shape)
                    CheckEntry(code, key, entry, shape, report);
            }
            report.Expect(length <= 64, "K1", $"expected a short chain of entries for {key} in {code.Name}, found an endless one");
        }
    }

    private static void CheckEntry(BytecodeFunction code, HeapCell key, PropertyCache entry, Shape shape, HeapReport report)
    {
        bool own = shape.TryFind(key, out PropertyEntry found);
        switch (entry.Kind)
        {
            case CacheKind.OwnInline or CacheKind.StoreInline:
                Expect(own && !found.IsAccessor && found.Slot == entry.Slot && found.Slot < shape.InlineCapacity);
                break;
            case CacheKind.OwnOverflow or CacheKind.StoreOverflow:
                Expect(own && !found.IsAccessor && found.Slot - shape.InlineCapacity == entry.Slot);
                break;
            case CacheKind.OwnAccessor:
                Expect(own && found.IsAccessor);
                break;
            case CacheKind.Add:
                Expect(!own && entry.NextShape is { } next && next.TryFind(key, out PropertyEntry added) && added.Slot == shape.SlotCount);
                break;
            case CacheKind.Prototype or CacheKind.PrototypeAccessor or CacheKind.Absent when entry.Epoch == PrototypeEpoch.Now:
                Expect(!own && ReferenceEquals(HolderOf(shape.Prototype, key), entry.Holder));
                break;
        }

        void Expect(bool holds) =>
            report.Expect(holds, "K2", $"expected a cache of {key} in {code.Name} that says what a look-up says ({(own ? $"slot {found.Slot}, {found.Flags}" : "not an own property")}), found {entry.Kind} {entry.Slot}");
    }

    private static JsObject? HolderOf(JsObject? o, HeapCell key)
    {
        for (; o is not null; o = o.Prototype)
        {
            if (o.TryFindNamed(key, out _, out _))
                return o;
        }
        return null;
    }
}
