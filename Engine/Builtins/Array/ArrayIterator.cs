using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Binary;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Builtins;

internal enum IterationKind : byte { Keys, Values, Entries }

/// <summary>An Array Iterator object (ECMA-262 23.1.5).</summary>
/// <remarks>THREADS: a position is claimed under the cell lock, so two threads never get the same one (M8).</remarks>
internal sealed class ArrayIterator : NativeIterator
{
    private JsObject? _target;
    private double _next;
    private readonly IterationKind _kind;

    private ArrayIterator(Shape shape, JsObject target, IterationKind kind) : base(shape)
    {
        _target = target;
        _kind = kind;
    }

    public override string ClassName => "Array Iterator";

    // 23.1.5.1 CreateArrayIterator ( array, kind )
    public static ArrayIterator New(Realm realm, JsObject target, IterationKind kind) =>
        new(realm[Intrinsic.ArrayIteratorPrototype].PrototypeInfo.RootShape(0), target, kind);

    protected override NativeCode NextCode => ArrayIteratorBuiltins.NextCode;

    public override bool MoveNext(JsThread t, out JsValue value)
    {
        value = JsValue.Undefined;
        Tell(t, Part.State, Access.Write);
        if (_target is not { } target)
            return false;
        double length;
        if (target is TypedArrayObject typed)
        {
            if (typed.IsOutOfBounds)
                throw t.TypeError("Array Iterator: the typed array is out of bounds or detached");
            length = typed.Length;
        }
        else
        {
            length = target.LengthOfArrayLike(t);
        }
        double index;
        using (CellLock.Held held = Lock())
        {
            index = _next;
            if (_target is null || index >= length)
            {
                _target = null;
                return false;
            }
            _next = index + 1;
        }
        value = _kind switch
        {
            IterationKind.Keys => JsValue.FromNumber(index),
            IterationKind.Values => ArrayOps.Get(t, target, index),
            IterationKind.Entries => t.Born(t.Realm.NewPair(JsValue.FromNumber(index), ArrayOps.Get(t, target, index))),
        };
        return true;
    }
}

/// <summary>%ArrayIteratorPrototype% (ECMA-262 23.1.5.2).</summary>
internal static unsafe class ArrayIteratorBuiltins
{
    internal static readonly NativeCode NextCode = new("next", 0, &Next);

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Method(NextCode)
        .Tag("Array Iterator");

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm[Intrinsic.IteratorPrototype]);

    // 23.1.5.2.1 %ArrayIteratorPrototype%.next ( )
    private static JsValue Next(in Call call)
    {
        if (call.This._cell is not ArrayIterator iterator)
            throw call.Thread.TypeError($"Array Iterator.prototype.next: expected an Array Iterator, found {ValueText.Of(call.This)}");
        bool more = iterator.MoveNext(call.Thread, out JsValue value);
        return call.Realm.NewIteratorResult(value, !more);
    }
}
