using System.Runtime.CompilerServices;

namespace ConcurrentJs.Probes;

/// <summary>All ways in which the functions of a program were reached, as one probe heard of them; it dies with the probe.</summary>
/// <remarks>Words: the number of nodes. Invariants: N3 it only grows, and may count a node twice. Memory order: interlocked.</remarks>
public sealed class CallTree
{
    /// <summary>Some 200 bytes each.</summary>
    private const int MaxNodes = 400_000;

    private int _nodes;

    public CallTree() => Root = new CallContext(this);

    /// <summary>Where all calls begin. It stands for no function.</summary>
    public CallContext Root { get; }

    /// <summary>What a probe keeps for the tree.</summary>
    public object? ProbeState;

    internal bool IsFull => Volatile.Read(ref _nodes) >= MaxNodes;

    internal void Count() => Interlocked.Increment(ref _nodes);
}

/// <summary>A way to be inside a function: its code, and the call that led there. Equal ways are one object, shared by all threads.</summary>
/// <remarks>
/// The tree of calling contexts (Ammons, Ball, Larus 1997): a recursive call goes back to the node of the function's first activation, and
/// in a full tree new contexts share one node without a parent, so that no program can grow it for ever.
/// Words: the heads of the lists of children, the heads of the lists of sites. Nodes are only added, in front.
/// Invariants: N1 a node never changes once it is in a list. N2 two equal nodes may exist after a race; both are right.
/// Memory order: the CAS that adds a node publishes its fields. Progress: lock-free.
/// </remarks>
public sealed class CallContext
{
    private const int SiteBuckets = 8, ChildBuckets = 2, RootBuckets = 256;

    private readonly CallTree _tree;
    private readonly CallContext? _sibling;
    private readonly CodeSite?[] _sites = new CodeSite?[SiteBuckets];
    private readonly CallContext?[] _children;

    internal CallContext(CallTree tree)
    {
        _tree = tree;
        Code = "";
        _children = new CallContext?[RootBuckets];
    }

    private CallContext(CallContext caller, object code, int callPc, CallContext? sibling)
    {
        _tree = caller._tree;
        Parent = caller.IsRoot ? null : caller;
        Code = code;
        CallPc = callPc;
        _sibling = sibling;
        _children = new CallContext?[ChildBuckets];
    }

    /// <summary>The caller; null at the bottom of a thread's or job's stack.</summary>
    public CallContext? Parent { get; }

    /// <summary>The function's code; what <see cref="IProbeNames.FrameAt"/> takes.</summary>
    public object Code { get; }

    /// <summary>The instruction of the caller that made the call.</summary>
    public int CallPc { get; }

    private bool IsRoot => _children.Length == RootBuckets;

    /// <summary>The context of a function called from here.</summary>
    public CallContext Enter(object code, int callPc)
    {
        ref CallContext? bucket = ref _children[(RuntimeHelpers.GetHashCode(code) + callPc) & (_children.Length - 1)];
        for (CallContext? known = Volatile.Read(ref bucket); known is not null; known = known._sibling)
        {
            if (known.CallPc == callPc && ReferenceEquals(known.Code, code))
                return known;
        }
        return Recursion(code, callPc) ?? AddChild(ref bucket, code, callPc);
    }

    /// <summary>A function that is active already, called from the same place: its context again.</summary>
    private CallContext? Recursion(object code, int callPc)
    {
        for (CallContext? up = this; up?.Parent is { } caller; up = caller)
        {
            if (up.CallPc == callPc && ReferenceEquals(up.Code, code) && ReferenceEquals(caller.Code, Code))
                return up;
        }
        return null;
    }

    private CallContext AddChild(ref CallContext? bucket, object code, int callPc)
    {
        if (_tree.IsFull && !IsRoot)
            return _tree.Root.Enter(code, 0);
        while (true)
        {
            CallContext? first = Volatile.Read(ref bucket);
            var made = new CallContext(this, code, callPc, first);
            if (ReferenceEquals(Interlocked.CompareExchange(ref bucket, made, first), first))
            {
                _tree.Count();
                return made;
            }
        }
    }

    /// <summary>An instruction of this function, in this context.</summary>
    public CodeSite At(int pc)
    {
        ref CodeSite? bucket = ref _sites[pc & (SiteBuckets - 1)];
        while (true)
        {
            CodeSite? first = Volatile.Read(ref bucket);
            for (CodeSite? known = first; known is not null; known = known.Next)
            {
                if (known.Pc == pc)
                    return known;
            }
            var made = new CodeSite(this, pc, first);
            if (ReferenceEquals(Interlocked.CompareExchange(ref bucket, made, first), first))
                return made;
        }
    }
}

/// <summary>An instruction, and how its function was reached. Equal ones are (nearly always) one object.</summary>
public sealed class CodeSite
{
    internal CodeSite(CallContext context, int pc, CodeSite? next)
    {
        Context = context;
        Pc = pc;
        Next = next;
    }

    public CallContext Context { get; }

    public int Pc { get; }

    internal CodeSite? Next { get; }

    /// <summary>What a probe keeps for this site.</summary>
    public object? ProbeState;

    /// <summary>What whoever decides which thread goes on keeps for it.</summary>
    public object? ControlState;
}
