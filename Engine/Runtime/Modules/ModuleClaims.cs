using ConcurrentJs.Heap;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Runtime.Modules;

/// <summary>Who evaluates which modules: a graph that is not evaluated yet belongs to one thread until it is.</summary>
/// <remarks>
/// THREADS: evaluation runs user code, so it holds no lock. Instead a thread claims, in one step, everything below the module it wants
/// that is not evaluated; a second thread that wants any of it waits for the first one's promise and tries again, without blocking.
/// Words: Owner and Claim of each module, written under the cluster's module lock. Invariants: Z1 only a module's owner changes the state of
/// its evaluation; Z2 claims are all or nothing, so two threads never wait for each other's half.
/// Memory order: the lock; who finds a claim settled sees what was evaluated under it.
/// </remarks>
internal static class ModuleClaims
{
    /// <summary>Claims what is to be evaluated below the module; or answers the promise of the evaluation to wait for.</summary>
    public static JsPromise? TryClaim(JsThread t, ModuleRecord root, JsPromise promise)
    {
        using Lock.Scope scope = t.Cluster.ModuleLock.Enter();
        var mine = new List<ModuleRecord>();
        var seen = new HashSet<ModuleRecord>(ReferenceEqualityComparer.Instance);
        var open = new Stack<ModuleRecord>([root]);
        while (open.TryPop(out ModuleRecord? module))
        {
            if (!seen.Add(module) || module.IsEvaluated)
                continue;
            if (!ReferenceEquals(module.Owner, t) && module.Claim is { State: PromiseState.Pending } pending)
                return pending;
            mine.Add(module);
            foreach (ModuleRecord required in module.Dependencies)
                open.Push(required);
        }
        foreach (ModuleRecord module in mine)
        {
            if (ReferenceEquals(module.Owner, t) && module.Claim is { State: PromiseState.Pending })
                continue;
            module.Owner = t;
            module.Claim = promise;
        }
        return null;
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
