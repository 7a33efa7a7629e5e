using ConcurrentJs.Heap.Binary;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Heap.Verification;

/// <summary>Headers, boxes and pairs.</summary>
internal sealed class CellCheck : IHeapCheck
{
    public void Check(object thing, HeapReport report)
    {
        if (thing is not HeapCell cell)
            return;
        report.Expect((cell.HeaderWord & CellLock.Bit) == 0, "C1", $"expected a free cell lock while the world is stopped, found it held by nobody");
        report.Expect((cell.HeaderWord & CellLock.Wanted) == 0, "C4", $"expected no cell lock to be wanted while the world is stopped, found one that is");
        report.Expect(KindFits(cell), "C3", $"expected a kind that fits the class, found {cell.Kind} on a {cell.GetType().Name}");
        report.Expect(cell is JsObject == (cell.Shape is not null), "C3", $"expected a layout on objects and on nothing else, found {(cell.Shape is null ? "none" : "one")} on a {cell.GetType().Name}");
        if (cell is Box box && box.Slot.TryReadMade(out JsValue held))
            report.Expect(IsProgramValue(held) || held.IsHole, "V2", $"expected a value in a captured variable, found {Name(held)}");
    }

    private static bool KindFits(HeapCell cell) => cell.Kind switch
    {
        CellKind.String => cell is JsString,
        CellKind.Symbol => cell is Symbol,
        CellKind.BigInt => cell is JsBigInt,
        CellKind.Box => cell is Box,
        CellKind.AccessorPair => cell is AccessorPair,
        CellKind.Array => cell is JsArray,
        CellKind.TypedArray => cell is TypedArrayObject,
        CellKind.ArrayBuffer or CellKind.SharedArrayBuffer => cell is ArrayBufferObject,
        CellKind.DataView => cell is DataViewObject,
        CellKind.None => false,
        CellKind.HeapNumber or CellKind.Lazy => true,
        CellKind.Internal => cell is not JsObject,
        _ => cell is JsObject,
    };

    /// <summary>What a program may hold in its hands (V2).</summary>
    public static bool IsProgramValue(JsValue value) => value._cell is { } cell ? cell.Kind >= CellKind.String : !value.IsHole && value._bits != JsValue.CellBits;

    public static string Name(JsValue value) => value._cell is { } cell ? cell.Kind.ToString() : value.IsHole ? "a hole" : $"bits {value._bits:x}";
}
