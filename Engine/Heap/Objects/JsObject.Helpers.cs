using System.Runtime.CompilerServices;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Probes;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Heap.Objects;

/// <summary>Operations on objects (ECMA-262 7.3) over the internal methods.</summary>
internal partial class JsObject
{
    // 7.3.2 Get ( O, P )
    public JsValue Get(EngineThread t, PropertyKey key) => Get(t, key, this);

    public JsValue Get(EngineThread t, JsString atom) => Get(t, PropertyKey.FromAtom(atom), this);

    /// <summary>Element access with the dense fast path.</summary>
    public JsValue GetIndex(EngineThread t, uint index)
    {
        if (HasSimpleElements && TryGetDenseElement(index, out JsValue value) && IsCovered(index))
        {
            if (IsUnwatched(t))
                return value;
            Tell(t, PropertyKey.FromIndex(index), Access.Read);
            // Whoever was told may have let others go first.
            if (TryGetDenseElement(index, out value) && IsCovered(index))
                return value;
        }
        return Get(t, PropertyKey.FromIndex(index), this);
    }

    /// <summary>An integer index of any size, as array methods use.</summary>
    public JsValue GetIndex(EngineThread t, double index) =>
        index < uint.MaxValue ? GetIndex(t, (uint)index) : Get(t, PropertyKey.FromInteger(index), this);

    // 7.3.4 Set ( O, P, V, Throw )
    public void Set(EngineThread t, PropertyKey key, JsValue value, bool throwing)
    {
        if (!Set(t, key, value, this) && throwing)
            throw RefusedWrite(t, key);
    }

    /// <summary>What to throw when [[Set]] said no.</summary>
    public virtual Exception RefusedWrite(EngineThread t, PropertyKey key)
    {
        if (!GetOwnQuietly(t, key, out PropertyDescriptor own))
        {
            if (!Shape.IsExtensible)
                return t.TypeError($"Cannot add property {key}, object is not extensible");
        }
        else if (own.IsAccessor)
        {
            return t.TypeError($"Cannot set property {key} of {ValueText.Of(this)} which has only a getter");
        }

        return t.TypeError($"Cannot assign to read only property '{key}' of object '{ValueText.Of(this)}'");
    }

    public void SetOrThrow(EngineThread t, PropertyKey key, JsValue value) => Set(t, key, value, throwing: true);

    public void SetOrThrow(EngineThread t, JsString atom, JsValue value) => Set(t, PropertyKey.FromAtom(atom), value, throwing: true);

    public void SetIndexOrThrow(EngineThread t, double index, JsValue value)
    {
        if (IsUnwatched(t) && index < uint.MaxValue && !IsExotic && TryOverwriteDense((uint)index, value))
            return;
        Set(t, PropertyKey.FromInteger(index), value, throwing: true);
    }

    // 7.3.5 CreateDataProperty ( O, P, V )
    public bool CreateDataProperty(EngineThread t, PropertyKey key, JsValue value) =>
        DefineOwnProperty(t, key, PropertyDescriptor.Data(value, PropertyFlags.All));

    // 7.3.7 CreateDataPropertyOrThrow ( O, P, V )
    public void CreateDataPropertyOrThrow(EngineThread t, PropertyKey key, JsValue value)
    {
        if (!CreateDataProperty(t, key, value))
            throw t.TypeError($"Cannot define property {key}, object is not extensible or the property is not configurable");
    }

    // 7.3.8 DefinePropertyOrThrow ( O, P, desc )
    public void DefinePropertyOrThrow(EngineThread t, PropertyKey key, in PropertyDescriptor descriptor)
    {
        if (!DefineOwnProperty(t, key, descriptor))
            throw t.TypeError($"Cannot redefine property: {key}");
    }

    // 7.3.9 DeletePropertyOrThrow ( O, P )
    public void DeleteOrThrow(EngineThread t, PropertyKey key)
    {
        if (!Delete(t, key))
            throw t.TypeError($"Cannot delete property '{key}' of {ValueText.Of(this)}");
    }

    // 7.3.10 GetMethod ( V, P ) for an object: null when undefined or null
    public JsObject? GetMethod(EngineThread t, PropertyKey key)
    {
        JsValue method = Get(t, key);
        if (method.IsNullOrUndefined)
            return null;
        return method.IsCallable ? method.AsObject : throw t.TypeError($"{ValueText.Of(method)} returned for property '{key}' of {ValueText.Of(this)} is not a function");
    }

    // 7.3.12 HasOwnProperty ( O, P )
    public bool HasOwnProperty(EngineThread t, PropertyKey key)
    {
        if (IsExotic)
            return GetOwnAttributes(t, key, out _);
        Tell(t, key, Access.Has);
        return TryFindOwn(key, out _, out _);
    }

    // 7.3.20 Invoke ( V, P, args ) on an object
    public JsValue Invoke(EngineThread t, PropertyKey key, params ReadOnlySpan<JsValue> arguments)
    {
        JsValue method = Get(t, key);
        if (!method.IsCallable)
            throw t.TypeError($"{key} is not a function (found {ValueText.Of(method)})");
        return method.AsObject.Call(t, this, arguments);
    }

    // 7.3.18 LengthOfArrayLike ( obj )
    public double LengthOfArrayLike(EngineThread t)
    {
        if (Kind == CellKind.Array)
        {
            CheckOwner(t);
            Tell(t, Part.Length, Access.Read);
            return _length;
        }
        return Get(t, Names.Length).ToLength(t);
    }

    /// <summary>A data property as builtins define them: writable, configurable, hidden from enumeration.</summary>
    public void DefineHidden(PropertyKey key, JsValue value) => DefineRaw(key, value, PropertyFlags.Hidden);

    /// <summary>An ordinary data property on an object this code has just made.</summary>
    public void DefineOwn(PropertyKey key, JsValue value) => DefineRaw(key, value, PropertyFlags.All);

    public void DefineOwn(string name, JsValue value) => DefineRaw(PropertyKey.From(name), value, PropertyFlags.All);
}
