namespace ConcurrentJs.Heap.Shapes;

/// <summary>Keys in insertion order with their slots. Immutable once a shape publishes it; a dictionary object keeps a private one under its cell lock.</summary>
internal sealed class PropertyTable
{
    private int[] _buckets;
    private Item[] _items;
    private int _used;

    private struct Item
    {
        public HeapCell? Key;
        public int Slot;
        public int Next;
        public PropertyFlags Flags;
    }

    public PropertyTable(int capacity)
    {
        int size = 8;
        while (size < capacity)
            size *= 2;
        _buckets = new int[size];
        _items = new Item[Math.Max(capacity, 4)];
    }

    public int Count { get; private set; }

    public bool TryFind(HeapCell key, out PropertyEntry entry)
    {
        int index = Find(key);
        if (index < 0)
        {
            entry = default;
            return false;
        }
        ref Item item = ref _items[index];
        entry = new PropertyEntry(item.Slot, item.Flags);
        return true;
    }

    /// <summary>The key must not be present.</summary>
    public void Add(HeapCell key, int slot, PropertyFlags flags)
    {
        if (_used == _items.Length)
            Compact();
        ref int bucket = ref _buckets[PropertyKey.CellHash(key) & (_buckets.Length - 1)];
        _items[_used] = new Item { Key = key, Slot = slot, Flags = flags, Next = bucket };
        bucket = ++_used;
        Count++;
    }

    public void SetFlags(HeapCell key, PropertyFlags flags) => _items[Find(key)].Flags = flags;

    /// <summary>Gives the property another slot and other attributes, in its old place in the order.</summary>
    public void Replace(HeapCell key, int slot, PropertyFlags flags)
    {
        ref Item item = ref _items[Find(key)];
        item.Slot = slot;
        item.Flags = flags;
    }

    public void Remove(HeapCell key)
    {
        int index = Find(key);
        ref Item item = ref _items[index];
        ref int link = ref _buckets[PropertyKey.CellHash(key) & (_buckets.Length - 1)];
        while (link != index + 1)
            link = ref _items[link - 1].Next;
        link = item.Next;
        item.Key = null;
        Count--;
    }

    /// <summary>Live entries in insertion order.</summary>
    public IEnumerable<(HeapCell Key, PropertyEntry Entry)> Entries()
    {
        for (int i = 0; i < _used; i++)
        {
            Item item = _items[i];
            if (item.Key is not null)
                yield return (item.Key, new PropertyEntry(item.Slot, item.Flags));
        }
    }

    public PropertyTable Copy(int extra)
    {
        var copy = new PropertyTable(Count + extra);
        for (int i = 0; i < _used; i++)
        {
            ref Item item = ref _items[i];
            if (item.Key is not null)
                copy.Add(item.Key, item.Slot, item.Flags);
        }
        return copy;
    }

    /// <summary>The first thing that is wrong with the table itself, or null: every key is found, once, where it is listed.</summary>
    public string? Fault()
    {
        int live = 0;
        for (int i = 0; i < _used; i++)
        {
            if (_items[i].Key is not { } key)
                continue;
            live++;
            int found = Find(key);
            if (found != i)
                return $"expected {key} to be found at place {i}, found {(found < 0 ? "nothing" : $"place {found}")}";
        }
        return live == Count ? null : $"expected {Count} properties, found {live}";
    }

    private int Find(HeapCell key)
    {
        Item[] items = _items;
        for (int i = _buckets[PropertyKey.CellHash(key) & (_buckets.Length - 1)] - 1; i >= 0; i = items[i].Next - 1)
        {
            if (ReferenceEquals(items[i].Key, key))
                return i;
        }
        return -1;
    }

    private void Compact()
    {
        PropertyTable fresh = Copy(Math.Max(4, Count));
        _buckets = fresh._buckets;
        _items = fresh._items;
        _used = fresh._used;
    }
}
