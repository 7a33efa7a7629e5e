using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ConcurrentJs.Probes;
using ConcurrentJs.Sanitizer.Prediction;

namespace ConcurrentJs.Sanitizer.HappensBefore;

/// <summary>Who a thread is, for reports; outlives the thread's clock.</summary>
public sealed class ThreadInfo(string name, CodeSite? birth, ThreadInfo? parent)
{
    public string Name { get; } = name;

    /// <summary>Where it was started; null for the first thread.</summary>
    public CodeSite? Birth { get; } = birth;

    public ThreadInfo? Parent { get; } = parent;

    /// <summary>The worker in whose engine it runs; null in the main program's.</summary>
    public string? Worker { get; init; }
}

/// <summary>One live thread's clock: what it knows of the others. Only the thread itself touches it.</summary>
internal sealed class ThreadClock
{
    private long[] _clocks;
    private VectorClock? _snapshot;

    public ThreadClock(int slot, VectorClock inherited, long clock, ThreadInfo info)
    {
        Slot = slot;
        Info = info;
        _clocks = new long[Math.Max(slot + 1, inherited.Clocks.Length)];
        inherited.Clocks.CopyTo(_clocks);
        _clocks[slot] = clock;
        Now = Epoch.Of(slot, clock);
    }

    public int Slot { get; }

    public ThreadInfo Info { get; }

    /// <summary>The present moment; a field for the fast paths.</summary>
    public ulong Now;

    /// <summary>How many of the thread's accesses had to be looked at, and what it synchronised. Fields of the thread: common ones would be written by all cores.</summary>
    public long Accesses, SyncOperations;

    public LockSet Locks { get; set; } = LockSet.None;

    /// <summary>The thread as prediction knows it.</summary>
    public TraceThread Trace { get; } = new();

    /// <summary>A new moment, of which nobody hears: what is done from here on is told from what was done before.</summary>
    public void Step()
    {
        _snapshot = null;
        Now = Epoch.Of(Slot, ++_clocks[Slot]);
    }

    /// <summary>What the thread waits for. Others look only while no thread runs.</summary>
    public Detector.WaitNote? Waiting { get; set; }

    /// <summary>Locks that jobs of the thread are to have, and where they were asked for. Others look only while no thread runs.</summary>
    public List<(ObjectShadow Of, CodeSite Here)> Asked { get; } = [];

    /// <summary>The engine stopped it before it came to its end.</summary>
    public bool WasStopped { get; set; }

    /// <summary>Locks that this thread took and another one gave back (release functions and tokens go from hand to hand).</summary>
    public ConcurrentQueue<LockName> GivenBack { get; } = new();

    /// <summary>Forgets those.</summary>
    public void SettleLocks()
    {
        while (GivenBack.TryDequeue(out LockName? name))
            Locks = Locks.Without(name);
    }

    /// <summary>Whether the moment comes before what this thread does now.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Knows(ulong epoch)
    {
        int slot = Epoch.Slot(epoch);
        long[] clocks = _clocks;
        return (uint)slot < (uint)clocks.Length ? Epoch.Clock(epoch) <= clocks[slot] : epoch == 0;
    }

    public long KnownOf(int slot) => slot < _clocks.Length ? _clocks[slot] : 0;

    /// <summary>All that the thread knows and did; what it does later is not in it.</summary>
    public VectorClock Release()
    {
        VectorClock released = Snapshot;
        _snapshot = null;
        Now = Epoch.Of(Slot, ++_clocks[Slot]);
        return released;
    }

    public void Learn(VectorClock other)
    {
        ReadOnlySpan<long> theirs = other.Clocks;
        if (theirs.Length > _clocks.Length)
            Array.Resize(ref _clocks, theirs.Length);
        bool changed = false;
        for (int i = 0; i < theirs.Length; i++)
        {
            if (theirs[i] <= _clocks[i])
                continue;
            _clocks[i] = theirs[i];
            changed = true;
        }
        if (changed)
            _snapshot = null;
    }

    public VectorClock Snapshot => _snapshot ??= new VectorClock((long[])_clocks.Clone());
}
