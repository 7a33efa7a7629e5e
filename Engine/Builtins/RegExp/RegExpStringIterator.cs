using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>Goes through the matches of a regular expression (ECMA-262 22.2.9.1 CreateRegExpStringIterator).</summary>
internal sealed class RegExpStringIterator(Shape shape, JsObject regExp, JsString text, bool global, bool unicode)
    : JsObject(shape, CellKind.Iterator)
{
    private bool _done;

    public override string ClassName => "RegExp String Iterator";

    /// <summary>The next match, or null at the end.</summary>
    public JsValue Next(JsThread t)
    {
        if (_done)
            return JsValue.Null;
        JsValue match;
        try
        {
            match = RegExpBuiltins.NextMatch(t, regExp, text, global, unicode);
        }
        catch
        {
            _done = true;
            throw;
        }
        _done = match.IsNull || !global;
        return match;
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
