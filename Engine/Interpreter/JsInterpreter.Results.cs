using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Interpreter;

/// <summary>Slow paths that store into a register.</summary>
/// <remarks>PERF: a returned value would need a temporary in the loop's frame, which every entry of the loop has to clear.</remarks>
internal sealed partial class JsInterpreter
{
    // With an immediate: a JsValue made of it would be a temporary too.

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddSlow(Frame f, int pc, JsValue a, int b, ref JsValue result) => AddSlow(f, pc, a, JsValue.FromInt32(b), ref result);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SubSlow(Frame f, int pc, JsValue a, int b, ref JsValue result) => result = Arithmetic(f, pc, ArithmeticOp.Subtract, a, JsValue.FromInt32(b));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool LessSlow(Frame f, int feedback, JsValue a, int b) => LessSlow(f, feedback, a, JsValue.FromInt32(b));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool LessEqualSlow(Frame f, int feedback, JsValue a, int b) => LessEqualSlow(f, feedback, a, JsValue.FromInt32(b));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool GreaterSlow(Frame f, int feedback, JsValue a, int b) => GreaterSlow(f, feedback, a, JsValue.FromInt32(b));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool GreaterEqualSlow(Frame f, int feedback, JsValue a, int b) => GreaterEqualSlow(f, feedback, a, JsValue.FromInt32(b));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SubSlow(Frame f, int pc, JsValue a, JsValue b, ref JsValue result) => result = Arithmetic(f, pc, ArithmeticOp.Subtract, a, b);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void IncrementSlow(Frame f, int pc, JsValue a, int by, ref JsValue result) => result = IncrementSlow(f, pc, a, by);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void NegateSlow(Frame f, int pc, JsValue a, ref JsValue result) => result = NegateSlow(f, pc, a);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void BitNotSlow(JsValue a, ref JsValue result) => result = Operators.BitNot(_t, a);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void GetProperty(Frame f, ref PropertySite site, JsValue value, ref JsValue result) => result = GetProperty(f, ref site, value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void GetCallee(Frame f, ref PropertySite site, JsValue self, ref JsValue callee)
    {
        Unsafe.Add(ref callee, 1) = self;
        callee = GetProperty(f, ref site, self);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void GetGlobal(Frame f, ref PropertySite site, bool throwing, ref JsValue result) => result = GetGlobal(f, ref site, throwing);

    /// <summary>The code of the script function at the start of the window, compiled when this is its first call.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private BytecodeFunction PrepareCall(ref JsValue window)
    {
        var callee = Unsafe.As<ScriptFunction>(window._cell!);
        if (callee.Template.IsClassConstructor)
            throw ClassCalled(callee);
        return callee.Template.Code ?? Compile(callee.Template);
    }

    /// <summary>Makes the instance of a construct call, puts it into the callee's `this` register and answers the code. Null: a builtin, a proxy or no constructor.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private BytecodeFunction? PrepareConstruct(ref JsValue window, ref JsValue newTarget)
    {
        if (window._cell is not { Kind: CellKind.ScriptFunction } cell)
            return null;
        var callee = Unsafe.As<ScriptFunction>(cell);
        BytecodeFunction? code = callee.Template.CodeField;
        if (code is not { IsConstructor: true })
        {
            if (!callee.Template.IsConstructor)
                return null;
            code = callee.Template.Code ?? Compile(callee.Template);
        }
        if (code.IsDerived)
            Unsafe.Add(ref window, 1) = JsValue.Hole;
        else if (newTarget._cell is { Kind: CellKind.ScriptFunction } target && Unsafe.As<ScriptFunction>(target).ConstructCache is { } cache && cache.IsGoodFor(target))
        {
            if (_t.Recorder is not null)
                TellPrototypeOf(Unsafe.As<ScriptFunction>(target));
            Unsafe.Add(ref window, 1) = Born(JsObjectSlots.New(cache.Root));
        }
        else
            Unsafe.Add(ref window, 1) = NewInstance(callee, newTarget.AsObject);
        return code;
    }

    private static ReadOnlySpan<JsValue> ArgumentsIn(ref JsValue window, int argc) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref window, 2), argc);

    /// <summary>A call of anything but a script function. True: it was `call` or `apply`, and the window is now that of the function to call.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool CallSlow(Frame f, ref JsValue window, int argc, ref JsValue result)
    {
        if (window._cell is { Kind: CellKind.NativeFunction } cell)
        {
            var native = Unsafe.As<NativeFunction>(cell);
            if (native.Native.Forwarding != Forwarding.None && ReferenceEquals(native.Realm, _t.Realm) && _t.Probe is null
                && Unsafe.Add(ref window, 1)._cell is ScriptFunction { Template.IsClassConstructor: false } target)
                return Forward(f, target, native.Native.Forwarding, ref window, argc, ref result);
            result = native.Invoke(_t, Unsafe.Add(ref window, 1), ArgumentsIn(ref window, argc), null);
        }
        else
        {
            result = CallSlow(f, window, Unsafe.Add(ref window, 1), ArgumentsIn(ref window, argc));
        }
        return false;
    }

    /// <summary>The number of arguments in the window that <see cref="Forward"/> made.</summary>
    private int _forwardedCount;

    /// <summary>20.2.3.1 and 20.2.3.3, Function.prototype.apply and call, of a script function: puts it, `this` and the arguments in place. False: has called it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Forward(Frame f, ScriptFunction target, Forwarding kind, ref JsValue window, int argc, ref JsValue result)
    {
        if (kind == Forwarding.Call)
        {
            for (int i = 0; i <= argc; i++)
                Unsafe.Add(ref window, i) = Unsafe.Add(ref window, i + 1);
            if (argc == 0)
                Unsafe.Add(ref window, 1) = JsValue.Undefined;
            _forwardedCount = Math.Max(argc - 1, 0);
            return true;
        }
        JsValue self = argc == 0 ? JsValue.Undefined : Unsafe.Add(ref window, 2);
        JsValue[] arguments = argc < 2 || Unsafe.Add(ref window, 3).IsNullOrUndefined ? [] : Iterators.ListFromArrayLike(_t, Unsafe.Add(ref window, 3));
        int at = f.Base + (int)(Unsafe.ByteOffset(ref RegisterAt(f, 0), ref window) / Unsafe.SizeOf<JsValue>());
        if (at + 2 + arguments.Length > RoomOf(f.Registers))
        {
            result = target.Call(_t, self, arguments);
            return false;
        }
        window = target;
        Unsafe.Add(ref window, 1) = self;
        arguments.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.Add(ref window, 2), arguments.Length));
        _forwardedCount = arguments.Length;
        return true;
    }

    /// <summary>CallPassing: puts the function to call, its `this` and its arguments in place. False: has called it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool PassArguments(Frame f, ref JsValue window, ref JsValue made, int isMapped, ref JsValue result)
    {
        if (made.IsHole && window._cell is { Kind: CellKind.NativeFunction } cell && _t.Probe is null && Unsafe.Add(ref window, 1)._cell is { Kind: CellKind.ScriptFunction } target)
        {
            var native = Unsafe.As<NativeFunction>(cell);
            int argc = f.ArgumentCount;
            int at = (int)(Unsafe.ByteOffset(ref RegisterAt(f, 0), ref window) / Unsafe.SizeOf<JsValue>());
            if (native.Native.Forwarding == Forwarding.Apply && ReferenceEquals(native.Realm, _t.Realm) && !Unsafe.As<ScriptFunction>(target).Template.IsClassConstructor
                && f.Base + at + 2 + argc <= RoomOf(f.Registers))
            {
                ref JsValue given = ref Unsafe.Subtract(ref window, at + argc);
                window = target;
                Unsafe.Add(ref window, 1) = Unsafe.Add(ref window, 2);
                for (int i = 0; i < argc; i++)
                    Unsafe.Add(ref window, i + 2) = Unsafe.Add(ref given, i);
                _forwardedCount = argc;
                return true;
            }
        }
        Unsafe.Add(ref window, 3) = MakeArguments(f, ref made, isMapped);
        _forwardedCount = 2;
        return window._cell is { Kind: CellKind.ScriptFunction } || CallSlow(f, ref window, 2, ref result);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool IsDone(ref JsValue result) => result.AsObject.Get(_t, Names.Done).ToBoolean();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void FillUndefined(ref JsValue first, int count)
    {
        ref Register register = ref Unsafe.As<JsValue, Register>(ref first);
        for (; count > 0; count--)
        {
            register.Bits = JsValue.UndefinedBits;
            register.Cell = null;
            register = ref Unsafe.Add(ref register, 1);
        }
    }

    private static Exception NoSuchOpcode(Frame f, int pc) => new InvalidOperationException($"no opcode {f.Code.Code[pc]} at {pc} of {f.Code.Name}");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ConstructSlow(Frame f, ref JsValue window, int argc, JsValue newTarget, ref JsValue result)
    {
        if (window._cell is { Kind: CellKind.NativeFunction } cell && Unsafe.As<NativeFunction>(cell).Native.IsConstructor)
        {
            result = Unsafe.As<NativeFunction>(cell).Invoke(_t, JsValue.Undefined, ArgumentsIn(ref window, argc), newTarget.AsObject);
            if (_t.Probe is not null && result._cell is JsObject made)
                NoteConstructed(made, ArgumentsIn(ref window, argc));
        }
        else
            result = ConstructSlow(f, window, ArgumentsIn(ref window, argc), newTarget);
    }

    /// <summary>A call of a method that only answers a property of `this` (<see cref="BytecodeFunction.GetterSite"/>), without a frame. False: call it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool TryGetter(BytecodeFunction code, ref JsValue self, ref JsValue result)
    {
        if (self._cell is not { } cell)
            return false;
        Shape shape = cell.Shape;
        for (var cache = Unsafe.As<PropertyCache>(code.Sites[code.GetterSite].Cache); cache is not null; cache = cache.Chain)
        {
            if (ReferenceEquals(cache.Shape, shape))
                return cache.Kind == CacheKind.OwnInline && JsObjectSlots.Inline(Unsafe.As<JsObject>(cell), cache.Slot).TryLoad(ref result);
        }
        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ConstructSuperSlow(Frame f, ref JsValue window, int argc, JsValue newTarget, ref JsValue result) =>
        result = ConstructSuperSlow(f, window, ArgumentsIn(ref window, argc), newTarget);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DirectEval(Frame f, ref JsValue window, int argc, int site, ref JsValue result) =>
        result = DirectEval(f, argc > 0 ? Unsafe.Add(ref window, 2) : JsValue.Undefined, (EvalCallSite)f.Code.Descriptors[site]);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsTruthy(JsValue value)
    {
        if (value._cell is { IsObject: true } cell)
            return !cell.HasFlag(CellFlags.IsHtmlDda);
        return value.IsInt32 ? value.AsInt32 != 0 : value.ToBoolean();
    }

    /// <summary>Reads a binding that may be uninitialised or hold a boxed primitive.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void LoadBinding(Frame f, Box box, int name, ref JsValue result)
    {
        TellRead(box);
        JsValue value = box.Value;
        if (value.IsHole && name >= 0)
            throw Uninitialized(f, name);
        result = value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void StoreBinding(Frame f, Box box, JsValue value, int name)
    {
        Tell(box, name >= 0 && box.Slot.IsFresh ? Access.Read : Access.Write);
        if (box.Slot.IsFresh && name >= 0)
            throw Uninitialized(f, name);
        box.Value = value;
    }
}
