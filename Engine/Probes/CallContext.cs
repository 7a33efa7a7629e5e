namespace ConcurrentJs.Probes;

/// <summary>A way to be inside a function: its code, and the call that led there. Equal ways are one object, shared by all threads.</summary>
/// <remarks>
/// The tree of calling contexts (Ammons, Ball, Larus 1997): a recursive call goes back to the node of the function's first activation, and
/// beyond <see cref="MaxNodes"/> new contexts share one node without a parent, so that no program can grow the tree for ever.
/// Words: the head of the list of children, the heads of the lists of sites. Nodes are only added, in front.
/// Invariants: N1 a node never changes once it is in a list. N2 two equal nodes may exist after a race; both are right.
/// Memory order: the CAS that adds a node publishes its fields. Progress: lock-free.
/// </remarks>
public sealed class CallContext
{
    /// <summary>About 100 bytes each.</summary>
    private const int MaxNodes = 400_000;

    private const int SiteBuckets = 8;

    private static int s_nodes;

    private readonly CallContext? _sibling;
    private readonly CodeSite?[] _sites = new CodeSite?[SiteBuckets];
    private CallContext? _child;

    private CallContext(CallContext? parent, object code, int callPc, CallContext? sibling)
    {
        Parent = parent;
        Code = code;
        CallPc = callPc;
        _sibling = sibling;
    }

    /// <summary>The caller; null at the bottom of a thread's or job's stack.</summary>
    public CallContext? Parent { get; }

    /// <summary>The function's code; what <see cref="IProbeNames.FrameAt"/> takes.</summary>
    public object Code { get; }

    /// <summary>The instruction of the caller that made the call.</summary>
    public int CallPc { get; }

    /// <summary>The root of all contexts. It stands for no function.</summary>
    public static CallContext Root { get; } = new(null, "", 0, null);

    /// <summary>The context of a function called from here.</summary>
    public CallContext Enter(object code, int callPc)
    {
        for (CallContext? known = Volatile.Read(ref _child); known is not null; known = known._sibling)
        {
            if (known.CallPc == callPc && ReferenceEquals(known.Code, code))
                return known;
        }
        return Recursion(code, callPc) ?? AddChild(code, callPc);
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

    private CallContext AddChild(object code, int callPc)
    {
        if (s_nodes >= MaxNodes && !ReferenceEquals(this, Root))
            return Root.Enter(code, 0);
        while (true)
        {
            CallContext? first = Volatile.Read(ref _child);
            var made = new CallContext(ReferenceEquals(this, Root) ? null : this, code, callPc, first);
            if (ReferenceEquals(Interlocked.CompareExchange(ref _child, made, first), first))
            {
                Interlocked.Increment(ref s_nodes);
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
}
