namespace ConcurrentJs.Parsing;

/// <summary>Child lists under construction, nested ones on top of outer ones: remember Count, push, then take from there.</summary>
internal struct PooledStack<T>()
{
    private T[] _items = new T[64];

    public int Count { get; private set; }

    public readonly ref T this[int index] => ref _items[index];

    public void Push(T item)
    {
        if (Count == _items.Length)
            Array.Resize(ref _items, Count * 2);
        _items[Count++] = item;
    }

    public T[] TakeFrom(int mark)
    {
        int length = Count - mark;
        if (length == 0)
            return [];
        var taken = new T[length];
        Span<T> top = _items.AsSpan(mark, length);
        top.CopyTo(taken);
        top.Clear();
        Count = mark;
        return taken;
    }
}
