using System.Runtime.CompilerServices;
using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Interpreter;

/// <summary>Global bindings, and names looked up at run time.</summary>
/// <remarks>
/// Caches: one word a site, an immutable entry replaced whole (K1, K2 of <see cref="PropertyCache"/>).
/// Invariants: K3 the shape that an entry is made for is loaded once, before the look-up that fills the entry.
/// Memory order: the shape is loaded with acquire, the entry is stored with release; a lost entry costs a miss.
/// </remarks>
internal sealed partial class JsInterpreter
{
    private static PropertyKey Name(Frame frame, int constant)
    {
        JsString text = frame.Code.Constants[constant].AsString;
        return text.IsAtom ? PropertyKey.FromAtom(text) : PropertyKey.From(text);
    }

    private Exception Uninitialized(Frame frame, int constant) =>
        _t.ReferenceError($"Cannot access '{frame.Code.Constants[constant].AsString}' before initialization");

    private Exception NotDefined(PropertyKey key) => _t.ReferenceError($"{key} is not defined");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private JsValue GetGlobal(Frame frame, ref PropertySite site, bool throwing)
    {
        Realm realm = frame.Function.Realm;
        JsObject global = realm.GlobalObject;
        if (site.Cache is GlobalCache cache && ReferenceEquals(cache.Realm, realm))
        {
            if (_t.Recorder is not null)
            {
                if (TryGetTold(ref site, cache, out JsValue told))
                    return told;
            }
            // What the loop does not read: a number in a slot that has held an object, a value made on first touch.
            else if (cache.Lexical is { Slot.IsFresh: false } known)
            {
                return known.Value;
            }
            else if (cache.Shape is { } layout && ReferenceEquals(global.Shape, layout) && cache.LexicalVersion == realm.Lexicals.Version)
            {
                JsValue found = cache.GlobalSlot.Read(global);
                if (!found.IsUndefined || global.HasStill(layout))
                    return found;
            }
        }
        // N2: the version comes before the look that finds the name absent.
        int version = realm.Lexicals.Version;
        if (site.Key.Cell is JsString name && realm.Lexicals.TryFind(name, out GlobalLexical lexical))
        {
            Tell(lexical.Box, Access.Read);
            JsValue value = lexical.Box.Value;
            if (value.IsHole)
                throw _t.ReferenceError($"Cannot access '{name}' before initialization");
            site.Cache = new GlobalCache(realm, lexical);
            return value;
        }
        Shape shape = Volatile.Read(ref global.Shape);
        if (!global.IsExotic && !shape.IsDictionary && site.Key.Cell is { } key && shape.TryFind(key, out PropertyEntry entry) && !entry.IsAccessor)
        {
            site.Cache = new GlobalCache(realm, shape, entry.Slot - shape.InlineCapacity, version);
            global.Tell(_t, site.Key, Access.Read);
            return global.SlotAt(shape, entry.Slot).Read(global);
        }
        if (throwing && !global.HasProperty(_t, site.Key))
            throw NotDefined(site.Key);
        return global.Get(_t, site.Key);
    }

    // While a probe listens the loop comes here for what was not told in this moment.
    private bool TryGetTold(ref PropertySite site, GlobalCache cache, out JsValue value)
    {
        value = default;
        if (cache.Lexical is { } box)
        {
            if (box.Value.IsHole)
                return false;
            TellRead(box);
            NoteTold(cache);
            value = box.Value;
            return !value.IsHole;
        }
        JsObject global = cache.Global;
        if (cache.Shape is null || !ReferenceEquals(global.Shape, cache.Shape) || cache.LexicalVersion != cache.Lexicals.Version)
            return false;
        global.Tell(_t, site.Key, Access.Read);
        NoteTold(cache);
        value = cache.GlobalSlot.Read(global);
        return !value.IsUndefined || global.HasStill(cache.Shape);
    }

    private bool HasGlobal(Frame frame, PropertyKey key)
    {
        Realm realm = frame.Function.Realm;
        return (key.Cell is JsString name && realm.Lexicals.TryFind(name, out _)) || realm.GlobalObject.HasProperty(_t, key);
    }

    private void SetGlobal(Frame frame, ref PropertySite site, JsValue value)
    {
        Realm realm = frame.Function.Realm;
        JsObject global = realm.GlobalObject;
        if (_t.Recorder is null && site.Cache is GlobalCache cache && ReferenceEquals(cache.Realm, realm))
        {
            if (cache.Lexical is { } known && !cache.IsConstant && !known.Slot.IsFresh)
            {
                known.Value = value;
                return;
            }
            if (cache.Shape is not null && ReferenceEquals(global.Shape, cache.Shape) && cache.LexicalVersion == realm.Lexicals.Version)
            {
                cache.GlobalSlot.Write(value);
                return;
            }
        }
        int version = realm.Lexicals.Version;
        if (SetLexical(realm, ref site, value))
            return;
        Shape shape = Volatile.Read(ref global.Shape);
        if (!global.IsExotic && !shape.IsDictionary && site.Key.Cell is { } key && shape.TryFind(key, out PropertyEntry entry)
            && !entry.IsAccessor && entry.IsWritable && !entry.IsSpecial)
        {
            site.Cache = new GlobalCache(realm, shape, entry.Slot - shape.InlineCapacity, version);
            global.Tell(_t, site.Key, Access.Write);
            global.SlotAt(shape, entry.Slot).Write(value);
            return;
        }
        if (frame.IsStrict && !global.HasProperty(_t, site.Key))
            throw NotDefined(site.Key);
        if (!global.Set(_t, site.Key, value, global) && frame.IsStrict)
            throw global.RefusedWrite(_t, site.Key);
    }

    private bool SetLexical(Realm realm, ref PropertySite site, JsValue value)
    {
        if (site.Key.Cell is not JsString name || !realm.Lexicals.TryFind(name, out GlobalLexical lexical))
            return false;
        Tell(lexical.Box, lexical.IsConstant || lexical.Box.Value.IsHole ? Access.Read : Access.Write);
        if (lexical.Box.Value.IsHole)
            throw _t.ReferenceError($"Cannot access '{name}' before initialization");
        if (lexical.IsConstant)
            throw _t.TypeError("Assignment to constant variable.");
        lexical.Box.Value = value;
        site.Cache = new GlobalCache(realm, lexical);
        return true;
    }

    private void SetGlobalResolved(Frame frame, ref PropertySite site, JsValue value, bool existed)
    {
        Realm realm = frame.Function.Realm;
        if (!existed)
            throw NotDefined(site.Key);
        if (SetLexical(realm, ref site, value))
            return;
        JsObject global = realm.GlobalObject;
        if (!global.HasProperty(_t, site.Key))
            throw NotDefined(site.Key);
        if (!global.Set(_t, site.Key, value, global))
            throw global.RefusedWrite(_t, site.Key);
    }

    private void InitGlobalLexical(Frame frame, PropertyKey key, JsValue value)
    {
        frame.Function.Realm.Lexicals.TryFind((JsString)key.Cell!, out GlobalLexical lexical);
        Tell(lexical.Box, Access.Write);
        lexical.Box.Value = value;
    }

    // 16.1.7 GlobalDeclarationInstantiation ( script, env )
    private void DeclareGlobals(Frame frame, GlobalDeclarations declared)
    {
        Realm realm = frame.Function.Realm;
        JsObject global = realm.GlobalObject;
        foreach (GlobalLexicalName lexical in declared.LexicalNames)
        {
            JsString name = Atoms.Intern(lexical.Name);
            bool taken = realm.Lexicals.TryFind(name, out _)
                || (global.GetOwnAttributes(_t, PropertyKey.FromAtom(name), out PropertyDescriptor own) && own.Configurable == false);
            if (taken)
                throw AlreadyDeclared(lexical.Name);
        }
        foreach (string name in declared.FunctionNames.Concat(declared.VarNames))
        {
            if (realm.Lexicals.TryFind(Atoms.Intern(name), out _))
                throw AlreadyDeclared(name);
        }
        foreach (string name in declared.FunctionNames)
            if (!CanDeclareGlobalFunction(global, PropertyKey.From(name)))
                throw _t.TypeError($"Cannot declare global function '{name}'");
        foreach (string name in declared.VarNames)
            if (!CanDeclareGlobalVar(global, PropertyKey.From(name)))
                throw _t.TypeError($"Cannot declare global variable '{name}'");
        foreach (string name in declared.AnnexBFunctionNames)
        {
            PropertyKey key = PropertyKey.From(name);
            if (!realm.Lexicals.TryFind(Atoms.Intern(name), out _) && CanDeclareGlobalFunction(global, key))
                DefineGlobalVar(frame, key, declared.IsEval);
        }
        foreach (GlobalLexicalName lexical in declared.LexicalNames)
            realm.Lexicals.TryDeclare(Atoms.Intern(lexical.Name), lexical.IsConstant);
    }

    private Exception AlreadyDeclared(string name) => _t.SyntaxError($"Identifier '{name}' has already been declared");

    // 9.1.1.4.16 CanDeclareGlobalFunction ( N )
    private bool CanDeclareGlobalFunction(JsObject global, PropertyKey key)
    {
        if (!global.GetOwnAttributes(_t, key, out PropertyDescriptor existing))
            return global.IsExtensible(_t);
        return existing.Configurable == true || (!existing.IsAccessor && existing.Writable == true && existing.Enumerable == true);
    }

    // 9.1.1.4.15 CanDeclareGlobalVar ( N )
    private bool CanDeclareGlobalVar(JsObject global, PropertyKey key) => global.GetOwnAttributes(_t, key, out _) || global.IsExtensible(_t);

    // 9.1.1.4.18 CreateGlobalFunctionBinding ( N, V, D )
    private void DefineGlobalFunction(Frame frame, PropertyKey key, JsValue closure, bool deletable)
    {
        Realm realm = frame.Function.Realm;
        JsObject global = realm.GlobalObject;
        bool redefine = !global.GetOwnAttributes(_t, key, out PropertyDescriptor existing) || existing.Configurable == true;
        PropertyDescriptor descriptor = redefine
            ? PropertyDescriptor.Data(closure, PropertyFlags.Writable | PropertyFlags.Enumerable | (deletable ? PropertyFlags.Configurable : 0))
            : new PropertyDescriptor { Value = closure };
        global.DefinePropertyOrThrow(_t, key, descriptor);
        global.Set(_t, key, closure, throwing: false);
    }

    // 9.1.1.4.17 CreateGlobalVarBinding ( N, D )
    private void DefineGlobalVar(Frame frame, PropertyKey key, bool deletable)
    {
        Realm realm = frame.Function.Realm;
        JsObject global = realm.GlobalObject;
        if (!global.HasOwnProperty(_t, key) && global.IsExtensible(_t))
        {
            global.DefinePropertyOrThrow(_t, key,
                PropertyDescriptor.Data(JsValue.Undefined, PropertyFlags.Writable | PropertyFlags.Enumerable | (deletable ? PropertyFlags.Configurable : 0)));
        }
    }

    private void SetBlockFunctionGlobal(Frame frame, PropertyKey key, JsValue closure)
    {
        Realm realm = frame.Function.Realm;
        if (key.Cell is JsString name && realm.Lexicals.TryFind(name, out _))
            return;
        realm.GlobalObject.Set(_t, key, closure, throwing: false);
    }

    private bool DeleteGlobal(Frame frame, PropertyKey key)
    {
        Realm realm = frame.Function.Realm;
        if (key.Cell is JsString name && realm.Lexicals.TryFind(name, out _))
            return false;
        if (!realm.GlobalObject.HasOwnProperty(_t, key))
            return true;
        return realm.GlobalObject.Delete(_t, key);
    }

    // 9.1.1.2.1 HasBinding ( N ) of object environment records
    private bool HasDynamicBinding(JsValue scope, PropertyKey key, bool isWith)
    {
        if (!scope.IsObject)
            return false;
        JsObject o = scope.AsObject;
        if (!o.HasProperty(_t, key))
            return false;
        if (!isWith)
            return true;
        JsValue unscopables = o.Get(_t, Symbol.Unscopables);
        return !unscopables.IsObject || !unscopables.AsObject.Get(_t, key).ToBoolean();
    }

    private JsValue LoadDynamic(Frame frame, JsValue scope, PropertyKey key)
    {
        JsObject o = scope.AsObject;
        if (o.HasProperty(_t, key))
            return o.Get(_t, key);
        return frame.IsStrict ? throw NotDefined(key) : JsValue.Undefined;
    }

    private void StoreDynamic(Frame frame, JsValue scope, PropertyKey key, JsValue value)
    {
        JsObject o = scope.AsObject;
        bool strict = frame.IsStrict;
        if (!o.HasProperty(_t, key) && strict)
            throw NotDefined(key);
        if (!o.Set(_t, key, value, o) && strict)
            throw o.RefusedWrite(_t, key);
    }

    private void DeclareDynamic(JsValue scope, PropertyKey key)
    {
        JsObject o = scope.AsObject;
        if (!o.HasOwnProperty(_t, key))
            o.CreateDataProperty(_t, key, JsValue.Undefined);
    }
}
