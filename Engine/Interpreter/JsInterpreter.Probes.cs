using System.Runtime.CompilerServices;
using ConcurrentJs.Probes;

namespace ConcurrentJs.Interpreter;

/// <summary>The two ways in which the loop is compiled: structs, so that each gets machine code of its own and the question is a constant.</summary>
internal interface ILoopMode
{
    static abstract bool On { get; }
}

/// <summary>Nobody listens: the loop as if there were no probes.</summary>
internal readonly struct Unwatched : ILoopMode
{
    public static bool On => false;
}

/// <summary>A probe is attached to the thread.</summary>
internal readonly struct Watched : ILoopMode
{
    public static bool On => true;
}

/// <summary>What the interpreter tells a probe.</summary>
internal sealed partial class JsInterpreter
{
    /// <summary>Whether accesses must be told: the fast paths of the loop do not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsWatched<TMode>() where TMode : struct, ILoopMode => TMode.On && _t.Recorder is not null;

    public CodeSite Here()
    {
        if (_depth == 0)
            return CallContext.Root.At(0);
        Frame frame = _frames[_depth];
        return ContextOf(_depth).At(frame.Pc);
    }

    private CallContext ContextOf(int depth)
    {
        if (_frames[depth].Context is { } known)
            return known;
        // From the outermost activation that is not known yet down to this one: a loop, because stacks are deep.
        int first = depth;
        while (first > 1 && _frames[first - 1].Context is null)
            first--;
        CallContext context = first > 1 ? _frames[first - 1].Context! : CallContext.Root;
        for (int i = first; i <= depth; i++)
        {
            context = context.Enter(_frames[i].Code, i > 1 ? _frames[i - 1].Pc : 0);
            _frames[i].Context = context;
        }
        return context;
    }
}
