using System.Runtime.CompilerServices;
using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Interpreter;

/// <summary>Slow paths that store into a register.</summary>
/// <remarks>PERF: a returned value would need a temporary in the loop's frame, which every entry of the loop has to clear.</remarks>
internal sealed partial class JsInterpreter
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddSlow(Frame f, int pc, JsValue a, JsValue b, ref JsValue result) => result = AddSlow(f, pc, a, b);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void SubSlow(Frame f, int pc, JsValue a, JsValue b, ref JsValue result) => result = Arithmetic(f, pc, ArithmeticOp.Subtract, a, b);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Arithmetic(Frame f, int pc, ArithmeticOp op, JsValue a, JsValue b, ref JsValue result) => result = Arithmetic(f, pc, op, a, b);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void IncrementSlow(Frame f, int pc, JsValue a, int by, ref JsValue result) => result = IncrementSlow(f, pc, a, by);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void NegateSlow(Frame f, int pc, JsValue a, ref JsValue result) => result = NegateSlow(f, pc, a);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void BitNotSlow(JsValue a, ref JsValue result) => result = Operators.BitNot(_t, a);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void GetProperty(Frame f, ref PropertySite site, JsValue value, ref JsValue result) => result = GetProperty(f, ref site, value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void GetElement(Frame f, ref PropertySite site, JsValue target, JsValue key, ref JsValue result) => result = GetElement(f, ref site, target, key);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void GetGlobal(Frame f, ref PropertySite site, bool throwing, ref JsValue result) => result = GetGlobal(f, ref site, throwing);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CallSlow(Frame f, JsValue callee, JsValue thisValue, ReadOnlySpan<JsValue> arguments, ref JsValue result) =>
        result = CallSlow(f, callee, thisValue, arguments);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ConstructSlow(Frame f, JsValue callee, ReadOnlySpan<JsValue> arguments, JsValue newTarget, ref JsValue result) =>
        result = ConstructSlow(f, callee, arguments, newTarget);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ConstructSuperSlow(Frame f, JsValue callee, ReadOnlySpan<JsValue> arguments, JsValue newTarget, ref JsValue result) =>
        result = ConstructSuperSlow(f, callee, arguments, newTarget);

    /// <summary>Reads a binding that may be uninitialised or hold a boxed primitive.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void LoadBinding(Frame f, Box box, int name, ref JsValue result)
    {
        JsValue value = box.Value;
        if (value.IsHole && name >= 0)
            throw Uninitialized(f, name);
        result = value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void StoreBinding(Frame f, Box box, JsValue value, int name)
    {
        if (box.Slot.IsFresh && name >= 0)
            throw Uninitialized(f, name);
        box.Value = value;
    }
}
