using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;

namespace ConcurrentJs.Interpreter;

/// <summary>The opcodes that are a call of something else.</summary>
/// <remarks>PERF: out of line on purpose. In the loop each would add temporaries that every entry of the loop has to clear.</remarks>
internal sealed partial class JsInterpreter
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoExp(Frame f, ref int code, nint pc, ref JsValue r)
    {
        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
        ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = Arithmetic(f, (int)pc, ArithmeticOp.Exponentiate, a, b);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoToNumber(Frame f, ref int code, nint pc, ref JsValue r)
    {
        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = a.IsNumber ? a : JsValue.FromNumber(a.ToNumber(_t));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoToNumeric(Frame f, ref int code, nint pc, ref JsValue r)
    {
        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = a.ToNumeric(_t);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoToString(Frame f, ref int code, nint pc, ref JsValue r)
    {
        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = a.ToJsString(_t);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoToPropertyKey(Frame f, ref int code, nint pc, ref JsValue r)
    {
        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = a._cell is JsString or Symbol || a.IsInt32 ? a : a.ToPropertyKey(_t).ToValue();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoToObject(Frame f, ref int code, nint pc, ref JsValue r)
    {
        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = a.ToObject(_t);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoTypeof(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = Operators.TypeOf(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoConcatStrings(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = ConcatStrings(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), Unsafe.Add(ref code, pc + 3)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoIn(Frame f, ref int code, nint pc, ref JsValue r)
    {
        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
        ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromBoolean(Operators.In(_t, a, b));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoInstanceOf(Frame f, ref int code, nint pc, ref JsValue r)
    {
        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
        ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromBoolean(InstanceOf(a, b));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoCopyBox(Frame f, ref int code, nint pc, ref JsValue r)
    {
        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
        f.Pc = (int)pc;
        Box last = Unsafe.As<Box>(a._cell!);
        Tell(last, Probes.Access.Read);
        a = Born(new Box(last.Value));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoCheckThis(Frame f, ref int code, nint pc, ref JsValue r)
    {
        if (Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))._bits == JsValue.HoleBits)
        {
            throw _t.ReferenceError("Must call super constructor in derived class before accessing 'this' or returning from derived constructor");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoThrowIfThisBound(Frame f, ref int code, nint pc, ref JsValue r)
    {
        if (Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))._bits != JsValue.HoleBits)
        {
            throw _t.ReferenceError("Super constructor may only be called once");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoGetGlobalOrUndefined(Frame f, ref int code, nint pc, ref JsValue r)
    {
        ref PropertySite site = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Code.Sites), Unsafe.Add(ref code, pc + 2));
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = GetGlobal(f, ref site, false);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoSetGlobal(Frame f, ref int code, nint pc, ref JsValue r)
    {
        SetGlobal(f, ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Code.Sites), Unsafe.Add(ref code, pc + 1)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoHasGlobal(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromBoolean(HasGlobal(f, Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Code.Sites), Unsafe.Add(ref code, pc + 2)).Key));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoSetGlobalResolved(Frame f, ref int code, nint pc, ref JsValue r)
    {
        SetGlobalResolved(f, ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Code.Sites), Unsafe.Add(ref code, pc + 1)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3)).IsTrue);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoInitGlobalLexical(Frame f, ref int code, nint pc, ref JsValue r)
    {
        InitGlobalLexical(f, Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Code.Sites), Unsafe.Add(ref code, pc + 1)).Key, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoDeclareGlobals(Frame f, ref int code, nint pc, ref JsValue r)
    {
        DeclareGlobals(f, (GlobalDeclarations)f.Code.Descriptors[Unsafe.Add(ref code, pc + 1)]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoDefineGlobalFunction(Frame f, ref int code, nint pc, ref JsValue r)
    {
        DefineGlobalFunction(f, Name(f, Unsafe.Add(ref code, pc + 1)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), Unsafe.Add(ref code, pc + 3) != 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoDefineGlobalVar(Frame f, ref int code, nint pc, ref JsValue r)
    {
        DefineGlobalVar(f, Name(f, Unsafe.Add(ref code, pc + 1)), Unsafe.Add(ref code, pc + 2) != 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoSetBlockFunctionGlobal(Frame f, ref int code, nint pc, ref JsValue r)
    {
        SetBlockFunctionGlobal(f, Name(f, Unsafe.Add(ref code, pc + 1)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoDeleteGlobal(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromBoolean(DeleteGlobal(f, Name(f, Unsafe.Add(ref code, pc + 2))));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoEnterWith(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)).ToObject(_t);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoNewVarScope(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = f.Function.Realm.NewObject(null);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoLoadDynamic(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = LoadDynamic(f, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), Name(f, Unsafe.Add(ref code, pc + 3)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoStoreDynamic(Frame f, ref int code, nint pc, ref JsValue r)
    {
        StoreDynamic(f, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)), Name(f, Unsafe.Add(ref code, pc + 2)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoDeleteDynamic(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromBoolean(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)).AsObject.Delete(_t, Name(f, Unsafe.Add(ref code, pc + 3))));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoDeclareDynamic(Frame f, ref int code, nint pc, ref JsValue r)
    {
        DeclareDynamic(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)), Name(f, Unsafe.Add(ref code, pc + 2)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoDeleteProperty(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromBoolean(DeleteProperty(f, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), Name(f, Unsafe.Add(ref code, pc + 3))));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoDeleteElement(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromBoolean(DeleteElement(f, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3))));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoGetSuperBase(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromObjectOrNull(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)).AsObject.GetPrototypeOf(_t));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoGetSuper(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = GetSuper(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 4)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoSetSuper(Frame f, ref int code, nint pc, ref JsValue r)
    {
        SetSuper(f, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 4)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoRequireObjectCoercible(Frame f, ref int code, nint pc, ref JsValue r)
    {
        RequireObjectCoercible(f, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoNewPrivateName(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = new Symbol(f.Code.Constants[Unsafe.Add(ref code, pc + 2)].AsString.ToString(), isPrivate: true);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoGetPrivate(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = GetPrivate(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3)).AsSymbol);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoSetPrivate(Frame f, ref int code, nint pc, ref JsValue r)
    {
        SetPrivate(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)).AsSymbol, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoHasPrivate(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromBoolean(HasPrivate(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3)).AsSymbol));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoDefinePrivateField(Frame f, ref int code, nint pc, ref JsValue r)
    {
        DefinePrivateField(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)).AsSymbol, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3)));
    }
}
