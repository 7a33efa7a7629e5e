using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;

namespace ConcurrentJs.Runtime.Functions;

/// <summary>Operations on constructors (ECMA-262 7.3.23 … 10.1.14).</summary>
internal static class Constructors
{
    // 10.1.14 GetPrototypeFromConstructor ( constructor, intrinsicDefaultProto )
    public static JsObject PrototypeOf(JsThread t, JsObject constructor, Intrinsic fallback)
    {
        JsValue prototype = constructor.Get(t, Names.Prototype);
        return prototype.IsObject ? prototype.AsObject : RealmOf(t, constructor)[fallback];
    }

    // 7.3.24 GetFunctionRealm ( obj )
    public static Realm RealmOf(JsThread t, JsObject function)
    {
        while (true)
        {
            switch (function)
            {
                case ScriptFunction script: return script.Realm;
                case NativeFunction native: return native.Realm;
                case BoundFunction bound: function = bound.Target; break;
                case IProxyTarget proxy: function = proxy.TargetOrThrow(t); break;
                default: return t.Realm;
            }
        }
    }

    // 7.3.22 SpeciesConstructor ( O, defaultConstructor )
    public static JsObject SpeciesOf(JsThread t, JsObject o, Intrinsic fallback)
    {
        JsValue constructor = o.Get(t, Names.Constructor);
        if (constructor.IsUndefined)
            return t.Realm[fallback];
        if (!constructor.IsObject)
            throw t.TypeError($"constructor property: expected an object, found {ValueText.Of(constructor)}");
        JsValue species = constructor.AsObject.Get(t, Symbol.Species);
        if (species.IsNullOrUndefined)
            return t.Realm[fallback];
        return species.IsConstructor ? species.AsObject : throw t.TypeError($"Symbol.species: expected a constructor, found {ValueText.Of(species)}");
    }
}

/// <summary>A proxy, as Runtime sees it.</summary>
internal interface IProxyTarget
{
    /// <summary>The target; TypeError when revoked.</summary>
    JsObject TargetOrThrow(JsThread t);
}
