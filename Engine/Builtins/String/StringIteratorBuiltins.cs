using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Builtins;

/// <summary>Goes through the code points of a string (ECMA-262 22.1.5).</summary>
/// <remarks>THREADS: a position is claimed under the cell lock, so no code point is given out twice and none is skipped (M8).</remarks>
internal sealed class StringIterator(Shape shape, JsString text) : NativeIterator(shape)
{
    private int _position;

    public override string ClassName => "String Iterator";

    protected override NativeCode NextCode => StringIteratorBuiltins.NextCode;

    public override bool MoveNext(JsThread t, out JsValue value)
    {
        JsString? next = Next(t);
        value = next is null ? JsValue.Undefined : next;
        return next is not null;
    }

    /// <summary>The next code point as a string, or null at the end.</summary>
    public JsString? Next(JsThread t)
    {
        Tell(t, Part.State, Access.Write);
        ReadOnlySpan<char> all = text.Span;
        int at, width;
        using (CellLock.Held held = Lock())
        {
            at = _position;
            if (at >= all.Length)
                return null;
            width = at + 1 < all.Length && char.IsSurrogatePair(all[at], all[at + 1]) ? 2 : 1;
            _position = at + width;
        }
        return width == 2 ? JsString.Create(all.Slice(at, 2)) : JsString.FromChar(all[at]);
    }
}

/// <summary>%StringIteratorPrototype% (ECMA-262 22.1.5.1).</summary>
internal static unsafe class StringIteratorBuiltins
{
    internal static readonly NativeCode NextCode = new("next", 0, &Next);

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Method(NextCode)
        .Tag("String Iterator");

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm[Intrinsic.IteratorPrototype]);

    // 22.1.5.1.1 %StringIteratorPrototype%.next ( )
    private static JsValue Next(in Call call)
    {
        if (call.This._cell is not StringIterator iterator)
            throw call.Thread.TypeError($"String Iterator.prototype.next: expected a String Iterator, found {ValueText.Of(call.This)}");
        return iterator.Next(call.Thread) is { } next ? call.Realm.NewIteratorResult(next, false) : call.Realm.NewIteratorResult(JsValue.Undefined, true);
    }
}
