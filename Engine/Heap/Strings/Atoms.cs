using ConcurrentJs.Threads;

namespace ConcurrentJs.Heap.Strings;

/// <summary>The process-wide table of property names: one atom per content, held weakly.</summary>
/// <remarks>
/// States of a bucket: a chain of immutable nodes; a new node is put in front. Words: one bucket reference.
/// Invariants:
///   A1  Two live atoms never have equal content.
///   A2  A node's text hash never changes; chains only change under the table lock.
/// Memory order: a node is complete before the bucket reference is stored with release; readers load it with acquire.
/// Readers that race with growth may miss in the old table: they then take the lock and look again.
/// ABA: nodes are never reused. Progress: look-ups are wait-free, inserts take the lock.
/// Checked by: tests/Engine.Tests/Heap/Strings/AtomsTests.
/// </remarks>
internal static class Atoms
{
    private sealed class Node(WeakReference<JsString> atom, int hash, Node? next)
    {
        public readonly WeakReference<JsString> Atom = atom;
        public readonly int Hash = hash;
        public readonly Node? Next = next;
    }

    private static readonly TableLock s_lock = new();
    private static Node?[] s_buckets = new Node?[4096];
    private static int s_count;

    /// <summary>The atom with this content. The caller knows that it is no array index.</summary>
    public static JsString Intern(JsString text)
    {
        if (text.Atom is { } known)
            return known;
        JsString atom = Intern(text.Span, text.KnownText);
        text.Atom = atom;
        return atom;
    }

    public static JsString Intern(string text) => Intern(text, text);

    /// <summary>The string of a literal: an atom, unless it is an array index, which never is one.</summary>
    public static JsString Literal(string text) => JsString.TryParseIndex(text, out _) ? JsString.Create(text) : Intern(text);

    public static JsString Intern(ReadOnlySpan<char> text) => Intern(text, null);

    private static JsString Intern(ReadOnlySpan<char> text, string? same)
    {
        if (JsString.SingleAtom(text) is { } single)
            return single;
        int hash = HashOf(text);
        return Find(Volatile.Read(ref s_buckets), text, hash) ?? Add(text, same, hash);
    }

    internal static int HashOf(ReadOnlySpan<char> text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
            hash = (hash ^ c) * 16777619;
        hash ^= hash >> 15;
        hash *= 0x85EBCA6B;
        hash ^= hash >> 13;
        return hash == 0 ? 1 : (int)hash;
    }

    private static JsString? Find(Node?[] buckets, ReadOnlySpan<char> text, int hash)
    {
        for (Node? node = Volatile.Read(ref buckets[hash & (buckets.Length - 1)]); node is not null; node = node.Next)
        {
            if (node.Hash == hash && node.Atom.TryGetTarget(out JsString? atom) && text.SequenceEqual(atom.ToString()))
                return atom;
        }
        return null;
    }

    private static JsString Add(ReadOnlySpan<char> text, string? same, int hash)
    {
        Amplifier.At(Point.AtomEntry);
        using Lock.Scope scope = s_lock.Enter();
        if (Find(s_buckets, text, hash) is { } found)
            return found;
        if (s_count >= s_buckets.Length)
            Grow();
        JsString atom = JsString.MakeAtom(same ?? text.ToString(), hash);
        ref Node? bucket = ref s_buckets[hash & (s_buckets.Length - 1)];
        Volatile.Write(ref bucket, new Node(new WeakReference<JsString>(atom), hash, bucket));
        s_count++;
        return atom;
    }

    /// <summary>Drops dead entries; doubles only if most are alive.</summary>
    private static void Grow()
    {
        Node?[] old = s_buckets;
        int live = 0;
        foreach (Node? head in old)
            for (Node? node = head; node is not null; node = node.Next)
                live += node.Atom.TryGetTarget(out _) ? 1 : 0;
        var buckets = new Node?[live > old.Length / 2 ? old.Length * 4 : old.Length];
        int count = 0;
        foreach (Node? head in old)
        {
            for (Node? node = head; node is not null; node = node.Next)
            {
                if (!node.Atom.TryGetTarget(out _))
                    continue;
                ref Node? bucket = ref buckets[node.Hash & (buckets.Length - 1)];
                bucket = new Node(node.Atom, node.Hash, bucket);
                count++;
            }
        }
        s_count = count;
        Volatile.Write(ref s_buckets, buckets);
    }
}
