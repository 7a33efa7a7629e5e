using ConcurrentJs.Probes;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Sanitizer.Explorer;

/// <summary>Where a thread of the explored program stands.</summary>
public enum StrandState : byte { Ready, Running, Blocked, Outside, Ended }

/// <summary>A thread of the explored program, as the scheduler sees it. Touched by whoever has the turn.</summary>
public sealed class Strand
{
    internal Strand(EngineThread thread, int number)
    {
        Thread = thread;
        Number = number;
    }

    /// <summary>0 for the main thread, then in the order of their start.</summary>
    public int Number { get; }

    public string Name => Number == 0 ? "main" : $"thread {Number}";

    public StrandState State { get; internal set; } = StrandState.Ready;

    /// <summary>What it does when it gets the turn.</summary>
    public Operation Next { get; internal set; } = Operation.Start;

    /// <summary>Where it was started.</summary>
    public CodeSite? Birth { get; internal set; }

    /// <summary>The step that made it ready: its start, or what ended its wait; -1 for none.</summary>
    public int EnabledBy { get; internal set; } = -1;

    /// <summary>Its last step; -1 before its first.</summary>
    internal int LastStep { get; set; } = -1;

    /// <summary>The thread that started it; -1 for the main one.</summary>
    public int Parent { get; internal set; } = -1;

    internal EngineThread Thread { get; }

    /// <summary>Further steps that come before its next one: ends of threads it joined, what its jobs come after.</summary>
    internal List<int> After { get; } = [];

    /// <summary>What its operating-system thread sleeps on.</summary>
    internal Baton? Baton { get; set; }
    internal Workers.Worker? Worker { get; set; }
    internal Action? Body { get; set; }

    /// <summary>Somebody unparked it.</summary>
    internal bool Permit { get; set; }

    /// <summary>When its wait ends by itself.</summary>
    internal double Deadline { get; set; } = double.PositiveInfinity;

    /// <summary>What it does when somebody ends its wait.</summary>
    internal Operation Wakes { get; set; }

    /// <summary>Why it is blocked, and where.</summary>
    internal WaitKind WaitsFor { get; set; }
    internal object? WaitsOn { get; set; }
    internal CodeSite? WaitsAt { get; set; }

    /// <summary>It is suspended while it counts as running: inside an operation of the engine, where nobody may stop the world.</summary>
    internal bool IsInside { get; set; }

    /// <summary>It found a short lock of the engine's taken: whether that still is so. Null when it did not.</summary>
    internal Func<bool>? IsTaken { get; set; }

    /// <summary>Short locks of the engine's that it took: whether each still is taken.</summary>
    internal List<(object Of, Func<bool> IsTaken)> Cells { get; } = [];

    /// <summary>The lock was found free since, and stayed so.</summary>
    internal bool WasFree { get; set; }

    /// <summary>The lock that a wait on a condition takes again at its end.</summary>
    internal object? Reacquires { get; set; }

    /// <summary>Accesses since the last point, and steps since another thread ran.</summary>
    internal int Quiet { get; set; }

    /// <summary>Somebody joined it.</summary>
    internal bool IsJoined { get; set; }

    // What starts and joins order, whatever the schedule: the number of its stretch, and of others how far it knows them.
    internal int Epoch { get; set; } = 1;
    private int[] _known = [];

    internal bool Knows(int strand, int epoch) => strand < _known.Length && _known[strand] >= epoch;

    internal void Learn(Strand other, int epoch)
    {
        int size = Math.Max(Math.Max(_known.Length, other._known.Length), other.Number + 1);
        if (_known.Length < size)
            Array.Resize(ref _known, size);
        for (int i = 0; i < other._known.Length; i++)
            _known[i] = Math.Max(_known[i], other._known[i]);
        _known[other.Number] = Math.Max(_known[other.Number], epoch);
    }
}
