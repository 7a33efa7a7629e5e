using System.Runtime.CompilerServices;
using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Binary;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Interpreter;

/// <summary>What the loop does not do itself but what is frequent all the same: elements of arrays beyond the first segment and of typed arrays, characters of strings, concatenation, bits of doubles.</summary>
/// <remarks>PERF: one call deep, and the result goes straight into the register.</remarks>
internal sealed partial class JsInterpreter
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void GetElement(Frame f, ref PropertySite site, JsValue target, int index, ref JsValue result) => GetElement(f, ref site, target, JsValue.FromInt32(index), ref result);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SetElement(Frame f, ref PropertySite site, JsValue target, int index, JsValue value) => SetElement(f, ref site, target, JsValue.FromInt32(index), value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void GetElement(Frame f, ref PropertySite site, JsValue target, JsValue key, ref JsValue result)
    {
        if (key.IsInt32 && target._cell is { } cell)
        {
            uint index = (uint)key.AsInt32;
            if ((cell.HeaderWord & JsObject.ReadableArrayMask) == (int)CellKind.Array)
            {
                if (_t.Recorder is null && Unsafe.As<JsArray>(cell).TryLoadDense(index, ref result))
                    return;
            }
            else if (cell.Kind == CellKind.TypedArray)
            {
                if (_t.Recorder is null && TryLoadElement(Unsafe.As<TypedArrayObject>(cell), index, ref result))
                    return;
            }
            else if (cell.Kind == CellKind.String)
            {
                JsString text = Unsafe.As<JsString>(cell);
                if (index < (uint)text.Length)
                {
                    result = JsString.FromChar(text[(int)index]);
                    return;
                }
            }
        }
        result = GetElement(f, ref site, target, key);
    }

    /// <summary>An element that is a number. False: no such element, or BigInts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryLoadElement(TypedArrayObject array, uint index, ref JsValue register)
    {
        ref byte at = ref array.ElementAt(index);
        if (Unsafe.IsNullRef(ref at))
            return false;
        long bits;
        switch (array.Type)
        {
            case ElementType.Int8:
                bits = Register.Int32 | (uint)(sbyte)at;
                break;
            case ElementType.Uint8 or ElementType.Uint8Clamped:
                bits = Register.Int32 | at;
                break;
            case ElementType.Int16:
                bits = Register.Int32 | (uint)Unsafe.ReadUnaligned<short>(ref at);
                break;
            case ElementType.Uint16:
                bits = Register.Int32 | Unsafe.ReadUnaligned<ushort>(ref at);
                break;
            case ElementType.Int32:
                bits = Register.Int32 | Unsafe.ReadUnaligned<uint>(ref at);
                break;
            case ElementType.Uint32:
                uint number = Unsafe.ReadUnaligned<uint>(ref at);
                bits = number <= int.MaxValue ? Register.Int32 | number : ~BitConverter.DoubleToInt64Bits(number);
                break;
            case ElementType.Float64:
                bits = JsValue.FromForeignDouble(Unsafe.ReadUnaligned<double>(ref at))._bits;
                break;
            case ElementType.Float32:
                bits = JsValue.FromForeignDouble(Unsafe.ReadUnaligned<float>(ref at))._bits;
                break;
            default:
                return false;
        }
        ref Register target = ref Unsafe.As<JsValue, Register>(ref register);
        target.Bits = bits;
        target.Cell = null;
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SetElement(Frame f, ref PropertySite site, JsValue target, JsValue key, JsValue value)
    {
        if (key.IsInt32 && target._cell is { } cell && _t.Recorder is null)
        {
            uint index = (uint)key.AsInt32;
            if ((cell.HeaderWord & JsObject.PlainArrayMask) == (int)CellKind.Array
                ? Unsafe.As<JsArray>(cell).TryStoreTail(index, value)
                : cell.Kind == CellKind.TypedArray && TryStoreElement(Unsafe.As<TypedArrayObject>(cell), index, value))
                return;
        }
        SetAnyElement(f, target, key, value);
    }

    /// <summary>A number into an element. False: another value, no such element, or BigInts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryStoreElement(TypedArrayObject array, uint index, JsValue value)
    {
        ref byte at = ref array.ElementAt(index);
        if (Unsafe.IsNullRef(ref at))
            return false;
        if (value.IsInt32)
        {
            switch (array.Type)
            {
                case ElementType.Int8 or ElementType.Uint8:
                    at = (byte)value.AsInt32;
                    return true;
                case ElementType.Int16 or ElementType.Uint16:
                    Unsafe.WriteUnaligned(ref at, (short)value.AsInt32);
                    return true;
                case ElementType.Int32 or ElementType.Uint32:
                    Unsafe.WriteUnaligned(ref at, value.AsInt32);
                    return true;
            }
        }
        if (!value.IsNumber || Elements.IsBigInt(array.Type))
            return false;
        Elements.Write(ref at, array.Type, value);
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddSlow(Frame f, int pc, JsValue a, JsValue b, ref JsValue result)
    {
        if (a._cell is { Kind: CellKind.String } first)
        {
            var left = Unsafe.As<JsString>(first);
            if (b._cell is { Kind: CellKind.String } second)
            {
                RecordString(f, f.Code.Code[pc + 4]);
                result = Operators.Concat(_t, left, Unsafe.As<JsString>(second));
                return;
            }
            Record(f, f.Code.Code[pc + 4], a, b);
            result = b._cell is null ? Operators.Concat(_t, left, b.ToJsString(_t)) : Operators.Add(_t, a, b);
            return;
        }
        Record(f, f.Code.Code[pc + 4], a, b);
        result = a._cell is null && b._cell is JsString text ? Operators.Concat(_t, a.ToJsString(_t), text) : Operators.Add(_t, a, b);
    }

    private static void RecordString(Frame frame, int feedback)
    {
        ref byte seen = ref frame.Code.Feedback[feedback];
        if ((seen & (byte)ArithmeticFeedback.String) == 0)
            seen |= (byte)ArithmeticFeedback.String;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Arithmetic(Frame f, int pc, ArithmeticOp op, JsValue a, int b, ref JsValue result) => Arithmetic(f, pc, op, a, JsValue.FromInt32(b), ref result);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Arithmetic(Frame f, int pc, ArithmeticOp op, JsValue a, JsValue b, ref JsValue result)
    {
        if (op < ArithmeticOp.BitAnd || !a.IsNumber || !b.IsNumber)
        {
            result = Arithmetic(f, pc, op, a, b);
            return;
        }
        Record(f, f.Code.Code[pc + 4], a, b);
        int x = a.IsInt32 ? a.AsInt32 : Conversions.ToInt32(a.AsDouble), y = b.IsInt32 ? b.AsInt32 : Conversions.ToInt32(b.AsDouble);
        ref Register target = ref Unsafe.As<JsValue, Register>(ref result);
        target.Bits = op switch
        {
            ArithmeticOp.BitAnd => Register.Int32 | (uint)(x & y),
            ArithmeticOp.BitOr => Register.Int32 | (uint)(x | y),
            ArithmeticOp.BitXor => Register.Int32 | (uint)(x ^ y),
            ArithmeticOp.ShiftLeft => Register.Int32 | (uint)(x << y),
            ArithmeticOp.ShiftRight => Register.Int32 | (uint)(x >> y),
            _ => JsValue.FromUInt32((uint)x >> y)._bits,
        };
        target.Cell = null;
    }
}
