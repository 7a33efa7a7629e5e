using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Runtime.RegExps;

/// <summary>What regular expressions keep for one realm: layouts, and whether RegExp.prototype is still what it was.</summary>
/// <remarks>THREADS: the last answer of the pristine check is one immutable object, replaced whole; a late one only costs a
/// new check.</remarks>
internal sealed class RegExpRealm
{
    private static readonly (JsString Key, string Getter)[] s_getters = Array.ConvertAll(
        ["flags", "hasIndices", "global", "ignoreCase", "multiline", "dotAll", "unicode", "unicodeSets", "sticky"],
        static name => (Atoms.Intern(name), "get " + name));

    private readonly Realm _realm;
    private readonly JsObject _prototype;
    private Answer _answer = new(0, false, 0, null, false);

    public RegExpRealm(Realm realm)
    {
        _realm = realm;
        _prototype = realm[Intrinsic.RegExpPrototype];
        Shape = JsRegExp.ShapeFor(_prototype);
        MatchShape = realm.ArrayShape.WithProperty(Names.Index, PropertyFlags.All).WithProperty(Names.Input, PropertyFlags.All)
            .WithProperty(Names.Groups, PropertyFlags.All);
        MatchWithIndicesShape = MatchShape.WithProperty(Names.Indices, PropertyFlags.All);
        IndicesShape = realm.ArrayShape.WithProperty(Names.Groups, PropertyFlags.All);
    }

    /// <summary>RegExps of this realm that nobody changed.</summary>
    public Shape Shape { get; }

    /// <summary>Arrays that exec returns: index, input, groups.</summary>
    public Shape MatchShape { get; }

    /// <summary>The same, and indices.</summary>
    public Shape MatchWithIndicesShape { get; }

    /// <summary>The array `indices`: groups.</summary>
    public Shape IndicesShape { get; }

    /// <summary>True when exec and the flag getters on this object are the original ones, and lastIndex is a plain number: then
    /// matching with it runs no user code.</summary>
    public bool IsPristine(JsRegExp regExp) =>
        ReferenceEquals(regExp.Shape, Shape) && Current() is { Pristine: true } && regExp.LastIndexSlot.Read().IsNumber;

    /// <summary>And so are its constructor and that one's species, so that split may do without the copy.</summary>
    public bool IsSplitPristine(JsRegExp regExp) => IsPristine(regExp) && _answer.SplitPristine && ConstructorUnchanged();

    private Answer Current()
    {
        Answer answer = _answer;
        if (answer.Epoch != PrototypeEpoch.Now)
            answer = _answer = Check();
        // A data property's value may change without a change of layout.
        if (answer.Pristine && !ReferenceEquals(_prototype.SlotAt(_prototype.Shape, answer.ExecSlot).Read()._cell, answer.Exec))
            answer = _answer = Check();
        return answer;
    }

    private bool ConstructorUnchanged() =>
        _prototype.TryFindOwn(PropertyKey.FromAtom(Names.Constructor), out _, out JsValue constructor)
        && ReferenceEquals(constructor._cell, _realm[Intrinsic.RegExp]);

    private Answer Check()
    {
        int epoch = PrototypeEpoch.Now;
        bool pristine = _prototype.TryFindNamed(Names.Exec, out PropertyEntry entry, out JsValue exec)
            && IsOurs(exec._cell, "exec") && !_prototype.Shape.IsDictionary;
        foreach ((JsString key, string getter) in s_getters)
            pristine = pristine && _prototype.TryFindNamed(key, out _, out JsValue raw) && raw._cell is AccessorPair pair && IsOurs(pair.Getter, getter);
        bool split = pristine && ConstructorUnchanged()
            && _realm[Intrinsic.RegExp].TryFindOwn(Symbol.Species, out _, out JsValue species)
            && species._cell is AccessorPair speciesPair && IsOurs(speciesPair.Getter, "get [Symbol.species]");
        // Reading may have made a lazy function, which is no change.
        return new Answer(epoch, pristine, entry.Slot, exec._cell, split);
    }

    /// <summary>No program can make a builtin of that name, so the name tells.</summary>
    private bool IsOurs(HeapCell? function, string name) =>
        function is NativeFunction native && native.Native.Name == name && ReferenceEquals(native.Realm, _realm);

    private sealed record Answer(int Epoch, bool Pristine, int ExecSlot, HeapCell? Exec, bool SplitPristine);
}
