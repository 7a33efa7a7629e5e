using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;

namespace ConcurrentJs.Interpreter;

/// <summary>What accesses at sites that saw too many layouts found, by layout and name. One belongs to one thread's interpreter and only that thread uses it.</summary>
internal sealed class MegamorphicTable
{
    private const int SizeAtFirst = 32, SizeMax = 1024;

    // Made by the first entry: most threads have none. PERF: small at first, because engines that live for a moment have few entries.
    private Line[] _lines = [];
    private int _used;

    private struct Line
    {
        public HeapCell? Key;
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
            _lines = new Line[SizeAtFirst];
        else if (_used * 2 >= _lines.Length && _lines.Length < SizeMax)
            Grow();
        ref Line line = ref LineOf(shape, key);
        if (line.Key is null)
            _used++;
        line.Key = key;
        line.Entry = entry;
    }

    private void Grow()
    {
        Line[] old = _lines;
        _lines = new Line[old.Length * 4 > SizeMax ? SizeMax : old.Length * 4];
        _used = 0;
        foreach (Line line in old)
        {
            if (line.Key is null)
                continue;
            ref Line place = ref LineOf(line.Entry.Shape!, line.Key);
            if (place.Key is null)
                _used++;
            place = line;
        }
    }

    private ref Line LineOf(Shape shape, HeapCell key)
    {
        int hash = key.Kind == CellKind.String ? System.Runtime.CompilerServices.Unsafe.As<JsString>(key).HashOfAtom : System.Runtime.CompilerServices.Unsafe.As<Symbol>(key).Hash;
        return ref _lines[(hash ^ (shape.Hash * 7)) & (_lines.Length - 1)];
    }
}
