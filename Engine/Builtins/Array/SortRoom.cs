using System.Buffers;
using System.Runtime.CompilerServices;
using ConcurrentJs.Heap;

namespace ConcurrentJs.Builtins;

/// <summary>The private copy that a sort works on. It belongs to the running sort; a comparator that sorts gets room of its own.</summary>
/// <remarks>
/// PERF: of moderate size it is borrowed and given back. A sort needs several times what it sorts, and memory that is touched for the first time costs
/// a page of the operating system each 4 KB: a tenth of the time of a sort, and a thing that threads wait for together.
/// </remarks>
internal sealed class SortRoom : IDisposable
{
    /// <summary>Larger room is not kept by anybody.</summary>
    private const int BorrowMax = 1 << 14;

    private JsValue[] _values = [];
    private int _count;

    public Span<JsValue> Values => _values.AsSpan(0, _count);

    public void Reserve(int count)
    {
        if (count <= _values.Length)
            return;
        JsValue[] larger = Borrow<JsValue>(count);
        Values.CopyTo(larger);
        GiveBack(_values, _count);
        _values = larger;
    }

    public void Add(JsValue value)
    {
        if (_count == _values.Length)
            Reserve(_count <= Array.MaxLength / 2 ? Math.Max(16, _count * 2) : throw new InsufficientMemoryException("Too many values to sort"));
        _values[_count++] = value;
    }

    public void Dispose()
    {
        GiveBack(_values, _count);
        _values = [];
        _count = 0;
    }

    /// <summary>Room for at least so many, with anything in it.</summary>
    public static T[] Borrow<T>(int count) => count <= BorrowMax ? ArrayPool<T>.Shared.Rent(count) : new T[count];

    /// <summary>What was used is cleared: the room must keep nothing of a program alive.</summary>
    public static void GiveBack<T>(T[] room, int used)
    {
        if (room.Length is 0 or > BorrowMax)
            return;
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            Array.Clear(room, 0, used);
        ArrayPool<T>.Shared.Return(room);
    }
}
