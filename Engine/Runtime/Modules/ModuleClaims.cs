using ConcurrentJs.Heap;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Runtime.Modules;

/// <summary>Who evaluates which modules: a graph that is not evaluated yet belongs to one thread until it is.</summary>
/// <remarks>
/// THREADS: evaluation runs user code, so it holds no lock. Instead a thread claims, in one step, everything below the module it wants
/// that is not evaluated; a second thread that wants any of it waits for the first one's promise and tries again, without blocking.
/// Words: the claim of each module, written under the cluster's module lock. Invariants: Z1 only a module's owner changes the state of
/// its evaluation; Z2 claims are all or nothing, so two threads never wait for each other's half; Z3 who finds a module evaluated sees all that its
/// evaluation did. Memory order: the lock; who finds a claim settled sees what was evaluated under it; a module is marked as evaluated last, with release.
/// </remarks>
internal static class ModuleClaims
{
    /// <summary>Claims what is to be evaluated below the module; or answers the evaluation to wait for.</summary>
    public static ModuleClaim? TryClaim(JsThread t, ModuleRecord root, ModuleClaim claim)
    {
        var edges = t.Probe is null ? null : new List<object>();
        ModuleClaim? other = TryClaim(t, root, claim, edges);
        foreach (object edge in edges ?? [])
            t.Probe?.Arrive(t, edge);
        return other;
    }

    private static ModuleClaim? TryClaim(JsThread t, ModuleRecord root, ModuleClaim claim, List<object>? edges)
    {
        Amplifier.At(Point.ModuleClaim);
        using Lock.Scope scope = t.Cluster.ModuleLock.Enter();
        var mine = new List<ModuleRecord>();
        var seen = new HashSet<ModuleRecord>(ReferenceEqualityComparer.Instance);
        var open = new Stack<ModuleRecord>([root]);
        while (open.TryPop(out ModuleRecord? module))
        {
            if (!seen.Add(module))
                continue;
            if (module.IsEvaluated)
            {
                if (module.Edge is { } edge && !ReferenceEquals(module.Owner, t))
                    edges?.Add(edge);
                continue;
            }
            if (module.Claim is { IsPending: true } other && !ReferenceEquals(other.Owner, t))
                return other;
            mine.Add(module);
            foreach (ModuleRecord required in module.Dependencies)
                open.Push(required);
        }
        foreach (ModuleRecord module in mine)
        {
            if (module.Claim is not { IsPending: true })
                module.Claim = claim;
        }
        return null;
    }

    /// <summary>An evaluation of another thread's, of the module or of what it needs, that the other one has not left yet; null when there is none.</summary>
    public static ModuleClaim? Elsewhere(JsThread t, ModuleRecord root)
    {
        using Lock.Scope scope = t.Cluster.ModuleLock.Enter();
        return Below(root).Select(static module => module.Claim).FirstOrDefault(claim => claim is { Left.IsOver: false } && !ReferenceEquals(claim.Owner, t));
    }

    /// <summary>The module and all that it needs, each once.</summary>
    public static IEnumerable<ModuleRecord> Below(ModuleRecord root)
    {
        var seen = new HashSet<ModuleRecord>(ReferenceEqualityComparer.Instance);
        var open = new Stack<ModuleRecord>([root]);
        while (open.TryPop(out ModuleRecord? module))
        {
            if (!seen.Add(module))
                continue;
            yield return module;
            foreach (ModuleRecord required in module.Dependencies)
                open.Push(required);
        }
    }

    /// <summary>Evaluates on this thread once the other evaluation is done, and settles the promise like the module's own.</summary>
    public static void Wait(JsThread t, JsPromise other, ModuleRecord module, JsPromise promise)
    {
        t.Jobs.OpenTicket();
        Amplifier.At(Point.ModuleClaim);
        Promises.Then(t, other, new Waiting(t, module, promise));
    }

    private sealed class Waiting(JsThread waiter, ModuleRecord module, JsPromise promise) : Reaction
    {
        protected override void Run(JsThread t, JsValue value, bool rejected) => waiter.Jobs.PostAndClose(new Retry(module, promise));
    }

    private sealed class Retry(ModuleRecord module, JsPromise promise) : Job
    {
        public override Realm Realm => module.Realm;

        public override void Run(JsThread t) => Promises.Then(t, module.Evaluate(t), new ForwardReaction(promise));
    }
}

/// <summary>One thread's evaluation of what it claimed.</summary>
/// <param name="owner">The thread.</param>
/// <param name="promise">Settled when all of it is evaluated.</param>
internal sealed class ModuleClaim(JsThread owner, JsPromise promise)
{
    public JsThread Owner { get; } = owner;

    public JsPromise Promise { get; } = promise;

    public bool IsPending => Promise.State == PromiseState.Pending;

    /// <summary>Over when the thread leaves the evaluation: what has no top-level await is evaluated by then, and the promise settled.</summary>
    public Completion Left { get; } = new();
}
