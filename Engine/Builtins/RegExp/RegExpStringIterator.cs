using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Builtins;

/// <summary>Goes through the matches of a regular expression (ECMA-262 22.2.9.1 CreateRegExpStringIterator).</summary>
/// <remarks>
/// States: resting ⇄ running → done, changed under the cell lock: a step runs user code, so a second one meanwhile, of this or of
/// another thread, gets a TypeError as with a generator (M8).
/// </remarks>
internal sealed class RegExpStringIterator(Shape shape, JsObject regExp, JsString text, bool global, bool unicode)
    : JsObject(shape, CellKind.Iterator)
{
    private enum State : byte { Resting, Running, Done }

    private State _state;

    public override string ClassName => "RegExp String Iterator";

    /// <summary>The next match, or null at the end.</summary>
    public JsValue Next(JsThread t)
    {
        Tell(t, Part.State, Access.Write);
        switch (Change(State.Resting, State.Running))
        {
            case State.Done: return JsValue.Null;
            case State.Running: throw t.TypeError("RegExp String Iterator is already running");
        }
        State next = State.Done;
        try
        {
            JsValue match = RegExpBuiltins.NextMatch(t, regExp, text, global, unicode);
            if (!match.IsNull && global)
                next = State.Resting;
            return match;
        }
        finally
        {
            Change(State.Running, next);
        }
    }

    private State Change(State from, State to)
    {
        using CellLock.Held held = Lock();
        State before = _state;
        if (before == from)
            _state = to;
        return before;
    }
}

/// <summary>%RegExpStringIteratorPrototype% (ECMA-262 22.2.9.2).</summary>
internal static unsafe class RegExpStringIteratorBuiltins
{
    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Method("next", 0, &Next)
        .Tag("RegExp String Iterator");

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm[Intrinsic.IteratorPrototype]);

    // 22.2.9.2.1 %RegExpStringIteratorPrototype%.next ( )
    private static JsValue Next(in Call call)
    {
        if (call.This._cell is not RegExpStringIterator iterator)
            throw call.Thread.TypeError($"RegExp String Iterator.prototype.next: expected a RegExp String Iterator, found {ValueText.Of(call.This)}");
        JsValue match = iterator.Next(call.Thread);
        return match.IsNull ? call.Realm.NewIteratorResult(JsValue.Undefined, true) : call.Realm.NewIteratorResult(match, false);
    }
}
