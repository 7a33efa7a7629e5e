using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;

namespace ConcurrentJs.Interpreter;

/// <summary>What accesses at sites that saw too many layouts found, by layout and name. One belongs to one thread's interpreter and only that thread uses it.</summary>
internal sealed class MegamorphicTable
{
    private const int Size = 1024;

    // Made by the first entry: most threads have none.
    private Line[] _lines = [];

    private struct Line
    {
        public HeapCell Key;
        public PropertyCache Entry;
    }

    /// <summary>An entry for objects of this layout, or null. Whether its epoch is the present one is the caller's business.</summary>
    public PropertyCache? Find(Shape shape, HeapCell key)
    {
        if (_lines.Length == 0)
            return null;
        ref Line line = ref LineOf(shape, key);
        return ReferenceEquals(line.Key, key) && ReferenceEquals(line.Entry.Shape, shape) ? line.Entry : null;
    }

    public void Add(Shape shape, HeapCell key, PropertyCache entry)
    {
        if (_lines.Length == 0)
            _lines = new Line[Size];
        ref Line line = ref LineOf(shape, key);
        line.Key = key;
        line.Entry = entry;
    }

    private ref Line LineOf(Shape shape, HeapCell key)
    {
        int hash = key.Kind == CellKind.String ? System.Runtime.CompilerServices.Unsafe.As<JsString>(key).HashOfAtom : System.Runtime.CompilerServices.Unsafe.As<Symbol>(key).Hash;
        return ref _lines[(hash ^ (shape.Hash * 7)) & (Size - 1)];
    }
}
