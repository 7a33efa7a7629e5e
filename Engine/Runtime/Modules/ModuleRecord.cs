using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Runtime.Modules;

/// <summary>What an export name means (ECMA-262 16.2.1.6.3): a variable's box, or, when the box is null, the module's namespace object.</summary>
internal sealed record ResolvedBinding(ModuleRecord Module, Box? Box)
{
    /// <summary>Two star exports offer different variables under one name.</summary>
    public static ResolvedBinding Ambiguous { get; } = new(null!, null);

    public bool IsSameAs(ResolvedBinding other) => ReferenceEquals(Module, other.Module) && ReferenceEquals(Box, other.Box);
}

/// <summary>One step of a search for an export: meeting the same again means a circle.</summary>
internal readonly record struct ResolveStep(ModuleRecord Module, string ExportName);

/// <summary>An Abstract Module Record (ECMA-262 16.2.1.5).</summary>
/// <remarks>
/// THREADS. Words: the namespace and import.meta, null until first use, then published once by CAS; the claim (see <see cref="ModuleClaims"/>).
/// Invariants: M8, a module has one namespace object and one import.meta, whoever asks first. Memory order: the CAS publishes the
/// complete object.
/// </remarks>
internal abstract class ModuleRecord(Realm realm, string identity)
{
    private ModuleNamespace? _namespace;
    private JsObject? _importMeta;

    public Realm Realm { get; } = realm;

    /// <summary>What the host knows the module by: a path, a URL.</summary>
    public string Identity { get; } = identity;

    /// <summary>import.meta, made when first asked for.</summary>
    public JsObject? ImportMeta => Volatile.Read(ref _importMeta);

    /// <summary>Answers the one that stays.</summary>
    public JsObject PublishImportMeta(JsObject made) => Interlocked.CompareExchange(ref _importMeta, made, null) ?? made;

    /// <summary>Who evaluates it, or did. Under the module lock.</summary>
    internal ModuleClaim? Claim { get; set; }

    /// <summary>The thread that evaluates it.</summary>
    internal JsThread? Owner => Claim?.Owner;

    /// <summary>What its evaluation came to, for who uses it later (H10); written before it is seen as evaluated.</summary>
    internal object? Edge { get; private set; }

    private protected void Depart(JsThread t) => Edge = t.Probe?.Depart(t);

    /// <summary>Nothing is left to do; dependencies neither.</summary>
    public abstract bool IsEvaluated { get; }

    /// <summary>The modules that are evaluated before it.</summary>
    public virtual IReadOnlyList<ModuleRecord> Dependencies => [];

    /// <summary>GetExportedNames ( exportStarSet )</summary>
    public abstract List<string> ExportedNames(HashSet<ModuleRecord> starSet);

    /// <summary>ResolveExport ( exportName, resolveSet ): null when there is no such export.</summary>
    public abstract ResolvedBinding? ResolveExport(string name, HashSet<ResolveStep> resolveSet);

    public ResolvedBinding? ResolveExport(string name) => ResolveExport(name, []);

    /// <summary>Link (16.2.1.5.2): throws a SyntaxError of this realm when names do not fit.</summary>
    public abstract void Link(JsThread t);

    /// <summary>Evaluate (16.2.1.5.3): starts the module when nobody did; the promise is settled when it is done.</summary>
    public abstract JsPromise Evaluate(JsThread t);

    // 16.2.1.10 GetModuleNamespace ( module )
    public ModuleNamespace GetNamespace()
    {
        Amplifier.At(Point.LazyCreation, this);
        if (Volatile.Read(ref _namespace) is { } known)
            return known;
        var names = new List<string>();
        foreach (string name in ExportedNames([]))
        {
            if (ResolveExport(name) is { } binding && !ReferenceEquals(binding, ResolvedBinding.Ambiguous))
                names.Add(name);
        }
        names.Sort(string.CompareOrdinal);
        var made = new ModuleNamespace(this, names);
        Amplifier.At(Point.LazyCreation, this);
        return Interlocked.CompareExchange(ref _namespace, made, null) ?? made;
    }
}

/// <summary>A module whose exports native code fills in (ECMA-262 16.2.1.8): JSON, CommonJS and built-in modules.</summary>
internal sealed class SyntheticModule : ModuleRecord
{
    private readonly Dictionary<string, Box> _exports = [];
    private readonly Action<JsThread, SyntheticModule> _evaluate;
    private JsPromise? _evaluated;

    public SyntheticModule(Realm realm, string identity, IEnumerable<string> exportNames, Action<JsThread, SyntheticModule> evaluate) : base(realm, identity)
    {
        foreach (string name in exportNames)
            _exports[name] = new Box(JsValue.Undefined);
        _evaluate = evaluate;
    }

    // 16.2.1.8.4.1 SetSyntheticModuleExport ( module, exportName, exportValue )
    public void SetExport(string name, JsValue value) => _exports[name].Value = value;

    public override List<string> ExportedNames(HashSet<ModuleRecord> starSet) => [.. _exports.Keys];

    public override ResolvedBinding? ResolveExport(string name, HashSet<ResolveStep> resolveSet) =>
        _exports.TryGetValue(name, out Box? box) ? new ResolvedBinding(this, box) : null;

    public override void Link(JsThread t) { }

    public override bool IsEvaluated => Volatile.Read(ref _evaluated) is not null;

    public override JsPromise Evaluate(JsThread t)
    {
        if (Volatile.Read(ref _evaluated) is { } known)
            return known;
        var claim = new ModuleClaim(t, Promises.New(t));
        if (ModuleClaims.TryClaim(t, this, claim) is { } other)
        {
            ModuleClaims.Wait(t, other.Promise, this, claim.Promise);
            return claim.Promise;
        }
        try
        {
            JsPromise evaluated = EvaluateClaimed(t);
            Promises.Resolve(t, claim.Promise, JsValue.Undefined);
            return evaluated;
        }
        finally
        {
            claim.Left.Complete();
        }
    }

    /// <summary>This thread is its owner (Z1).</summary>
    internal JsPromise EvaluateClaimed(JsThread t)
    {
        if (_evaluated is { } done)
            return done;
        Realm caller = t.Realm;
        t.Realm = Realm;
        try
        {
            _evaluate(t, this);
            return Done(t, Promises.NewResolved(t, JsValue.Undefined));
        }
        catch (Errors.JsException e)
        {
            return Done(t, Promises.NewRejected(t, e.Value));
        }
        finally
        {
            t.Realm = caller;
        }
    }

    private JsPromise Done(JsThread t, JsPromise promise)
    {
        Depart(t);
        Volatile.Write(ref _evaluated, promise);
        return promise;
    }
}
