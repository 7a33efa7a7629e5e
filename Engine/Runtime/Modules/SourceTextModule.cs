using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Parsing.Ast;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;

namespace ConcurrentJs.Runtime.Modules;

internal enum ModuleStatus : byte { Unlinked, Linking, Linked, Evaluating, EvaluatingAsync, Evaluated }

/// <summary>An ECMAScript module (ECMA-262 16.2.1.6 Cyclic and 16.2.1.7 Source Text Module Records in one).</summary>
/// <remarks>
/// The graph algorithms are in <see cref="ModuleLinking"/> and <see cref="ModuleEvaluation"/>; here is what a module knows by itself.
/// THREADS. Words: the status. Invariants: Z3, a module that is seen as evaluated is complete. Memory order: the status is written with release, after
/// the rest, and read with acquire.
/// </remarks>
internal sealed class SourceTextModule : ModuleRecord
{
    private readonly ModuleCode _code;
    private readonly Box[] _boxes;
    private int _status;

    public SourceTextModule(Realm realm, string identity, ModuleCode code) : base(realm, identity)
    {
        _code = code;
        _boxes = new Box[code.BoxNames.Length];
        for (int i = 0; i < _boxes.Length; i++)
            _boxes[i] = new Box();
        Requested = new ModuleRecord[code.Info.RequestedModules.Length];
    }

    public ModuleCode Code => _code;

    public ModuleRecordInfo Info => _code.Info;

    /// <summary>The variables that others can see, in the order of the code's BoxNames.</summary>
    public ReadOnlySpan<Box> Boxes => _boxes;

    /// <summary>The loaded module of each of Info.RequestedModules.</summary>
    public ModuleRecord[] Requested { get; }

    public override IReadOnlyList<ModuleRecord> Dependencies => Requested;

    public override bool IsEvaluated => Status == ModuleStatus.Evaluated;

    public bool HasTopLevelAwait => _code.IsAsync;

    // The fields of 16.2.1.6 that linking and evaluation work with.
    public ModuleStatus Status
    {
        get => (ModuleStatus)Volatile.Read(ref _status);
        set => Volatile.Write(ref _status, (int)value);
    }
    public bool IsLoaded { get; set; }
    public JsValue? EvaluationError { get; set; }
    public int DfsIndex { get; set; }
    public int DfsAncestorIndex { get; set; }
    public SourceTextModule? CycleRoot { get; set; }
    public PromiseCapability? TopLevelCapability { get; set; }
    public List<SourceTextModule> AsyncParents { get; } = [];
    public int PendingAsyncDependencies { get; set; }

    /// <summary>[[AsyncEvaluationOrder]]: 0 unset, -1 done.</summary>
    public long AsyncOrder { get; set; }

    /// <summary>Nothing is left to do: from now on any thread may use it.</summary>
    public void MarkEvaluated(JsThread t)
    {
        Depart(t);
        Status = ModuleStatus.Evaluated;
    }

    // 16.2.1.7.2.1 GetExportedNames ( [ exportStarSet ] ). The recursion is a stack here: graphs may be deeper than that of the machine.
    public override List<string> ExportedNames(HashSet<ModuleRecord> starSet)
    {
        var names = new List<string>();
        var known = new HashSet<string>();
        var pending = new Stack<ModuleRecord>();
        pending.Push(this);
        while (pending.TryPop(out ModuleRecord? module))
        {
            if (!starSet.Add(module))
                continue;
            foreach (string name in module is SourceTextModule source ? source.OwnExportedNames() : module.ExportedNames(starSet))
            {
                if ((ReferenceEquals(module, this) || name != "default") && known.Add(name))
                    names.Add(name);
            }
            if (module is SourceTextModule { Info.StarExports: { Length: > 0 } stars } parent)
            {
                for (int i = stars.Length - 1; i >= 0; i--)
                    pending.Push(parent.Requested[stars[i]]);
            }
        }
        return names;
    }

    private IEnumerable<string> OwnExportedNames() =>
        Info.LocalExports.Select(static local => local.ExportName).Concat(Info.IndirectExports.Select(static indirect => indirect.ExportName));

    // 16.2.1.7.2.2 ResolveExport ( exportName [ , resolveSet ] ). All that export stars lead to must be one binding.
    public override ResolvedBinding? ResolveExport(string name, HashSet<ResolveStep> resolveSet)
    {
        ResolvedBinding? found = null;
        var pending = new Stack<ResolveStep>();
        pending.Push(new ResolveStep(this, name));
        while (pending.TryPop(out ResolveStep step))
        {
            ResolvedBinding? resolution;
            if (step.Module is not SourceTextModule module)
                resolution = step.Module.ResolveExport(step.ExportName, resolveSet);
            else if (resolveSet.Add(step))
                resolution = module.ResolveHere(step.ExportName, pending);
            else
                continue;
            if (resolution is null)
                continue;
            if (ReferenceEquals(resolution, ResolvedBinding.Ambiguous) || (found is not null && !found.IsSameAs(resolution)))
                return ResolvedBinding.Ambiguous;
            found ??= resolution;
        }
        return found;
    }

    /// <summary>What this module says by itself; where it leads to other modules they are added to <paramref name="pending"/>.</summary>
    private ResolvedBinding? ResolveHere(string name, Stack<ResolveStep> pending)
    {
        for (int i = 0; i < Info.LocalExports.Length; i++)
        {
            if (Info.LocalExports[i].ExportName == name)
                return new ResolvedBinding(this, _boxes[_code.LocalExportBoxes[i]]);
        }
        foreach (IndirectExportEntry indirect in Info.IndirectExports)
        {
            if (indirect.ExportName != name)
                continue;
            ModuleRecord imported = Requested[indirect.Request];
            if (indirect.ImportName is null)
                return new ResolvedBinding(imported, null);
            pending.Push(new ResolveStep(imported, indirect.ImportName));
            return null;
        }
        if (name != "default")
        {
            foreach (int request in Info.StarExports)
                pending.Push(new ResolveStep(Requested[request], name));
        }
        return null;
    }

    public override void Link(JsThread t) => ModuleLinking.Link(t, this);

    public override JsPromise Evaluate(JsThread t) => ModuleEvaluation.Evaluate(t, this);

    // 16.2.1.7.3.1 InitializeEnvironment ( )
    public void InitializeEnvironment(JsThread t)
    {
        foreach (IndirectExportEntry indirect in Info.IndirectExports)
            RequireBinding(t, ResolveExport(indirect.ExportName), indirect.Request, indirect.ImportName ?? "*");
        for (int i = 0; i < Info.Imports.Length; i++)
        {
            ImportEntry import = Info.Imports[i];
            if (_code.ImportBoxes[i] < 0)
                continue;
            ModuleRecord imported = Requested[import.Request];
            ResolvedBinding binding = import.ImportName is null
                ? new ResolvedBinding(imported, null)
                : RequireBinding(t, imported.ResolveExport(import.ImportName), import.Request, import.ImportName);
            _boxes[_code.ImportBoxes[i]] = binding.Box ?? new Box(binding.Module.GetNamespace());
        }
        t.Interpreter.RunProgram(NewClosure(_code.Start), JsValue.Undefined);
    }

    // 16.2.1.7.3.2 ExecuteModule ( ), of a module without top-level await
    public void Execute(JsThread t) => InRealm(t, () => t.Interpreter.RunProgram(NewClosure(_code.Body), JsValue.Undefined));

    /// <summary>The promise of a body with top-level await.</summary>
    public JsPromise ExecuteAsync(JsThread t) =>
        (JsPromise)InRealm(t, () => t.Interpreter.RunProgram(NewClosure(_code.Body), JsValue.Undefined)).AsObject;

    private JsValue InRealm(JsThread t, Func<JsValue> run)
    {
        Realm caller = t.Realm;
        t.Realm = Realm;
        try
        {
            return run();
        }
        finally
        {
            t.Realm = caller;
        }
    }

    private ScriptFunction NewClosure(BytecodeFunction code) => new(Realm, code.Template, _boxes, origin: this);

    private ResolvedBinding RequireBinding(JsThread t, ResolvedBinding? binding, int request, string name)
    {
        string specifier = Info.RequestedModules[request].Specifier;
        if (binding is null)
            throw t.SyntaxError($"The requested module '{specifier}' does not provide an export named '{name}'");
        if (ReferenceEquals(binding, ResolvedBinding.Ambiguous))
            throw t.SyntaxError($"The requested module '{specifier}' contains conflicting star exports for name '{name}'");
        return binding;
    }
}
