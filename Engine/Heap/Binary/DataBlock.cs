using ConcurrentJs.Threads;

namespace ConcurrentJs.Heap.Binary;

/// <summary>Base and length of a buffer's bytes, read together. Immutable.</summary>
internal sealed class BufferStorage(byte[] bytes, int length, bool isDetached = false)
{
    public readonly byte[] Bytes = bytes;

    /// <summary>At most the size of <see cref="Bytes"/>: a resizable buffer reserves its maximum.</summary>
    public readonly int Length = length;
    public readonly bool IsDetached = isDetached;

    public static readonly BufferStorage Detached = new([], 0, isDetached: true);
}

/// <summary>A Data Block or Shared Data Block (ECMA-262 6.2.9): memory that may change its length but never moves.</summary>
/// <remarks>
/// States: any number of lengths, then perhaps detached for good. Words: one, the reference to the present <see cref="BufferStorage"/>.
/// Invariants:
///   D1  All storages of one block but the detached one have the same bytes, so a reader that keeps an old one stays inside
///       living memory: it sees a stale length, never foreign data.
///   D2  A shared block only grows.
/// Memory order: a storage is complete before its CAS publishes it; new bytes are zero since the block was made.
/// ABA: storages are never reused. Progress: lock-free.
/// Checked by: tests/Engine.Tests/Heap/Binary/DataBlockTests.
/// </remarks>
internal sealed class DataBlock
{
    /// <summary>What one array of .NET can hold, less a little.</summary>
    public const int LargestLength = 0x7FFF_FFC0;

    private BufferStorage _storage;

    /// <summary>A probe's word; nobody else looks at it.</summary>
    internal object? Shadow;

    private DataBlock(BufferStorage storage, int maxLength, bool isShared)
    {
        _storage = storage;
        MaxLength = maxLength;
        IsShared = isShared;
    }

    public BufferStorage Storage => Volatile.Read(ref _storage);

    /// <summary>[[ArrayBufferMaxByteLength]], or -1 for a block of fixed length.</summary>
    public int MaxLength { get; }

    public bool IsShared { get; }

    public bool IsResizable => MaxLength >= 0;

    /// <summary>Zeroed memory, or null when there is not enough.</summary>
    public static DataBlock? TryAllocate(long length, long maxLength, bool isShared)
    {
        long reserved = Math.Max(length, maxLength);
        if (reserved > LargestLength)
            return null;
        try
        {
            // A large array of zeros is committed page by page when it is touched.
            return new DataBlock(new BufferStorage(new byte[reserved], (int)length), (int)maxLength, isShared);
        }
        catch (OutOfMemoryException)
        {
            return null;
        }
    }

    /// <summary>Around bytes that somebody else made.</summary>
    public static DataBlock Of(byte[] bytes, bool isShared = false) => new(new BufferStorage(bytes, bytes.Length), -1, isShared);

    /// <summary>Another length for a resizable block. False when it is detached, or shared and would shrink.</summary>
    public bool TryResize(int length, object? owner = null)
    {
        while (true)
        {
            BufferStorage seen = Storage;
            if (seen.IsDetached || (IsShared && length < seen.Length))
                return false;
            if (length == seen.Length)
                return true;
            // A later growth must show zeros again; who still holds the old length may see them early.
            if (length < seen.Length)
            {
                if (!TryReplace(seen, new BufferStorage(seen.Bytes, length)))
                    continue;
                Amplifier.At(Point.BufferResize, owner);
                Array.Clear(seen.Bytes, length, seen.Length - length);
                return true;
            }
            if (TryReplace(seen, new BufferStorage(seen.Bytes, length)))
                return true;
        }
    }

    /// <summary>Detaches and answers what was there; null when it was detached already.</summary>
    public BufferStorage? Detach()
    {
        BufferStorage seen = Interlocked.Exchange(ref _storage, BufferStorage.Detached);
        return seen.IsDetached ? null : seen;
    }

    private bool TryReplace(BufferStorage seen, BufferStorage next) =>
        ReferenceEquals(Interlocked.CompareExchange(ref _storage, next, seen), seen);
}
