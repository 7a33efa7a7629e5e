using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Builtins;

/// <summary>The traps about properties.</summary>
internal sealed partial class ProxyObject
{
    /// <summary>To look at the property again would run traps.</summary>
    public override Exception RefusedWrite(EngineThread t, PropertyKey key) => t.TypeError($"'set' on proxy: trap returned falsish for property '{key}'");

    // 10.5.5 [[GetOwnProperty]] ( P )
    public override bool GetOwnProperty(EngineThread t, PropertyKey key, out PropertyDescriptor descriptor)
    {
        JsString name = Names.GetOwnPropertyDescriptor;
        if (Trap(t, name, out JsObject target, out JsObject handler) is not { } trap)
            return target.GetOwnProperty(t, key, out descriptor);
        JsValue answer = trap.Call(t, handler, [target, key.ToValue()]);
        if (!answer.IsObject && !answer.IsUndefined)
            throw Broken(t, name, $"trap returned neither object nor undefined for property '{key}'");
        bool exists = target.GetOwnAttributes(t, key, out PropertyDescriptor own);
        if (answer.IsUndefined)
        {
            descriptor = default;
            if (!exists)
                return false;
            if (own.Configurable == false)
                throw Broken(t, name, $"trap returned undefined for property '{key}' which is non-configurable in the proxy target");
            if (!target.IsExtensible(t))
                throw Broken(t, name, $"trap returned undefined for property '{key}' which exists in the non-extensible proxy target");
            return false;
        }
        bool extensible = target.IsExtensible(t);
        descriptor = ObjectOperations.ToDescriptor((JsThread)t, answer);
        descriptor.Complete();
        if (!IsCompatible(extensible, descriptor, exists, own))
            throw Broken(t, name, $"trap returned descriptor for property '{key}' that is incompatible with the existing property in the proxy target");
        if (descriptor.Configurable == false)
        {
            if (!exists || own.Configurable == true)
                throw Broken(t, name, $"trap reported non-configurability for property '{key}' which is either non-existent or configurable in the proxy target");
            if (descriptor.Writable == false && own.Writable == true)
                throw Broken(t, name, $"trap reported non-configurable and writable for property '{key}' which is non-configurable, non-writable in the proxy target");
        }
        return true;
    }

    // 10.1.6.2 IsCompatiblePropertyDescriptor ( Extensible, Desc, Current )
    private static bool IsCompatible(bool extensible, in PropertyDescriptor descriptor, bool exists, in PropertyDescriptor own)
    {
        if (!exists)
            return extensible;
        JsValue raw = own.IsAccessor ? new AccessorPair(own.Getter, own.Setter) : own.Value;
        return IsCompatible(descriptor, own.FlagsOver(PropertyFlags.None), raw);
    }

    // 10.5.6 [[DefineOwnProperty]] ( P, Desc )
    public override bool DefineOwnProperty(EngineThread t, PropertyKey key, in PropertyDescriptor descriptor)
    {
        JsString name = Names.DefineProperty;
        if (Trap(t, name, out JsObject target, out JsObject handler) is not { } trap)
            return target.DefineOwnProperty(t, key, descriptor);
        JsObject description = ObjectOperations.FromDescriptor((JsThread)t, descriptor);
        if (!trap.Call(t, handler, [target, key.ToValue(), description]).ToBoolean())
            return false;
        bool exists = target.GetOwnAttributes(t, key, out PropertyDescriptor own);
        bool extensible = target.IsExtensible(t);
        bool fixedNow = descriptor.Configurable == false;
        if (!exists)
        {
            if (!extensible)
                throw Broken(t, name, $"trap returned truish for adding property '{key}' to the non-extensible proxy target");
            if (fixedNow)
                throw Broken(t, name, $"trap returned truish for defining non-configurable property '{key}' which is non-existent in the proxy target");
            return true;
        }
        if (!IsCompatible(extensible, descriptor, true, own))
            throw Broken(t, name, $"trap returned truish for adding property '{key}' that is incompatible with the existing property in the proxy target");
        if (fixedNow && own.Configurable == true)
            throw Broken(t, name, $"trap returned truish for defining non-configurable property '{key}' which is configurable in the proxy target");
        if (own.Configurable == false && own.Writable == true && descriptor.Writable == false)
            throw Broken(t, name, $"trap returned truish for defining non-configurable property '{key}' which cannot be non-writable");
        return true;
    }

    // 10.5.7 [[HasProperty]] ( P )
    public override bool HasProperty(EngineThread t, PropertyKey key)
    {
        if (Trap(t, Names.Has, out JsObject target, out JsObject handler) is not { } trap)
            return target.HasProperty(t, key);
        if (trap.Call(t, handler, [target, key.ToValue()]).ToBoolean())
            return true;
        if (target.GetOwnAttributes(t, key, out PropertyDescriptor own))
        {
            if (own.Configurable == false)
                throw Broken(t, Names.Has, $"trap returned falsish for property '{key}' which exists in the proxy target as non-configurable");
            if (!target.IsExtensible(t))
                throw Broken(t, Names.Has, $"trap returned falsish for property '{key}' but the proxy target is not extensible");
        }
        return false;
    }

    // 10.5.8 [[Get]] ( P, Receiver )
    public override JsValue Get(EngineThread t, PropertyKey key, JsValue receiver)
    {
        if (Trap(t, Names.Get, out JsObject target, out JsObject handler) is not { } trap)
            return target.Get(t, key, receiver);
        JsValue value = trap.Call(t, handler, [target, key.ToValue(), receiver]);
        if (target.GetOwnAttributes(t, key, out PropertyDescriptor own) && own.Configurable == false)
        {
            if (own.Writable == false && !Equality.SameValue(value, own.Value))
                throw Broken(t, Names.Get, $"property '{key}' is a read-only and non-configurable data property on the proxy target but the proxy did not return its actual value");
            if (own.IsAccessor && own.Getter is null && !value.IsUndefined)
                throw Broken(t, Names.Get, $"property '{key}' is a non-configurable accessor property on the proxy target and does not have a getter function, but the trap did not return 'undefined'");
        }
        return value;
    }

    // 10.5.9 [[Set]] ( P, V, Receiver )
    public override bool Set(EngineThread t, PropertyKey key, JsValue value, JsValue receiver)
    {
        if (Trap(t, Names.Set, out JsObject target, out JsObject handler) is not { } trap)
            return target.Set(t, key, value, receiver);
        if (!trap.Call(t, handler, [target, key.ToValue(), value, receiver]).ToBoolean())
            return false;
        if (target.GetOwnAttributes(t, key, out PropertyDescriptor own) && own.Configurable == false)
        {
            if (own.Writable == false && !Equality.SameValue(value, own.Value))
                throw Broken(t, Names.Set, $"trap returned truish for property '{key}' which exists in the proxy target as a non-configurable and non-writable data property with a different value");
            if (own.IsAccessor && own.Setter is null)
                throw Broken(t, Names.Set, $"trap returned truish for property '{key}' which exists in the proxy target as a non-configurable and non-writable accessor property without a setter");
        }
        return true;
    }

    // 10.5.10 [[Delete]] ( P )
    public override bool Delete(EngineThread t, PropertyKey key)
    {
        if (Trap(t, Names.DeleteProperty, out JsObject target, out JsObject handler) is not { } trap)
            return target.Delete(t, key);
        if (!trap.Call(t, handler, [target, key.ToValue()]).ToBoolean())
            return false;
        if (!target.GetOwnAttributes(t, key, out PropertyDescriptor own))
            return true;
        if (own.Configurable == false)
            throw Broken(t, Names.DeleteProperty, $"trap returned truish for property '{key}' which is non-configurable in the proxy target");
        if (!target.IsExtensible(t))
            throw Broken(t, Names.DeleteProperty, $"trap returned truish for property '{key}' but the proxy target is non-extensible");
        return true;
    }

    // 10.5.11 [[OwnPropertyKeys]] ( )
    public override List<PropertyKey> OwnPropertyKeys(EngineThread t)
    {
        JsString name = Names.OwnKeys;
        if (Trap(t, name, out JsObject target, out JsObject handler) is not { } trap)
            return target.OwnPropertyKeys(t);
        List<PropertyKey> answer = KeysFromArrayLike(t, trap.Call(t, handler, [target]));
        var unseen = new HashSet<PropertyKey>(answer);
        if (unseen.Count != answer.Count)
            throw Broken(t, name, "trap returned duplicate entries");
        bool extensible = target.IsExtensible(t);
        var free = new List<PropertyKey>();
        var fixedKeys = new List<PropertyKey>();
        foreach (PropertyKey key in target.OwnPropertyKeys(t))
        {
            bool isFixed = target.GetOwnAttributes(t, key, out PropertyDescriptor own) && own.Configurable == false;
            (isFixed ? fixedKeys : free).Add(key);
        }
        if (extensible && fixedKeys.Count == 0)
            return answer;
        foreach (PropertyKey key in fixedKeys)
        {
            if (!unseen.Remove(key))
                throw Broken(t, name, $"trap result did not include '{key}'");
        }
        if (extensible)
            return answer;
        foreach (PropertyKey key in free)
        {
            if (!unseen.Remove(key))
                throw Broken(t, name, $"trap result did not include '{key}'");
        }
        return unseen.Count == 0 ? answer : throw Broken(t, name, "trap returned extra keys but proxy target is non-extensible");
    }

    /// <summary>CreateListFromArrayLike (7.3.18) with property-key elements.</summary>
    private static List<PropertyKey> KeysFromArrayLike(EngineThread t, JsValue arrayLike)
    {
        if (!arrayLike.IsObject)
            throw t.TypeError($"CreateListFromArrayLike called on non-object (found {ValueText.Of(arrayLike)})");
        JsObject o = arrayLike.AsObject;
        double length = o.LengthOfArrayLike(t);
        var keys = new List<PropertyKey>();
        for (double i = 0; i < length; i++)
        {
            t.Poll();
            JsValue key = o.GetIndex(t, i);
            if (!key.IsString && !key.IsSymbol)
                throw t.TypeError($"{ValueText.Of(key)} is not a valid property name");
            keys.Add(key.ToPropertyKey(t));
        }
        return keys;
    }
}
