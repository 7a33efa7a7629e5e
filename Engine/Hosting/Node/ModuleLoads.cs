using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Modules;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Hosting.Node;

/// <summary>Which thread is loading which CommonJS module: one loads it, others that want it wait (M8, M10).</summary>
/// <remarks>
/// THREADS: the tables are touched under the gate; the program's code and all waiting happen outside. A thread that loads sees modules half
/// made, as cycles need it. When two threads want each other's half-made modules, the second does not wait and sees what there is.
/// </remarks>
internal sealed class ModuleLoads
{
    private readonly TableLock _gate = new();
    private readonly Dictionary<string, Load> _loads = [];
    private readonly Dictionary<JsThread, Load> _waits = [];
    private readonly Dictionary<string, object?> _done = [];

    private sealed class Load(JsThread owner, Completion end)
    {
        public readonly JsThread Owner = owner;
        public readonly Completion End = end;
        public int Depth = 1;
    }

    private enum Wait { NobodyLoads, Refused, Over }

    /// <summary>True: the caller loads the module, and then calls <see cref="Release"/>. False: another thread was loading it, and is done.</summary>
    public bool Claim(JsThread t, string file)
    {
        while (true)
        {
            using (_gate.Enter())
            {
                if (!_loads.TryGetValue(file, out Load? load))
                {
                    _loads[file] = new Load(t, new Completion());
                    Arrive(t, file);
                    return true;
                }
                if (ReferenceEquals(load.Owner, t))
                {
                    load.Depth++;
                    return true;
                }
            }
            // Who ended in between has ended before this thread: it comes to its end as to any other.
            switch (WaitFor(t, file))
            {
                case Wait.Over: return false;
                case Wait.Refused: return true;
            }
        }
    }

    /// <summary>Whether the module was loaded to its end before; H10: that comes before what the caller does next.</summary>
    public bool HasLoaded(JsThread t, string file)
    {
        using (_gate.Enter())
            return Arrive(t, file);
    }

    private bool Arrive(JsThread t, string file)
    {
        if (!_done.TryGetValue(file, out object? edge))
            return false;
        t.Probe?.Arrive(t, edge);
        return true;
    }

    /// <summary>Waits while another thread loads the module. False when nobody else does, or when that one waits for this thread.</summary>
    public bool Await(JsThread t, string file) => WaitFor(t, file) == Wait.Over;

    /// <summary>Waits until another thread leaves its evaluation of an ES module. False when that one waits for this thread.</summary>
    public bool Await(JsThread t, ModuleClaim evaluation)
    {
        var load = new Load(evaluation.Owner, evaluation.Left);
        using (_gate.Enter())
        {
            if (!MayWait(t, load))
                return false;
        }
        Sit(t, load);
        return true;
    }

    private Wait WaitFor(JsThread t, string file)
    {
        Load? load;
        using (_gate.Enter())
        {
            if (!_loads.TryGetValue(file, out load))
                return Wait.NobodyLoads;
            if (!MayWait(t, load))
                return Wait.Refused;
        }
        Sit(t, load);
        return Wait.Over;
    }

    /// <summary>Notes that the thread waits, unless whoever it would wait for waits for it. Under the gate.</summary>
    private bool MayWait(JsThread t, Load load)
    {
        if (!t.CanBlock)
            return false;
        for (Load? next = load; next is not null; next = _waits.GetValueOrDefault(next.Owner))
        {
            if (ReferenceEquals(next.Owner, t))
                return false;
        }
        _waits[t] = load;
        return true;
    }

    private void Sit(JsThread t, Load load)
    {
        try
        {
            load.End.Wait(t, Probes.WaitReason.Module);
        }
        finally
        {
            using (_gate.Enter())
                _waits.Remove(t);
        }
    }

    public void Release(JsThread t, string file)
    {
        Load? load;
        using (_gate.Enter())
        {
            if (!_loads.TryGetValue(file, out load) || !ReferenceEquals(load.Owner, t) || --load.Depth > 0)
                return;
            _done[file] = t.Probe?.Depart(t);
            _loads.Remove(file);
        }
        load.End.Complete();
    }
}
