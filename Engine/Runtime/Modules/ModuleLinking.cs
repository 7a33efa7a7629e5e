namespace ConcurrentJs.Runtime.Modules;

/// <summary>Linking of module graphs (ECMA-262 16.2.1.6.1.2).</summary>
internal static class ModuleLinking
{
    // 16.2.1.6.1.2 Link ( )
    public static void Link(JsThread t, SourceTextModule module)
    {
        // THREADS: no user code runs, and nothing polls: one thread links at a time.
        using Lock.Scope scope = t.Cluster.ModuleLock.Enter();
        var stack = new Stack<SourceTextModule>();
        Realm caller = t.Realm;
        t.Realm = module.Realm;
        try
        {
            Inner(t, module, stack, 0);
        }
        catch
        {
            foreach (SourceTextModule pending in stack)
                pending.Status = ModuleStatus.Unlinked;
            throw;
        }
        finally
        {
            t.Realm = caller;
        }
    }

    // 16.2.1.6.1.2.1 InnerModuleLinking ( module, stack, index )
    private static int Inner(JsThread t, ModuleRecord record, Stack<SourceTextModule> stack, int index)
    {
        if (record is not SourceTextModule module)
        {
            record.Link(t);
            return index;
        }
        if (module.Status != ModuleStatus.Unlinked)
            return index;
        t.CheckNativeStack();
        module.Status = ModuleStatus.Linking;
        module.DfsIndex = module.DfsAncestorIndex = index++;
        stack.Push(module);
        foreach (ModuleRecord required in module.Requested)
        {
            index = Inner(t, required, stack, index);
            if (required is SourceTextModule { Status: ModuleStatus.Linking } cyclic)
                module.DfsAncestorIndex = Math.Min(module.DfsAncestorIndex, cyclic.DfsAncestorIndex);
        }
        module.InitializeEnvironment(t);
        if (module.DfsAncestorIndex != module.DfsIndex)
            return index;
        SourceTextModule popped;
        do
        {
            popped = stack.Pop();
            popped.Status = ModuleStatus.Linked;
        }
        while (!ReferenceEquals(popped, module));
        return index;
    }
}
