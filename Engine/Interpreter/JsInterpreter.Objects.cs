using System.Runtime.CompilerServices;
using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;

namespace ConcurrentJs.Interpreter;

/// <summary>Literals and what their instructions define.</summary>
/// <remarks>
/// Caches: one word a site, an immutable entry replaced whole (K1, K2 of <see cref="PropertyCache"/>).
/// Invariants: K3 the shape that an entry is made for is loaded once, before the look-up that fills the entry.
/// Memory order: the shape is loaded with acquire, the entry is stored with release; a lost entry costs a miss.
/// </remarks>
internal sealed partial class JsInterpreter
{
    /// <summary>The layout that a literal's objects get in a realm. Immutable.</summary>
    private sealed record LiteralCache(Realm Realm, Shape Shape);

    /// <summary>The layout that the literal's objects got last; null when none was made yet.</summary>
    internal static Shape? LayoutOf(ObjectLiteral literal) => (literal.Cache as LiteralCache)?.Shape;

    private static JsObject NewObjectLiteral(Frame frame, ObjectLiteral literal, ref JsValue first, int count)
    {
        Realm realm = frame.Function.Realm;
        Shape shape = literal.Cache is LiteralCache cache && ReferenceEquals(cache.Realm, realm) ? cache.Shape : LiteralShape(literal, realm, count);
        JsObject o = JsObjectSlots.New(shape);
        int inline = Math.Min(count, shape.InlineCapacity);
        for (int i = 0; i < inline; i++)
            JsObjectSlots.Inline(o, i).Initialize(Unsafe.Add(ref first, i));
        if (count > inline)
        {
            var rest = new Slot[count - inline];
            for (int i = inline; i < count; i++)
                rest[i - inline].Initialize(Unsafe.Add(ref first, i));
            o.InitializeSlots(rest);
        }
        return o;
    }

    private static Shape LiteralShape(ObjectLiteral literal, Realm realm, int count)
    {
        Shape shape = realm.ObjectShape(JsObjectSlots.CapacityFor(Math.Max(count, 1)));
        foreach (PropertyKey key in literal.Keys)
            shape = shape.WithProperty(key.Cell!, PropertyFlags.All);
        literal.Cache = new LiteralCache(realm, shape);
        return shape;
    }

    private void DefineField(Frame frame, ref PropertySite site, JsValue target, JsValue value)
    {
        JsObject o = target.AsObject;
        Shape shape = Volatile.Read(ref o.Shape);
        for (var entry = Unsafe.As<PropertyCache>(site.Cache); entry is not null; entry = entry.Chain)
        {
            if (!ReferenceEquals(entry.Shape, shape))
                continue;
            if (_t.Recorder is { } recorder)
                o.TellDefine(recorder, _t, site.Key);
            if (o.TryAddCached(shape, entry.Far.Next!, value))
                return;
        }
        if (!o.IsExotic && site.Key.Cell is { } key && !ReferenceEquals(site.Cache, Megamorphic.Entry) && !shape.IsDictionary
            && shape.IsExtensible && shape.PropertyCount < Shape.MaxFastProperties && !shape.TryFind(key, out _))
            AddEntry(ref site, new FarCache(shape, CacheKind.Add, 0, next: shape.WithProperty(key, PropertyFlags.All)));
        o.CreateDataPropertyOrThrow(_t, site.Key, value);
    }

    /// <summary>Bits 0-1: 0 method, 1 getter, 2 setter; bit 2: enumerable.</summary>
    private void DefineMethod(JsObject target, JsValue key, JsObject closure, int flags)
    {
        PropertyKey property = key.ToPropertyKey(_t);
        bool enumerable = (flags & 4) != 0;
        var descriptor = new PropertyDescriptor { Enumerable = enumerable, Configurable = true };
        switch (flags & 3)
        {
            case 0:
                descriptor.Value = closure;
                descriptor.Writable = true;
                break;
            case 1:
                descriptor.SetGetter(closure);
                break;
            default:
                descriptor.SetSetter(closure);
                break;
        }
        target.DefinePropertyOrThrow(_t, property, descriptor);
    }

    private void SetLiteralProto(JsObject target, JsValue value)
    {
        if (value.IsObject)
            target.SetPrototypeOf(_t, value.AsObject);
        else if (value.IsNull)
            target.SetPrototypeOf(_t, null);
    }

    // 7.3.26 CopyDataProperties ( target, source, excludedItems )
    private void CopyDataProperties(JsObject target, JsValue source, ReadOnlySpan<JsValue> excluded)
    {
        var skip = excluded.IsEmpty ? [] : new PropertyKey[excluded.Length];
        for (int i = 0; i < skip.Length; i++)
            skip[i] = excluded[i].ToPropertyKey(_t);
        ObjectOperations.CopyDataProperties(_t, target, source, skip);
    }

    private void ArrayAppend(JsValue array, ReadOnlySpan<JsValue> values)
    {
        var target = (JsArray)array.AsObject;
        foreach (JsValue value in values)
            Append(target, value);
    }

    private void Append(JsArray target, JsValue value)
    {
        if (value.IsHole)
            target.SetOrThrow(_t, Names.Length, target.Length + 1.0);
        else if (!target.TryPush(value, out _))
            target.CreateDataPropertyOrThrow(_t, PropertyKey.FromInteger(target.Length), value);
    }

    /// <summary>Elements that a native loop handles between two polls.</summary>
    private const uint PollPeriod = 1024;

    private const uint MaxReserved = 1 << 16;

    private void ArraySpread(Frame frame, JsValue array, JsValue iterable)
    {
        var target = (JsArray)array.AsObject;
        if (ArrayFastPath.IsPristine(_t, iterable))
        {
            var source = (JsArray)iterable.AsObject;
            if (_t.Recorder is { } recorder)
                source.TellLookUp(recorder, _t, Symbol.Iterator, frame.Function.Realm[Intrinsic.ArrayPrototype]);
            source.Tell(_t, Part.Length, Access.Read);
            _t.CheckAllocation((target.Length + (long)source.Length) * Unsafe.SizeOf<Slot>());
            uint i = target.Length == 0 && _t.Recorder is null ? CopyFirst(target, source) : 0;
            target.ReserveMore((uint)Math.Max(0L, (long)source.Length - i));
            for (; i < source.Length; i++)
            {
                if (i % PollPeriod == 0)
                    _t.Poll();
                Append(target, _t.Recorder is null && source.TryGetDenseElement(i, out JsValue value) ? value : source.GetIndex(_t, i));
            }
            return;
        }
        IteratorRecord record = IteratorOf(frame, iterable);
        while (record.StepValue(_t, out JsValue value))
        {
            _t.Poll();
            Append(target, value);
        }
    }

    /// <summary>The elements that a new literal starts with; how many they are.</summary>
    /// <remarks>
    /// PERF: the literal is nobody else's yet, so its storage may be of the right size, and it is filled without a lock; with several threads each element
    /// would take one, and the storage would grow in pieces.
    /// </remarks>
    private uint CopyFirst(JsArray target, JsArray source)
    {
        var elements = new Slot[Math.Min(source.Length, MaxReserved)];
        uint count = 0;
        for (; count < elements.Length && count < source.Length; count++)
        {
            if (count % PollPeriod == 0)
                _t.Poll();
            elements[count].Initialize(source.TryGetDenseElement(count, out JsValue value) ? value : source.GetIndex(_t, count));
        }
        target.InitializeElements(elements, count);
        return count;
    }

    private JsValue NewRegExp(RegExpSite site) => Runtime.RegExps.JsRegExp.OfLiteral(_t, site);

    // 13.2.8.4 GetTemplateObject ( templateLiteral )
    private static JsValue TemplateObject(Frame frame, TemplateSite site)
    {
        Realm realm = frame.Function.Realm;
        return realm.TemplateObjects.GetValue(site, s => MakeTemplate(realm, (TemplateSite)s));
    }

    private static JsArray MakeTemplate(Realm realm, TemplateSite site)
    {
        var cooked = new JsValue[site.Cooked.Length];
        for (int i = 0; i < cooked.Length; i++)
            cooked[i] = site.Cooked[i] is { } text ? JsValue.FromString(text) : JsValue.Undefined;
        JsArray raw = realm.NewArray(Array.ConvertAll(site.Raw, JsValue.FromString));
        raw.SetIntegrity(frozen: true);
        JsArray template = realm.NewArray(cooked);
        template.DefineRaw(PropertyKey.FromAtom(Names.Raw), raw, PropertyFlags.None);
        template.SetIntegrity(frozen: true);
        return template;
    }

    // 10.2.9 SetFunctionName ( F, name [ , prefix ] ) with a key that is known only now
    private void SetFunctionName(JsObject closure, JsValue key, int prefix)
    {
        string name = key._cell switch
        {
            Symbol { IsPrivate: true } hidden => hidden.Description ?? "",
            Symbol symbol => symbol.Description is { } description ? $"[{description}]" : "",
            _ => key.ToText(_t),
        };
        name = prefix switch
        {
            1 => $"get {name}",
            2 => $"set {name}",
            _ => name,
        };
        closure.DefineOwnProperty(_t, PropertyKey.FromAtom(Names.Name), PropertyDescriptor.Data(name, PropertyFlags.Configurable));
    }
}
