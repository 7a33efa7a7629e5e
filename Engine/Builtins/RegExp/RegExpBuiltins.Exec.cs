using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Parsing.RegExp;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.RegExps;

namespace ConcurrentJs.Builtins;

/// <summary>exec and test, and the match results they make.</summary>
internal static unsafe partial class RegExpBuiltins
{
    // 22.2.6.2 RegExp.prototype.exec ( string )
    private static JsValue Exec(in Call call)
    {
        JsRegExp regExp = ThisRegExp(call, "exec");
        return BuiltinExec(call.Thread, regExp, call[0].ToJsString(call.Thread));
    }

    // 22.2.6.16 RegExp.prototype.test ( S )
    private static JsValue Test(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = ThisObject(call, "test");
        JsString text = call[0].ToJsString(t);
        // PERF: with the original exec nobody sees the match array.
        if (o is JsRegExp regExp && call.Realm.RegExps.IsPristine(regExp))
        {
            TellExec(t, regExp);
            return TryMatch(t, regExp, regExp.Data, text);
        }
        return !RegExpExec(t, o, text).IsNull;
    }

    // 22.2.7.1 RegExpExec ( R, S )
    private static JsValue RegExpExec(JsThread t, JsObject o, JsString text)
    {
        var regExp = o as JsRegExp;
        if (regExp is not null && t.Realm.RegExps.IsPristine(regExp))
        {
            TellExec(t, regExp);
            return BuiltinExec(t, regExp, text);
        }
        JsValue exec = o.Get(t, Names.Exec);
        if (exec.IsCallable)
        {
            JsValue result = exec.AsObject.Call(t, o, [text]);
            return result.IsObject || result.IsNull ? result
                : throw t.TypeError($"exec: expected an object or null, found {ValueText.Of(result)}");
        }
        return regExp is not null ? BuiltinExec(t, regExp, text)
            : throw t.TypeError($"RegExp.prototype.exec: expected a RegExp, found {ValueText.Of(o)}");
    }

    // The look-up of the method that the shortcut does not make.
    private static void TellExec(JsThread t, JsRegExp regExp)
    {
        if (t.Recorder is { } recorder)
            regExp.TellLookUp(recorder, t, Names.Exec, t.Realm[Intrinsic.RegExpPrototype]);
    }

    // 22.2.7.2 RegExpBuiltinExec ( R, S )
    private static JsValue BuiltinExec(JsThread t, JsRegExp regExp, JsString text)
    {
        // lastIndex is read before the data: its valueOf may call compile.
        double lastIndex = LastIndexOf(t, regExp);
        RegExpData data = regExp.Data;
        return TryMatchFrom(t, regExp, data, text, lastIndex) ? NewMatch(t, data, text) : JsValue.Null;
    }

    private static bool TryMatch(JsThread t, JsRegExp regExp, RegExpData data, JsString text) =>
        TryMatchFrom(t, regExp, data, text, LastIndexOf(t, regExp));

    private static bool TryMatchFrom(JsThread t, JsRegExp regExp, RegExpData data, JsString text, double lastIndex)
    {
        // `compile` replaces what is matched with.
        regExp.Tell(t, Part.State, Access.Read);
        if (!data.UsesLastIndex)
            return t.RegExps.Match(data, text, 0, false);
        regExp.Tell(t, PropertyKey.FromAtom(Names.LastIndex), Access.Read);
        if (lastIndex <= text.Length && t.RegExps.Match(data, text, (int)lastIndex, data.IsSticky))
        {
            SetLastIndex(t, regExp, t.RegExps.Captures[1]);
            return true;
        }
        SetLastIndex(t, regExp, 0);
        return false;
    }

    private static double LastIndexOf(JsThread t, JsRegExp regExp) =>
        ReferenceEquals(regExp.Shape, t.Realm.RegExps.Shape) && regExp.LastIndexSlot.Read() is { IsInt32: true, AsInt32: >= 0 } index
            ? index.AsInt32
            : regExp.Get(t, Names.LastIndex).ToLength(t);

    private static void SetLastIndex(JsThread t, JsRegExp regExp, int index)
    {
        regExp.Tell(t, PropertyKey.FromAtom(Names.LastIndex), Access.Write);
        if (ReferenceEquals(regExp.Shape, t.Realm.RegExps.Shape))
            regExp.LastIndexSlot.Write(index);
        else
            regExp.SetOrThrow(t, Names.LastIndex, index);
    }

    /// <summary>The match array of the thread's last match: steps 24 to 38 of RegExpBuiltinExec.</summary>
    private static JsArray NewMatch(JsThread t, RegExpData data, JsString text)
    {
        ReadOnlySpan<int> captures = t.RegExps.Captures[..(data.Program.CaptureCount * 2)];
        var elements = new Slot[data.Program.CaptureCount];
        for (int i = 0; i < elements.Length; i++)
            elements[i].Initialize(CaptureText(text, captures, i));
        bool hasNames = data.Program.Names.Length > 0;
        bool hasIndices = (data.Flags & RegExpFlags.HasIndices) != 0;
        RegExpRealm realm = t.Realm.RegExps;
        Shape shape = hasIndices ? realm.MatchWithIndicesShape : realm.MatchShape;
        var match = new JsArray(shape, elements, (uint)elements.Length);
        var slots = new Slot[shape.SlotCount];
        int first = shape.SlotCount - (hasIndices ? 4 : 3);
        slots[first].Initialize(captures[0]);
        slots[first + 1].Initialize(text);
        slots[first + 2].Initialize(hasNames ? NewGroups(data, captures, match) : JsValue.Undefined);
        if (hasIndices)
            slots[first + 3].Initialize(NewIndices(t, data, captures));
        match.InitializeSlots(slots);
        return t.Born(match);
    }

    private static JsValue CaptureText(JsString text, ReadOnlySpan<int> captures, int index)
    {
        int start = captures[index * 2], end = captures[index * 2 + 1];
        if (start < 0 || end < 0)
            return JsValue.Undefined;
        return JsString.Part(text, start, end);
    }

    /// <summary>The object `groups`: each name has what its group captured; of groups that share a name, the one that matched.</summary>
    private static JsObject NewGroups(RegExpData data, ReadOnlySpan<int> captures, JsArray values)
    {
        GroupsLayout layout = data.Groups;
        Shape shape = layout.Shape;
        GroupName[] names = data.Program.Names;
        JsObject groups = JsObjectSlots.New(shape);
        if (shape.SlotCount > shape.InlineCapacity)
            groups.InitializeSlots(new Slot[shape.SlotCount - shape.InlineCapacity]);
        for (int i = 0; i < names.Length; i++)
        {
            ref Slot slot = ref groups.SlotAt(shape, layout.Slots[i]);
            values.TryGetDenseElement((uint)names[i].Index, out JsValue value);
            if (captures[names[i].Index * 2] >= 0 || slot.IsFresh)
                slot.Initialize(value);
        }
        return groups;
    }

    // 22.2.7.8 MakeMatchIndicesIndexPairArray ( S, indices, groupNames, hasGroups )
    private static JsArray NewIndices(JsThread t, RegExpData data, ReadOnlySpan<int> captures)
    {
        var elements = new Slot[captures.Length / 2];
        for (int i = 0; i < elements.Length; i++)
        {
            elements[i].Initialize(captures[i * 2] < 0 ? JsValue.Undefined
                : t.Born(t.Realm.NewArray(new JsValue[] { captures[i * 2], captures[i * 2 + 1] })));
        }
        Shape shape = t.Realm.RegExps.IndicesShape;
        var indices = new JsArray(shape, elements, (uint)elements.Length);
        var slots = new Slot[shape.SlotCount];
        slots[^1].Initialize(data.Program.Names.Length > 0 ? NewGroups(data, captures, indices) : JsValue.Undefined);
        indices.InitializeSlots(slots);
        return indices;
    }

    // 22.2.7.3 AdvanceStringIndex ( S, index, unicode )
    private static double Advance(JsString text, double index, bool unicode) =>
        unicode && index + 1 < text.Length && char.IsSurrogatePair(text[(int)index], text[(int)index + 1]) ? index + 2 : index + 1;
}
