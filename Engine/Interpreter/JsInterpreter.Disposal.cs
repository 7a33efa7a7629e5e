using System.Runtime.CompilerServices;
using ConcurrentJs.Heap;
using ConcurrentJs.Runtime.Disposal;
using ConcurrentJs.Runtime.Errors;

namespace ConcurrentJs.Interpreter;

/// <summary>`using` and `await using`: the register of a scope's resources holds a <see cref="DisposeCapability"/>.</summary>
internal sealed partial class JsInterpreter
{
    private static DisposeCapability Disposables(ref int code, nint operand, ref JsValue r) =>
        Unsafe.As<DisposeCapability>(Unsafe.Add(ref r, Unsafe.Add(ref code, operand))._cell!);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void DoNewDisposables(ref int code, nint pc, ref JsValue r) =>
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = new JsValue(new DisposeCapability());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoAddDisposable(ref int code, nint pc, ref JsValue r) =>
        Disposables(ref code, pc + 1, ref r).Add(_t, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), Unsafe.Add(ref code, pc + 3) != 0);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoDisposeNext(ref int code, nint pc, ref JsValue r)
    {
        bool mustAwait = Disposables(ref code, pc + 2, ref r).Walk.Next(_t, out JsValue value);
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = mustAwait ? value : JsValue.Hole;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoDisposeFailed(ref int code, nint pc, ref JsValue r) =>
        Disposables(ref code, pc + 1, ref r).Walk.Failed(_t, new JsException(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2))));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void DoDisposeEnd(ref int code, nint pc, ref JsValue r)
    {
        if (Disposables(ref code, pc + 1, ref r).Walk.Error is { } error)
            throw new JsException(error.Value);
    }
}
