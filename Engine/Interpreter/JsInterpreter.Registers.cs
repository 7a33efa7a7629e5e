using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Interpreter;

/// <summary>Where registers lie.</summary>
/// <remarks>
/// PERF: the first windows lie on the native stack. The collector looks at a stack whole, so a reference is stored there by one plain
/// instruction; in an array, which soon is old, each would need the write barrier: a call, and a table of marks. Measured: 15 to 25 % of
/// programs that work with objects.
/// Who enters the interpreter from outside makes the block of registers, a local variable, and takes it back when it leaves; native code that
/// calls back shares it. Frames name it by <see cref="Frame.Native"/>. Windows that do not fit lie in arrays, as do those of coroutines,
/// which outlive the native stack; the loop's other form serves them. A run whose entry frame is native holds native frames first, then
/// (deep inside) others: it changes the form where it passes the border.
/// </remarks>
internal sealed unsafe partial class JsInterpreter
{
    /// <summary>Spawned threads may be many and mostly asleep; engines whose schedule somebody controls may be many and short, and clearing a large block would be a good part of their lives.</summary>
    private const int MainCount = 4096, SpawnedCount = 512;

    [InlineArray(MainCount)] private struct MainRegisters { private JsValue _first; }
    [InlineArray(SpawnedCount)] private struct SpawnedRegisters { private JsValue _first; }

    private readonly bool _hasLargeBlock;

    /// <summary>The block on the native stack: its address, 0 while nobody is inside, and its size.</summary>
    private nint _native;
    private int _nativeCount;

    private enum EntryKind { Call, Construct, Program, Work }

    private readonly ref struct Entry(EntryKind kind, ScriptFunction? function, JsValue self, ReadOnlySpan<JsValue> arguments, JsObject? newTarget)
    {
        public readonly EntryKind Kind = kind;
        public readonly ScriptFunction? Function = function;
        public readonly JsValue Self = self;
        public readonly ReadOnlySpan<JsValue> Arguments = arguments;
        public readonly JsObject? NewTarget = newTarget;
        public Action? Work { get; init; }
    }

    /// <summary>Runs something that enters the interpreter many times: clearing the block for every entry would be most of the cost of a small one.</summary>
    public void Hold(Action work)
    {
        if (_native != 0)
            work();
        else
            EnterNative(new Entry(EntryKind.Work, null, default, [], null) { Work = work });
    }

    private JsValue EnterNative(in Entry entry) => _hasLargeBlock ? EnterMain(entry) : EnterSpawned(entry);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private JsValue EnterMain(in Entry entry)
    {
        MainRegisters block = default;
        return EnterWith(ref Unsafe.As<MainRegisters, JsValue>(ref block), MainCount, entry);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private JsValue EnterSpawned(in Entry entry)
    {
        SpawnedRegisters block = default;
        return EnterWith(ref Unsafe.As<SpawnedRegisters, JsValue>(ref block), SpawnedCount, entry);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private JsValue EnterWith(ref JsValue block, int count, in Entry entry)
    {
        _native = (nint)Unsafe.AsPointer(ref block);
        _nativeCount = count;
        try
        {
            switch (entry.Kind)
            {
                case EntryKind.Call:
                    return Call(entry.Function!, entry.Self, entry.Arguments);
                case EntryKind.Construct:
                    return Construct(entry.Function!, entry.Arguments, entry.NewTarget!);
                case EntryKind.Program:
                    return RunProgram(entry.Function!, entry.Self);
                default:
                    entry.Work!();
                    return default;
            }
        }
        finally
        {
            _native = 0;
            _nativeCount = 0;
        }
    }

    private ref JsValue FirstNative
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.AsRef<JsValue>((void*)_native);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int RoomOf(JsValue[] segment) => ReferenceEquals(segment, Frame.Native) ? _nativeCount : segment.Length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref JsValue FirstOf(JsValue[] segment)
    {
        if (ReferenceEquals(segment, Frame.Native))
            return ref FirstNative;
        return ref MemoryMarshal.GetArrayDataReference(segment);
    }

    private Span<JsValue> RegistersOf(JsValue[] segment, int start, int count) =>
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref FirstOf(segment), start), count);

    private ref JsValue RegisterAt(Frame frame, int index) => ref Unsafe.Add(ref FirstOf(frame.Registers), frame.Base + index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref JsValue Window<TMode>(Frame frame) where TMode : struct, ILoopMode
    {
        if (TMode.IsNative)
            return ref Unsafe.Add(ref FirstNative, frame.Base);
        return ref RegisterAt(frame, 0);
    }

    /// <summary>Whether the run that began at this depth can go on in the native form of the loop.</summary>
    private bool IsAllNative(int depth) => _frames[_depth].IsNative && _frames[depth].IsNative;

    /// <summary>The other form of the loop has come back to a native frame: whether the whole run is native now.</summary>
    private bool ReturnsToNative()
    {
        int depth = _depth;
        while (!_frames[depth].IsEntry)
            depth--;
        return _frames[depth].IsNative;
    }

    private static void SetNewTarget(Frame frame, JsObject newTarget)
    {
        frame.Flags |= frame.Code.IsDerived ? FrameFlags.Derived : FrameFlags.Construct;
        frame.NewTarget = newTarget;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PutCell<TMode>(ref Register target, HeapCell cell) where TMode : struct, ILoopMode
    {
        if (TMode.IsNative)
            Unsafe.As<Register, NativeRegister>(ref target).Cell = cell;
        else
            target.Cell = cell;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put<TMode>(ref JsValue target, HeapCell cell) where TMode : struct, ILoopMode
    {
        Unsafe.As<JsValue, Register>(ref target).Bits = JsValue.CellBits;
        PutCell<TMode>(ref Unsafe.As<JsValue, Register>(ref target), cell);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryLoad<TMode>(ref Slot slot, ref JsValue register) where TMode : struct, ILoopMode
    {
        if (!TMode.IsNative)
            return slot.TryLoad(ref register);
        ref NativeRegister target = ref Unsafe.As<JsValue, NativeRegister>(ref register);
        HeapCell? cell = slot.CellOrNull;
        if (cell is null)
        {
            long bits = slot.BitsOfPrimitive;
            if (bits == JsValue.HoleBits)
                return false;
            target.Bits = bits;
            target.Cell = null;
            return true;
        }
        if (cell.Kind <= CellKind.Lazy)
            return false;
        target.Bits = JsValue.CellBits;
        target.Cell = cell;
        return true;
    }

    /// <summary>An ordinary value in an array's first segment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryLoadFirst<TMode>(JsArray array, uint index, ref JsValue register) where TMode : struct, ILoopMode
    {
        Slot[] first = array._first;
        return index < array._length && index < (uint)first.Length && TryLoad<TMode>(ref first[index], ref register);
    }
}
