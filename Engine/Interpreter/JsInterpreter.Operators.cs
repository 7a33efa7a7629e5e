using System.Runtime.CompilerServices;
using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Numeric;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Interpreter;

/// <summary>Operators behind the loop's int32 and double paths. They record what they saw in the feedback bytes.</summary>
internal sealed partial class JsInterpreter
{
    private static void Record(Frame frame, int feedback, JsValue a, JsValue b)
    {
        ref byte seen = ref frame.Code.Feedback[feedback];
        byte now = (byte)(seen | (byte)(KindOf(a) | KindOf(b)));
        if (now != seen)
            seen = now;
    }

    private static ArithmeticFeedback KindOf(JsValue value)
    {
        if (value.IsInt32)
            return ArithmeticFeedback.None;
        if (value.IsDouble)
            return ArithmeticFeedback.Double;
        return value._cell switch
        {
            JsString => ArithmeticFeedback.String,
            JsBigInt => ArithmeticFeedback.BigInt,
            _ => ArithmeticFeedback.Other,
        };
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private JsValue SubSlow(Frame frame, int pc, JsValue a, JsValue b) => Arithmetic(frame, pc, ArithmeticOp.Subtract, a, b);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private JsValue Arithmetic(Frame frame, int pc, ArithmeticOp op, JsValue a, JsValue b)
    {
        Record(frame, frame.Code.Code[pc + 4], a, b);
        return Operators.Arithmetic(_t, op, a, b);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private JsValue IncrementSlow(Frame frame, int pc, JsValue a, int by)
    {
        Record(frame, frame.Code.Code[pc + 3], a, a);
        return Operators.Increment(_t, a, by);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private JsValue NegateSlow(Frame frame, int pc, JsValue a)
    {
        Record(frame, frame.Code.Code[pc + 3], a, a);
        return Operators.Negate(_t, a);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool LessSlow(Frame frame, int feedback, JsValue a, JsValue b)
    {
        Record(frame, feedback, a, b);
        return a.IsNumber && b.IsNumber ? a.AsNumber < b.AsNumber : Operators.Less(_t, a, b);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool LessEqualSlow(Frame frame, int feedback, JsValue a, JsValue b)
    {
        Record(frame, feedback, a, b);
        return a.IsNumber && b.IsNumber ? a.AsNumber <= b.AsNumber : Operators.LessOrEqual(_t, a, b);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool GreaterSlow(Frame frame, int feedback, JsValue a, JsValue b)
    {
        Record(frame, feedback, a, b);
        return a.IsNumber && b.IsNumber ? a.AsNumber > b.AsNumber : Operators.Greater(_t, a, b);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool GreaterEqualSlow(Frame frame, int feedback, JsValue a, JsValue b)
    {
        Record(frame, feedback, a, b);
        return a.IsNumber && b.IsNumber ? a.AsNumber >= b.AsNumber : Operators.GreaterOrEqual(_t, a, b);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool SameCells(HeapCell a, HeapCell b) => Equality.CellsEqual(a, b);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool StrictEqual(JsValue a, JsValue b) => Equality.Strict(a, b);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool LooselyEqual(JsValue a, JsValue b)
    {
        if (a._cell is { } x && b._cell is { } y)
        {
            if (ReferenceEquals(x, y))
                return true;
            if (x.Kind == CellKind.String && y.Kind == CellKind.String)
                return (x.HeaderWord & y.HeaderWord & (int)CellFlags.Atom) == 0 && JsString.Equals(Unsafe.As<JsString>(x), Unsafe.As<JsString>(y));
            if (x.IsObject && y.IsObject)
                return false;
        }
        return Operators.LooselyEqual(_t, a, b);
    }

    private JsString ConcatStrings(ReadOnlySpan<JsValue> parts)
    {
        JsString result = parts[0].AsString;
        for (int i = 1; i < parts.Length; i++)
            result = Operators.Concat(_t, result, parts[i].AsString);
        return result;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool InstanceOf(JsValue value, JsValue target)
    {
        if (target._cell is { Kind: CellKind.ScriptFunction } cell && _t.Probe is null
            && ConstructCacheOf(Unsafe.As<ScriptFunction>(cell)) is { HasOrdinaryInstances: true } cache)
        {
            if (value._cell is not { IsObject: true } instance)
                return false;
            JsObject? o = Unsafe.As<JsObject>(instance);
            for (int steps = 0; !o.IsExotic && steps < 1000; steps++)
            {
                o = o.Shape.Prototype;
                if (o is null)
                    return false;
                if (ReferenceEquals(o, cache.Prototype))
                    return true;
            }
        }
        return Operators.InstanceOf(_t, value, target);
    }

    private static int SwitchTarget(JsValue value, JumpTable table, int fallThrough)
    {
        int number;
        if (value.IsInt32)
            number = value.AsInt32;
        else if (value.IsDouble && (int)value.AsDouble == value.AsDouble)
            number = (int)value.AsDouble;
        else
            return fallThrough;
        long index = (long)number - table.Low;
        return (ulong)index < (ulong)table.Targets.Length ? table.Targets[index] : fallThrough;
    }

    private Exception MadeError(Frame frame, int kind, int message) => _t.NewError((ErrorKind)kind switch
    {
        ErrorKind.TypeError => Threads.ErrorKind.Type,
        ErrorKind.ReferenceError => Threads.ErrorKind.Reference,
        ErrorKind.SyntaxError => Threads.ErrorKind.Syntax,
        ErrorKind.RangeError => Threads.ErrorKind.Range,
    }, frame.Code.Constants[message].AsString.ToString());
}
