using ConcurrentJs.Heap.Strings;

namespace ConcurrentJs.Runtime;

/// <summary>How much memory a program may hold. Large pieces ask before they are made; the sum of the small ones is watched from outside.</summary>
/// <remarks>
/// Without a limit of the host's, three quarters of what the machine or the container has is the limit for large pieces: a RangeError is better
/// than an end of the process.
/// </remarks>
internal sealed class MemoryBudget
{
    /// <summary>Pieces below this are not looked at one by one.</summary>
    private const long LargePiece = 1 << 20;

    /// <summary>The part of the limit that a program must allocate before garbage is told from the rest once more.</summary>
    private const int NewBetweenCollections = 8;

    // Given up when memory has run out, so that there is room for the error that says so. Which thread does it does not matter.
    private static byte[]? s_reserve = new byte[1 << 20];

    // What the machine or the container has does not change.
    private static readonly long s_machine = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    private readonly long _limit;
    private long _heldBefore, _heldAfterCollection;

    public MemoryBudget(long? limit)
    {
        _limit = limit ?? (s_machine > 0 ? s_machine / 4 * 3 : long.MaxValue / 4);
        MaxStringLength = (int)Math.Min(JsString.MaxLength, _limit / sizeof(char));
    }

    /// <summary>In UTF-16 code units.</summary>
    public int MaxStringLength { get; }

    /// <summary>A program begins: what the process holds already is not its own. If much of that is garbage, the program may hold up to twice its limit.</summary>
    public void Start()
    {
        RefillReserve();
        _heldBefore = _heldAfterCollection = GC.GetTotalMemory(forceFullCollection: false);
    }

    /// <summary>An allocation failed: makes room for what comes next.</summary>
    public static void GiveUpReserve() => s_reserve = null;

    private static void RefillReserve() => s_reserve ??= new byte[1 << 20];

    /// <summary>Asked before something large is made: throws a RangeError when it cannot fit.</summary>
    public void Check(JsThread t, long bytes)
    {
        if (bytes < LargePiece)
            return;
        if (bytes > _limit || (IsFull(bytes) && IsFullOfLive(bytes)))
            throw t.RangeError($"Out of memory: {bytes} bytes do not fit into the {_limit} bytes that a program may hold");
    }

    /// <summary>The program holds more than it may.</summary>
    public bool IsExceeded() => IsFull(0) && IsFullOfLive(0);

    /// <summary>The program may hold more than it may; some of it may be garbage.</summary>
    public bool IsFull() => IsFull(0);

    private bool IsFull(long more) => Held() - _heldBefore + more > _limit;

    // What the process held before was garbage in part, if it holds less now: none of that makes room for the program.
    private long Held()
    {
        long held = GC.GetTotalMemory(forceFullCollection: false);
        _heldBefore = Math.Min(_heldBefore, held);
        _heldAfterCollection = Math.Min(_heldAfterCollection, held);
        return held;
    }

    // What is garbage does not count; only the collector knows. It is asked again when there is enough that is new: a program at its limit
    // would else do nothing but collect.
    private bool IsFullOfLive(long more)
    {
        if (Held() - _heldAfterCollection > _limit / NewBetweenCollections)
        {
            GC.Collect();
            _heldAfterCollection = Held();
        }
        return _heldAfterCollection - _heldBefore + more > _limit;
    }
}
