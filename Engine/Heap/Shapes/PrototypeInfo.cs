using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Heap.Shapes;

/// <summary>What the heap keeps for an object that serves as a prototype: the empty layouts of its children.</summary>
/// <remarks>Invariants: one root per inline capacity. Memory order: a root is complete before its CAS publishes it; losers drop theirs.</remarks>
internal sealed class PrototypeInfo(JsObject prototype)
{
    private Shape?[] _roots = [null];

    public Shape RootShape(int inlineCapacity)
    {
        Shape?[] roots = Volatile.Read(ref _roots);
        foreach (Shape? root in roots)
        {
            if (root is null)
                break;
            if (root.InlineCapacity == inlineCapacity)
                return root;
        }
        return AddRoot(inlineCapacity);
    }

    private Shape AddRoot(int inlineCapacity)
    {
        while (true)
        {
            Shape?[] seen = Volatile.Read(ref _roots);
            foreach (Shape? root in seen)
                if (root is not null && root.InlineCapacity == inlineCapacity)
                    return root;
            Shape made = Shape.NewRoot(prototype, inlineCapacity);
            int count = Array.IndexOf(seen, null);
            var next = new Shape?[count + 2];
            Array.Copy(seen, next, count);
            next[count] = made;
            if (ReferenceEquals(Interlocked.CompareExchange(ref _roots, next, seen), seen))
                return made;
        }
    }
}

/// <summary>Counts layout changes of prototypes: caches of inherited look-ups compare it.</summary>
/// <remarks>
/// Invariants: E1 after a property is added to, deleted from or redefined on an object that is a prototype, or its own prototype
/// link changes, the number differs from every number read before. Values of data properties are not covered: caches read the
/// holder's slot. Memory order: interlocked add; a reader that is ordered after the change sees the new number.
/// </remarks>
internal static class PrototypeEpoch
{
    /// <summary>The number itself; a field for the loop's sake.</summary>
    internal static int Word = 1;

    public static int Now => Word;

    public static void Bump()
    {
        Amplifier.At(Point.EpochBump);
        Interlocked.Increment(ref Word);
    }
}
