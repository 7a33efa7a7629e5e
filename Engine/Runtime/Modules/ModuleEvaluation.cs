using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Jobs;

namespace ConcurrentJs.Runtime.Modules;

/// <summary>Evaluation of module graphs, with cycles and top-level await (ECMA-262 16.2.1.6.1.3).</summary>
/// <remarks>THREADS: one thread evaluates a graph, see <see cref="ModuleClaims"/>; what happens to its modules later happens on that thread too.</remarks>
internal static class ModuleEvaluation
{
    private const long Unset = 0, Done = -1;

    // 16.2.1.6.1.3 Evaluate ( )
    public static JsPromise Evaluate(JsThread t, SourceTextModule start)
    {
        var claim = new ModuleClaim(t, Promises.New(t));
        if (ModuleClaims.TryClaim(t, start, claim) is { } other)
        {
            ModuleClaims.Wait(t, other.Promise, start, claim.Promise);
            return claim.Promise;
        }
        try
        {
            return EvaluateClaimed(t, start, claim.Promise);
        }
        finally
        {
            claim.Left.Complete();
        }
    }

    private static JsPromise EvaluateClaimed(JsThread t, SourceTextModule start, JsPromise promise)
    {
        SourceTextModule module = start.Status is ModuleStatus.EvaluatingAsync or ModuleStatus.Evaluated ? start.CycleRoot ?? start : start;
        if (module.TopLevelCapability is { } known)
        {
            var evaluated = (JsPromise)known.Promise;
            // Its owner is about to settle it: told through the queue of this thread, which stays alive for it, as if it had come a moment earlier.
            if (evaluated.State == PromiseState.Pending && !ReferenceEquals(module.Owner, t))
            {
                ModuleClaims.Wait(t, evaluated, start, promise);
                return promise;
            }
            // What was claimed for nothing is let go of with the promise.
            Promises.Resolve(t, promise, JsValue.Undefined);
            return evaluated;
        }
        // As a part of another graph: nothing of it is written any more, whoever asks.
        if (module.Status == ModuleStatus.Evaluated)
        {
            if (module.EvaluationError is { } error)
                Promises.Reject(t, promise, error);
            else
                Promises.Resolve(t, promise, JsValue.Undefined);
            return promise;
        }
        var stack = new Stack<SourceTextModule>();
        var capability = module.TopLevelCapability = new PromiseCapability(promise);
        try
        {
            Inner(t, module, stack, 0);
            if (module.Status == ModuleStatus.Evaluated)
                capability.Resolve(t, JsValue.Undefined);
        }
        catch (JsException e)
        {
            foreach (SourceTextModule pending in stack)
                Fail(t, pending, e.Value);
            Fail(t, module, e.Value);
            capability.Reject(t, e.Value);
        }
        return promise;
    }

    private static void Fail(JsThread t, SourceTextModule module, JsValue error)
    {
        module.EvaluationError ??= error;
        module.CycleRoot ??= module;
        module.MarkEvaluated(t);
    }

    // 16.2.1.6.1.3.1 InnerModuleEvaluation ( module, stack, index )
    private static int Inner(JsThread t, ModuleRecord record, Stack<SourceTextModule> stack, int index)
    {
        if (record is not SourceTextModule module)
        {
            JsPromise evaluated = record is SyntheticModule synthetic ? synthetic.EvaluateClaimed(t) : record.Evaluate(t);
            if (evaluated.State != PromiseState.Rejected)
                return index;
            evaluated.MarkHandled();
            throw new JsException(evaluated.Result);
        }
        if (module.Status is ModuleStatus.EvaluatingAsync or ModuleStatus.Evaluated)
            return module.EvaluationError is { } error ? throw new JsException(error) : index;
        if (module.Status == ModuleStatus.Evaluating)
            return index;
        t.CheckNativeStack();
        module.Status = ModuleStatus.Evaluating;
        module.DfsIndex = module.DfsAncestorIndex = index++;
        module.PendingAsyncDependencies = 0;
        stack.Push(module);
        foreach (ModuleRecord required in module.Requested)
        {
            index = Inner(t, required, stack, index);
            if (required is SourceTextModule cyclic)
                AfterRequired(module, cyclic);
        }
        if (module.PendingAsyncDependencies > 0 || module.HasTopLevelAwait)
        {
            module.AsyncOrder = t.Cluster.NextAsyncModuleOrder();
            if (module.PendingAsyncDependencies == 0)
                ExecuteAsync(t, module);
        }
        else
        {
            module.Execute(t);
        }
        if (module.DfsAncestorIndex == module.DfsIndex)
            PopCycle(t, module, stack);
        return index;
    }

    private static void AfterRequired(SourceTextModule module, SourceTextModule required)
    {
        if (required.Status == ModuleStatus.Evaluating)
        {
            module.DfsAncestorIndex = Math.Min(module.DfsAncestorIndex, required.DfsAncestorIndex);
        }
        else
        {
            required = required.CycleRoot!;
            if (required.EvaluationError is { } error)
                throw new JsException(error);
        }
        if (required.AsyncOrder > Unset)
        {
            module.PendingAsyncDependencies++;
            required.AsyncParents.Add(module);
        }
    }

    private static void PopCycle(JsThread t, SourceTextModule root, Stack<SourceTextModule> stack)
    {
        SourceTextModule popped;
        do
        {
            popped = stack.Pop();
            popped.CycleRoot = root;
            if (popped.AsyncOrder == Unset)
                popped.MarkEvaluated(t);
            else
                popped.Status = ModuleStatus.EvaluatingAsync;
        }
        while (!ReferenceEquals(popped, root));
    }

    // 16.2.1.6.1.3.2 ExecuteAsyncModule ( module )
    private static void ExecuteAsync(JsThread t, SourceTextModule module) =>
        Promises.Then(t, module.ExecuteAsync(t), new ExecutionReaction(module));

    // 16.2.1.6.1.3.3 GatherAvailableAncestors ( module, execList )
    // The recursion is a stack here: nobody asks how deep a graph is before its modules wait. The caller sorts the list.
    private static void GatherAvailableAncestors(SourceTextModule module, List<SourceTextModule> list)
    {
        var known = new HashSet<SourceTextModule>();
        var pending = new Stack<SourceTextModule>();
        pending.Push(module);
        while (pending.TryPop(out SourceTextModule? next))
        {
            foreach (SourceTextModule parent in next.AsyncParents)
            {
                if (known.Contains(parent) || parent.CycleRoot!.EvaluationError is not null)
                    continue;
                if (--parent.PendingAsyncDependencies > 0)
                    continue;
                known.Add(parent);
                list.Add(parent);
                if (!parent.HasTopLevelAwait)
                    pending.Push(parent);
            }
        }
    }

    // 16.2.1.6.1.3.4 AsyncModuleExecutionFulfilled ( module )
    private static void Fulfilled(JsThread t, SourceTextModule module)
    {
        if (module.Status == ModuleStatus.Evaluated)
            return;
        module.AsyncOrder = Done;
        module.MarkEvaluated(t);
        module.TopLevelCapability?.Resolve(t, JsValue.Undefined);
        var available = new List<SourceTextModule>();
        GatherAvailableAncestors(module, available);
        available.Sort(static (a, b) => a.AsyncOrder.CompareTo(b.AsyncOrder));
        foreach (SourceTextModule next in available)
        {
            if (next.Status == ModuleStatus.Evaluated)
                continue;
            if (next.HasTopLevelAwait)
            {
                ExecuteAsync(t, next);
                continue;
            }
            try
            {
                next.Execute(t);
            }
            catch (JsException e)
            {
                Rejected(t, next, e.Value);
                continue;
            }
            next.AsyncOrder = Done;
            next.MarkEvaluated(t);
            next.TopLevelCapability?.Resolve(t, JsValue.Undefined);
        }
    }

    // 16.2.1.6.1.3.5 AsyncModuleExecutionRejected ( module, error )
    private static void Rejected(JsThread t, SourceTextModule module, JsValue error)
    {
        var pending = new Stack<SourceTextModule>();
        pending.Push(module);
        while (pending.TryPop(out SourceTextModule? next))
        {
            if (next.Status == ModuleStatus.Evaluated)
                continue;
            next.EvaluationError = error;
            next.AsyncOrder = Done;
            next.MarkEvaluated(t);
            next.TopLevelCapability?.Reject(t, error);
            for (int i = next.AsyncParents.Count - 1; i >= 0; i--)
                pending.Push(next.AsyncParents[i]);
        }
    }

    private sealed class ExecutionReaction(SourceTextModule module) : Reaction
    {
        public override Realm Realm => module.Realm;

        protected override void Run(JsThread t, JsValue value, bool rejected)
        {
            // Z1: what the body awaited may have been settled by another thread, and then that one runs the reaction.
            var executed = new Executed(module, value, rejected);
            if (module.Owner is { } owner && !ReferenceEquals(owner, t))
                owner.Jobs.Post(executed);
            else
                executed.Run(t);
        }
    }

    private sealed class Executed(SourceTextModule module, JsValue value, bool rejected) : Job
    {
        public override Realm Realm => module.Realm;

        public override void Run(JsThread t)
        {
            if (rejected)
                Rejected(t, module, value);
            else
                Fulfilled(t, module);
        }
    }
}
