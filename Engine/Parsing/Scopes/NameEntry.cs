using System.Runtime.InteropServices;

namespace ConcurrentJs.Parsing.Scopes;

/// <summary>An identifier's spelling, one object per spelling and parse.</summary>
internal sealed class NameEntry(string text, uint hash, TokenKind kind)
{
    public string Text { get; } = text;
    internal readonly uint Hash = hash;
    internal readonly TokenKind Kind = kind;

    /// <summary>While scopes are being resolved: the innermost binding of this name.</summary>
    internal Binding? Current;
}

/// <summary>The names of one parse: open addressing over NameEntry, so a token that repeats allocates nothing.</summary>
internal sealed class NameTable
{
    private NameEntry?[] _slots = new NameEntry?[256];
    private int _count;

    public NameEntry Intern(ReadOnlySpan<char> text)
    {
        uint hash = HashOf(text);
        NameEntry?[] slots = _slots;
        uint mask = (uint)slots.Length - 1;
        for (uint i = hash & mask; ; i = (i + 1) & mask)
        {
            NameEntry? entry = slots[i];
            if (entry is null)
                return Add(text, hash);
            if (entry.Hash == hash && text.SequenceEqual(entry.Text))
                return entry;
        }
    }

    private NameEntry Add(ReadOnlySpan<char> text, uint hash)
    {
        string spelling = text.ToString();
        var added = new NameEntry(spelling, hash, TokenKinds.OfName(spelling));
        if (++_count * 2 > _slots.Length)
            Grow();
        Place(_slots, added);
        return added;
    }

    private void Grow()
    {
        var larger = new NameEntry?[_slots.Length * 4];
        foreach (NameEntry? entry in _slots)
        {
            if (entry is not null)
                Place(larger, entry);
        }
        _slots = larger;
    }

    private static void Place(NameEntry?[] slots, NameEntry entry)
    {
        uint mask = (uint)slots.Length - 1;
        uint i = entry.Hash & mask;
        while (slots[i] is not null)
            i = (i + 1) & mask;
        slots[i] = entry;
    }

    /// <summary>Four characters per step; the quality only has to spread a table of names.</summary>
    private static uint HashOf(ReadOnlySpan<char> text)
    {
        ulong hash = (uint)text.Length;
        while (text.Length >= 4)
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text))) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 29;
            text = text[4..];
        }
        foreach (char c in text)
            hash = (hash ^ c) * 0x9E3779B97F4A7C15;
        return (uint)(hash >> 32);
    }
}
