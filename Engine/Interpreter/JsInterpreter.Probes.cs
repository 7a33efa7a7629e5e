using System.Runtime.CompilerServices;
using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Binary;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Interpreter;

/// <summary>The ways in which the loop is compiled: structs, so that each gets machine code of its own and the questions are constants.</summary>
internal interface ILoopMode
{
    /// <summary>A probe is attached to the thread.</summary>
    static abstract bool On { get; }

    /// <summary>All frames of the run have their registers on the native stack (<see cref="NativeRegister"/>).</summary>
    static abstract bool IsNative { get; }
}

/// <summary>Nobody listens: the loop as if there were no probes.</summary>
internal readonly struct Unwatched : ILoopMode
{
    public static bool On => false;
    public static bool IsNative => true;
}

/// <summary>Nobody listens, and registers may lie anywhere: coroutines, and calls deeper than the native registers reach.</summary>
internal readonly struct UnwatchedAnywhere : ILoopMode
{
    public static bool On => false;
    public static bool IsNative => false;
}

/// <summary>A probe is attached to the thread.</summary>
internal readonly struct Watched : ILoopMode
{
    public static bool On => true;
    public static bool IsNative => false;
}

/// <summary>What the interpreter tells a probe.</summary>
internal sealed partial class JsInterpreter
{
    /// <summary>Whether accesses to the cell must be told: the fast paths of the loop do not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsWatched<TMode>(HeapCell cell) where TMode : struct, ILoopMode => TMode.On && _t.Recorder is not null && !cell.IsYoung(_t);

    /// <summary>As the other, before a variable is read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsToBeTold<TMode>(Box variable) where TMode : struct, ILoopMode => TMode.On && _t.Recorder is not null && !variable.IsYoung(_t) && !WasTold(variable);

    /// <summary>Whether the thread told in this moment what a cache says, or nobody listens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsTold<TMode>(object cache) where TMode : struct, ILoopMode => !TMode.On || _t.Recorder is null || WasTold(cache);

    /// <summary>Whether a read that the cache answers need not be told: of the own property of a young object, or one that was told in this moment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsSilent<TMode>(HeapCell cell, PropertyCache cache) where TMode : struct, ILoopMode =>
        !TMode.On || _t.Recorder is null || (cell.IsYoung(_t) ? cache.Kind is CacheKind.OwnInline or CacheKind.OwnOverflow || WasTold(cache) : WasTold(cell, cache));

    /// <summary>As the other, of a store: to a young object; before a property is added, its prototypes are looked at.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsSilentStore<TMode>(HeapCell cell, PropertyCache cache) where TMode : struct, ILoopMode =>
        !TMode.On || _t.Recorder is null || (cell.IsYoung(_t) && (cache.Kind != CacheKind.Add || WasTold(cache)));

    private const int ToldSize = 128;

    /// <summary>What the thread told of since its mark changed last: a variable or a cache that it read, and an object with the cache that answered.
    /// Telling it again would say nothing new.</summary>
    private object?[]? _told;
    private (object? Cell, object? Cache)[]? _toldOf;
    private int _toldUnder;

    private static int PlaceOf(object what) => RuntimeHelpers.GetHashCode(what) & (ToldSize - 1);

    private bool WasTold(object what) => _toldUnder == _t.BirthMark && ReferenceEquals(_told![PlaceOf(what)], what);

    private bool WasTold(HeapCell cell, PropertyCache cache)
    {
        if (_toldUnder != _t.BirthMark)
            return false;
        ref (object? Cell, object? Cache) known = ref _toldOf![PlaceOf(cell) ^ PlaceOf(cache)];
        return ReferenceEquals(known.Cell, cell) && ReferenceEquals(known.Cache, cache);
    }

    private void NoteTold(object what)
    {
        if (KeepsTold())
            _told![PlaceOf(what)] = what;
    }

    private void NoteTold(HeapCell cell, PropertyCache cache)
    {
        if (KeepsTold())
            _toldOf![PlaceOf(cell) ^ PlaceOf(cache)] = (cell, cache);
    }

    private bool KeepsTold()
    {
        int mark = _t.BirthMark;
        if (_toldUnder == mark)
            return true;
        if (mark <= 0 || _t.Probe is not { HearsRepeats: false })
            return false;
        _told ??= new object?[ToldSize];
        _toldOf ??= new (object?, object?)[ToldSize];
        Array.Clear(_told);
        Array.Clear(_toldOf);
        _toldUnder = mark;
        return true;
    }

    /// <summary>What a cached look-up touches: the own property, or everything from the object to the holder. False when the entry is out of date.</summary>
    private bool TellCached(Probe recorder, JsObject o, HeapCell key, PropertyCache entry)
    {
        switch (entry.Kind)
        {
            case CacheKind.OwnInline or CacheKind.OwnOverflow or CacheKind.OwnAccessor:
                o.Tell(recorder, _t, PropertyKey.FromAtom(key), Access.Read);
                break;
            case CacheKind.Prototype or CacheKind.PrototypeAccessor when entry.Epoch == PrototypeEpoch.Now:
                TellBehind(recorder, o, key, entry);
                break;
            case CacheKind.Absent when entry.Epoch == PrototypeEpoch.Now:
                TellBehind(recorder, o, key, entry);
                break;
            default:
                return false;
        }
        NoteTold(o, entry);
        return true;
    }

    // PERF: what lies behind the object is the same for all objects of the layout, so it is told once for each moment of the thread.
    private void TellBehind(Probe recorder, JsObject o, HeapCell key, PropertyCache entry)
    {
        o.TellMiss(recorder, _t, PropertyKey.FromAtom(key), Access.Read);
        if (WasTold(entry))
            return;
        NoteTold(entry);
        o.Prototype?.TellLookUp(recorder, _t, key, entry.Holder);
    }

    private bool TellCachedStore(Probe recorder, JsObject o, PropertyKey key, PropertyCache entry)
    {
        switch (entry.Kind)
        {
            case CacheKind.StoreInline or CacheKind.StoreOverflow:
                o.Tell(recorder, _t, key, Access.Write);
                return true;
            case CacheKind.Add when entry.Epoch == PrototypeEpoch.Now:
                o.Tell(recorder, _t, Part.Prototype, Access.Read);
                if (!WasTold(entry))
                    o.Prototype?.TellLookUp(recorder, _t, key.Cell!, null);
                NoteTold(entry);
                o.Tell(recorder, _t, key, Access.Add);
                return true;
            default:
                return false;
        }
    }

    private void Tell(Box variable, Access access)
    {
        if (_t.Recorder is { } recorder && !variable.StaysYoung(_t))
            recorder.Variable(_t, variable, ref variable.Shadow, access);
    }

    private void TellRead(Box variable)
    {
        if (_t.Recorder is not { } recorder || variable.StaysYoung(_t) || WasTold(variable))
            return;
        NoteTold(variable);
        recorder.Variable(_t, variable, ref variable.Shadow, Access.Read);
    }

    /// <summary>A new object, on its way to the program.</summary>
    private T Born<T>(T cell) where T : HeapCell
    {
        if (_t.Probe is { } probe)
            NoteBirth(probe, cell);
        return cell;
    }

    /// <summary>As the other, for instructions that neither throw nor call, so that nobody else says where the frame is.</summary>
    private T Born<T>(Frame f, nint pc, T cell) where T : HeapCell
    {
        if (_t.Probe is not { } probe)
            return cell;
        f.Pc = (int)pc;
        NoteBirth(probe, cell);
        return cell;
    }

    private const int BirthLines = 1 << 12, BirthsOfLine = 64;

    private byte[]? _births;
    private int _allBirths;

    public void NoteBirth(HeapCell made)
    {
        if (_t.Probe is { } probe && _depth > 0)
            NoteBirth(probe, made);
    }

    private void NoteBirth(Probe probe, HeapCell cell)
    {
        cell.MarkBirth(_t);
        if (probe.HearsOfBirths && cell is JsObject { Kind: not (CellKind.ScriptFunction or CellKind.NativeFunction) } o && IsSampledBirth())
            probe.Allocated(_t, o, ref ShadowOf(o));
    }

    // A buffer's places are its bytes, and their shadow lies where all views and engines find it.
    private static ref object? ShadowOf(JsObject o)
    {
        if (o is ArrayBufferObject buffer)
            return ref buffer.Block.Shadow;
        return ref o.Shadow;
    }

    // What threads share is mostly made early; a loop that makes millions of objects should not pay for each.
    private bool IsSampledBirth()
    {
        Frame f = _frames[_depth];
        ref byte seen = ref (_births ??= new byte[BirthLines])[(f.Code.Template.Start + f.Pc * 31) & (BirthLines - 1)];
        if (seen >= BirthsOfLine)
            return (++_allBirths & (BirthsOfLine - 1)) == 0;
        seen++;
        return true;
    }

    public string? ValueWritten()
    {
        if (_depth == 0)
            return null;
        Frame f = _frames[_depth];
        int[] code = f.Code.Code;
        OpInfo info = OpTable.Of((Op)code[f.Pc]);
        if (info.Op is Op.Call or Op.CallPlain or Op.CallPassing)
            return ArgumentWritten(f, code[f.Pc + 2], code[f.Pc + 3]);
        if (!info.Has(Effects.WritesHeap))
            return null;
        for (int i = 0; i < info.Operands.Length; i++)
        {
            if (info.Operands[i] is { Kind: OperandKind.Read, Name: "value" or "src" or "closure" })
                return RegisterAt(f, code[f.Pc + 1 + i]) is { IsHole: false } value ? ProbeNames.Short(value) : null;
        }
        return null;
    }

    // The builtins whose argument becomes a value of the program's.
    private string? ArgumentWritten(Frame f, int callee, int count)
    {
        if (RegisterAt(f, callee)._cell is not NativeFunction { Native.Name: { } name })
            return null;
        int index = name switch
        {
            "push" or "unshift" or "add" or "fill" => 0,
            "set" => 1,
            "store" or "exchange" => 2,
            "compareExchange" => 3,
            _ => -1,
        };
        return index >= 0 && index < count ? ProbeNames.Short(RegisterAt(f, callee + 2 + index)) : null;
    }

    public CodeSite Here()
    {
        if (_depth == 0)
            return Calls.Root.At(0);
        Frame frame = _frames[_depth];
        return ContextOf(_depth).At(frame.Pc);
    }

    private static readonly CallTree s_noCalls = new();

    private CallTree Calls => _t.Probe?.Calls ?? s_noCalls;

    private CallContext ContextOf(int depth)
    {
        if (_frames[depth].Context is { } known)
            return known;
        // From the outermost activation that is not known yet down to this one: a loop, because stacks are deep.
        int first = depth;
        while (first > 1 && _frames[first - 1].Context is null)
            first--;
        CallContext context = first > 1 ? _frames[first - 1].Context! : Calls.Root;
        for (int i = first; i <= depth; i++)
        {
            context = context.Enter(_frames[i].Code, i > 1 ? _frames[i - 1].Pc : 0);
            _frames[i].Context = context;
        }
        return context;
    }
}
