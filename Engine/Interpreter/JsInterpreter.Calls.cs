using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;

namespace ConcurrentJs.Interpreter;

/// <summary>Calling, constructing and returning.</summary>
/// <remarks>
/// Caches: one word a constructor, an immutable entry replaced whole (K1, K2 of <see cref="PropertyCache"/>).
/// Invariants: K4 the layouts that an entry is made of are loaded once, before the look-ups that fill it.
/// Memory order: layouts are loaded with acquire, a complete entry is stored; a lost one costs a miss.
/// </remarks>
internal sealed partial class JsInterpreter
{
    /// <summary>
    /// Starts a JS-to-JS call: the callee's window begins at the caller's `this` register. The caller's pc fields are set already.
    /// The loop does it itself when a frame and the registers behind it are there and nobody asks for the list of arguments.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private Frame PushCall(Frame caller, ScriptFunction function, BytecodeFunction code, int calleeRegister, int argc, int result)
    {
        JsValue[] registers = caller.Registers;
        int start = caller.Base + calleeRegister + 1;
        int shift = code.UsesArgumentList ? argc + 1 : 0;
        int count = Math.Max(code.RegisterCount + shift, argc + 1);
        Frame frame = NextFrame();
        if (caller.StackSegment is not null || start + count > RoomOf(registers))
            MoveWindow(caller, ref registers, ref start, count, argc);
        if (!ReferenceEquals(frame.Function, function))
            frame.Function = function;
        if (!ReferenceEquals(frame.Code, code))
            frame.Code = code;
        if (!ReferenceEquals(frame.Registers, registers))
            frame.Registers = registers;
        frame.Base = start + shift;
        frame.Top = start + shift + code.RegisterCount;
        frame.StackSegment = null;
        frame.Result = result;
        frame.Flags = FrameFlags.None;
        ref JsValue window = ref RegisterAt(frame, 0);
        if (shift != 0)
            KeepArguments(frame, ref window, argc, code.ParameterCount);
        for (int i = argc; i < code.ParameterCount; i++)
            Unsafe.Add(ref window, i + 1) = JsValue.Undefined;
        SwitchRealm(function);
        return frame;
    }

    /// <summary>Long argument lists are for shallow calls: the lists of all frames together must not fill the memory.</summary>
    private bool TooManyArguments(long count) => count * _depth > MaxKeptArguments;

    private Exception TooManyArgumentsError() => _t.RangeError("Too many arguments in function call");

    /// <summary>The window begins behind the arguments, so that they stay: `this` and the parameters are copied into it.</summary>
    private void KeepArguments(Frame frame, ref JsValue window, int argc, int parameterCount)
    {
        if (TooManyArguments(argc))
        {
            _depth--;
            throw TooManyArgumentsError();
        }
        frame.ArgumentCount = argc;
        ref JsValue given = ref Unsafe.Subtract(ref window, argc + 1);
        for (int i = Math.Min(argc, parameterCount); i >= 0; i--)
            Unsafe.Add(ref window, i) = Unsafe.Add(ref given, i);
    }

    /// <summary>All arguments of the frame's call, when its code asks for them.</summary>
    private ReadOnlySpan<JsValue> ArgumentsOf(Frame frame) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Subtract(ref RegisterAt(frame, 0), frame.ArgumentCount), frame.ArgumentCount);

    /// <summary>The callee's window cannot overlap the caller's: copies `this` and the arguments to fresh registers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void MoveWindow(Frame caller, ref JsValue[] registers, ref int start, int count, int argc)
    {
        JsValue[] source = registers;
        int from = start;
        try
        {
            if (caller.StackSegment is { } segment)
            {
                registers = segment;
                start = caller.Top;
            }
            Reserve(ref registers, ref start, count);
        }
        catch (JsException)
        {
            _depth--;
            throw;
        }
        RegistersOf(source, from, argc + 1).CopyTo(RegistersOf(registers, start, argc + 1));
    }

    /// <summary>A call of anything but a plain script function.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private JsValue CallSlow(Frame frame, JsValue callee, JsValue thisValue, ReadOnlySpan<JsValue> arguments)
    {
        if (callee._cell is NativeFunction native)
            return native.Invoke(_t, thisValue, arguments, null);
        if (callee._cell is JsObject { IsCallable: true } callable)
            return callable.Call(_t, thisValue, arguments);
        throw NotCallable(frame, callee);
    }

    private Exception NotCallable(Frame frame, JsValue callee) =>
        _t.TypeError($"{frame.Code.SubjectText(frame.Pc) ?? ValueText.Of(callee)} is not a function");

    private Exception NotConstructor(Frame frame, JsValue callee) =>
        _t.TypeError($"{frame.Code.SubjectText(frame.Pc) ?? ValueText.Of(callee)} is not a constructor");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private JsValue ConstructSlow(Frame frame, JsValue callee, ReadOnlySpan<JsValue> arguments, JsValue newTarget)
    {
        if (callee._cell is not JsObject { IsConstructor: true } constructor)
            throw NotConstructor(frame, callee);
        JsObject made = constructor.Construct(_t, arguments, newTarget.AsObject);
        if (constructor.Kind == CellKind.NativeFunction)
            NoteConstructed(made, arguments);
        return made;
    }

    // What a builtin makes nobody else has seen, unless it is the argument that Object gives back. Plain objects and arrays tell of themselves.
    private void NoteConstructed(JsObject made, ReadOnlySpan<JsValue> arguments)
    {
        if (_t.Probe is { HearsOfBirths: true } probe && made.Kind is not (CellKind.Object or CellKind.Array)
            && (arguments.IsEmpty || !ReferenceEquals(arguments[0]._cell, made)) && IsSampledBirth())
            probe.Allocated(_t, made, ref ShadowOf(made));
    }

    /// <summary>The elements of a spread call's argument array: a fresh array that no program has seen.</summary>
    private JsValue[] SpreadArguments(JsValue array)
    {
        var list = (JsArray)array.AsObject;
        if (list.Length > Iterators.MaxArguments || TooManyArguments(list.Length))
            throw TooManyArgumentsError();
        var values = new JsValue[list.Length];
        for (uint i = 0; i < values.Length; i++)
            values[i] = list.TryGetDenseElement(i, out JsValue value) ? value : JsValue.Undefined;
        return values;
    }

    // 10.1.14 GetPrototypeFromConstructor; a class's `prototype` never changes.
    private void TellPrototypeOf(ScriptFunction target)
    {
        if (_t.Recorder is not null && !target.Template.IsClassConstructor)
            target.Tell(_t, PropertyKey.FromAtom(Names.Prototype), Probes.Access.Read);
    }

    /// <summary>OrdinaryCreateFromConstructor(newTarget, %Object.prototype%) for a base constructor, with room for what earlier instances grew to.</summary>
    private JsObject NewInstance(ScriptFunction function, JsObject newTarget)
    {
        if (newTarget is not ScriptFunction target)
            return Born(JsObjectSlots.New(Constructors.PrototypeOf(_t, newTarget, Intrinsic.ObjectPrototype).PrototypeInfo.RootShape(FirstCapacity)));
        TellPrototypeOf(target);
        if (ConstructCacheOf(target) is { } cache)
            return Born(JsObjectSlots.New(cache.Root));
        return Born(JsObjectSlots.New(Constructors.PrototypeOf(_t, newTarget, Intrinsic.ObjectPrototype).PrototypeInfo.RootShape(FirstCapacity)));
    }

    /// <summary>What the function's `prototype` makes of its instances; null when that is not a plain property holding an object.</summary>
    private static ConstructCache? ConstructCacheOf(ScriptFunction function)
    {
        if (function.ConstructCache is { } known && known.IsGoodFor(function))
            return known;
        Shape shape = Volatile.Read(ref function.Shape);
        if (shape.IsDictionary || function.IsExotic || !shape.TryFind(Names.Prototype, out PropertyEntry entry) || entry.IsAccessor || entry.Slot < shape.InlineCapacity
            || function.SlotAt(shape, entry.Slot).Read(function).TryObject is not { } prototype)
            return null;
        return function.ConstructCache = new ConstructCache(function, shape, entry.Slot - shape.InlineCapacity, prototype, FirstCapacity);
    }

    private const int FirstCapacity = 4;

    /// <summary>Learns from a finished instance that outgrew its inline slots how much room the next ones need.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LearnCapacity(JsObject newTarget, JsObject instance)
    {
        if (newTarget is not ScriptFunction { ConstructCache: { } cache } target)
            return;
        Shape shape = Volatile.Read(ref instance.Shape);
        if (shape.SlotCount <= cache.Capacity || cache.Capacity == JsObjectSlots.MaxInline || !ReferenceEquals(shape.Prototype, cache.Prototype))
            return;
        target.ConstructCache = cache.WithCapacity(JsObjectSlots.CapacityFor(shape.SlotCount));
    }

    /// <summary>What a construct call of a base constructor answers for a returned value.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static JsValue FinishConstruct(Frame frame, JsValue value, JsValue self)
    {
        if (value.IsObject)
            return value;
        var instance = Unsafe.As<JsObject>(self._cell!);
        Shape shape = instance.Shape;
        if (shape.SlotCount > shape.InlineCapacity)
            LearnCapacity(frame.NewTarget!, instance);
        return self;
    }

    /// <summary>What a frame with flags answers for a returned value.</summary>
    private JsValue FinishReturn(Frame frame, JsValue value)
    {
        if (frame.Coroutine is { } coroutine)
            return LeaveCoroutineByReturn(coroutine, value);
        return (frame.Flags & FrameFlags.Construct) == 0 ? value : FinishConstruct(frame, value, RegisterAt(frame, 0));
    }

    /// <summary>ReturnDerived: the result of a derived constructor. Errors leave the frame.</summary>
    private JsValue FinishDerived(JsValue value, JsValue self)
    {
        if (value.IsObject)
            return value;
        // 10.2.2 steps 10 to 14: the callee's context is gone, the errors belong to the caller's realm.
        if (!value.IsUndefined || self.IsHole)
            _t.Realm = CallerRealm(_depth);
        if (!value.IsUndefined)
            throw _t.NewError(CallerRealm(_depth), Threads.ErrorKind.Type, "Derived constructors may only return object or undefined");
        if (self.IsHole)
            throw _t.NewError(CallerRealm(_depth), Threads.ErrorKind.Reference, "Must call super constructor in derived class before accessing 'this' or returning from derived constructor");
        if (self._cell is { Shape: { } shape } && shape.SlotCount > shape.InlineCapacity && _frames[_depth].NewTarget is { } newTarget)
            LearnCapacity(newTarget, self.AsObject);
        return self;
    }

    private JsValue CoerceThis(JsValue value, ScriptFunction function) =>
        value.IsNullOrUndefined ? function.Realm.GlobalThis : value.ToObject(_t);

    private JsArray CreateRest(Frame frame, int from)
    {
        ReadOnlySpan<JsValue> arguments = ArgumentsOf(frame);
        return frame.Function.Realm.NewArray(from < arguments.Length ? arguments[from..] : []);
    }

    private JsObject CreateMappedArguments(Frame frame, int[] boxes)
    {
        ReadOnlySpan<JsValue> arguments = ArgumentsOf(frame);
        var map = new Box?[Math.Min(boxes.Length, arguments.Length)];
        for (int i = 0; i < map.Length; i++)
            map[i] = boxes[i] < 0 ? null : (Box)RegisterAt(frame, boxes[i])._cell!;
        return ArgumentsObject.NewMapped(frame.Function.Realm, frame.Function, arguments, map);
    }

    /// <summary>An arguments object that is made late, see <see cref="Op.GetArgument"/>: no parameter is written, so it maps none.</summary>
    private JsObject MakeArguments(Frame frame, ref JsValue register, int isMapped)
    {
        if (!register.IsHole)
            return register.AsObject;
        Realm realm = frame.Function.Realm;
        JsObject made = isMapped != 0 ? ArgumentsObject.NewMapped(realm, frame.Function, ArgumentsOf(frame), []) : ArgumentsObject.NewUnmapped(realm, ArgumentsOf(frame));
        register = made;
        return made;
    }

    private ScriptFunction CreateClosure(Frame frame, FunctionTemplate template, Shape? shape = null)
    {
        CaptureSource[] sources = template.Captures;
        ScriptFunction function = frame.Function;
        var captures = sources.Length == 0 ? [] : new Box[sources.Length];
        for (int i = 0; i < sources.Length; i++)
            captures[i] = sources[i].IsRegister ? Unsafe.As<Box>(RegisterAt(frame, sources[i].Index)._cell!) : function.Captures[sources[i].Index];
        return new ScriptFunction(function.Realm, template, captures, function.Origin, shape);
    }
}
