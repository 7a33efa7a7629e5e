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
    private void DoDefinePrivateMethod(Frame f, ref int code, nint pc, ref JsValue r)
    {
        DefinePrivateMethod(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)).AsObject, new PrivateMethod(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)).AsSymbol, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3)).AsObject, Unsafe.Add(ref code, pc + 4)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoAddPrivateMethod(Frame f, ref int code, nint pc, ref JsValue r)
    {
        AddPrivateMethod(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)), new PrivateMethod(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)).AsSymbol, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3)).AsObject, Unsafe.Add(ref code, pc + 4)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoNewObject(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = Born(f, pc, JsObjectSlots.New(f.Function.Realm.ObjectShape(JsObjectSlots.CapacityFor(Math.Max(Unsafe.Add(ref code, pc + 2), 4)))));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoNewObjectLiteral(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = Born(f, pc, NewObjectLiteral(f, (ObjectLiteral)f.Code.Descriptors[Unsafe.Add(ref code, pc + 2)], ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3)), Unsafe.Add(ref code, pc + 4)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoDefineField(Frame f, ref int code, nint pc, ref JsValue r)
    {
        DefineField(f, ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Code.Sites), Unsafe.Add(ref code, pc + 2)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoDefineElement(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)).AsObject.CreateDataPropertyOrThrow(_t, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)).ToPropertyKey(_t), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoDefineMethod(Frame f, ref int code, nint pc, ref JsValue r)
    {
        DefineMethod(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)).AsObject, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3)).AsObject, Unsafe.Add(ref code, pc + 4));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoSetLiteralProto(Frame f, ref int code, nint pc, ref JsValue r)
    {
        SetLiteralProto(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)).AsObject, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoCopyDataProperties(Frame f, ref int code, nint pc, ref JsValue r)
    {
        CopyDataProperties(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)).AsObject, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3)), Unsafe.Add(ref code, pc + 4)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoNewArray(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = Born(f, pc, f.Function.Realm.NewArray(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), Unsafe.Add(ref code, pc + 3))));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoNewArrayLiteral(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = Born(f, pc, f.Function.Realm.NewArray((JsValue[])f.Code.Descriptors[Unsafe.Add(ref code, pc + 2)]));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoArrayAppend(Frame f, ref int code, nint pc, ref JsValue r)
    {
        ArrayAppend(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)), MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), Unsafe.Add(ref code, pc + 3)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoArraySpread(Frame f, ref int code, nint pc, ref JsValue r)
    {
        ArraySpread(f, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoNewRegExp(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = NewRegExp((RegExpSite)f.Code.Descriptors[Unsafe.Add(ref code, pc + 2)]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoGetTemplateObject(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = TemplateObject(f, (TemplateSite)f.Code.Descriptors[Unsafe.Add(ref code, pc + 2)]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoCreateClosure(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = Born(f, pc, CreateClosure(f, f.Code.Functions[Unsafe.Add(ref code, pc + 2)]));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoCreateMethod(Frame f, ref int code, nint pc, ref JsValue r)
    {
        ScriptFunction method = CreateClosure(f, f.Code.Functions[Unsafe.Add(ref code, pc + 2)]);
        method.HomeObject = Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3)).AsObject;
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = method;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoSetFunctionName(Frame f, ref int code, nint pc, ref JsValue r)
    {
        SetFunctionName(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)).AsObject, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), Unsafe.Add(ref code, pc + 3));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoCreateClass(Frame f, ref int code, nint pc, ref JsValue r)
    {
        CreateClass(f, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), f.Code.Functions[Unsafe.Add(ref code, pc + 3)]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoSetClassFields(Frame f, ref int code, nint pc, ref JsValue r)
    {
        ElementsOf(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))).Fields = (ScriptFunction)Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2))._cell!;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoInitializeInstance(Frame f, ref int code, nint pc, ref JsValue r)
    {
        InitializeInstance(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)).AsObject, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoGetSuperConstructor(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromObjectOrNull(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)).AsObject.GetPrototypeOf(_t));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoCallSpread(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = CallSpread(f, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoCallEvalSpread(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = CallEvalSpread(f, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), (EvalCallSite)f.Code.Descriptors[Unsafe.Add(ref code, pc + 3)]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoConstructSpread(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = ConstructSlow(f, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), SpreadArguments(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2) + 2)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoConstructSuperSpread(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = ConstructSuperSlow(f, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), SpreadArguments(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2) + 2)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoDynamicImport(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = DynamicImport(f, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoGetImportMeta(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = ImportMeta(f);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoLoadHomeObject(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = f.Function.HomeObject!;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoCreateUnmappedArguments(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = ArgumentsObject.NewUnmapped(f.Function.Realm, ArgumentsOf(f));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoCreateMappedArguments(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = CreateMappedArguments(f, (int[])f.Code.Descriptors[Unsafe.Add(ref code, pc + 2)]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoCreateRest(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = CreateRest(f, Unsafe.Add(ref code, pc + 2));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoLoadArgument(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = Unsafe.Add(ref code, pc + 2) < f.ArgumentCount ? ArgumentsOf(f)[Unsafe.Add(ref code, pc + 2)] : JsValue.Undefined;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoGetArgument(Frame f, ref int code, nint pc, ref JsValue r)
    {
        ref JsValue made = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
        JsValue key = Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
        if (made.IsHole && key is { IsInt32: true, AsInt32: >= 0 } && _t.Recorder is null && !JsObject.PrototypesHaveElements)
        {
            Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = key.AsInt32 < f.ArgumentCount ? ArgumentsOf(f)[key.AsInt32] : JsValue.Undefined;
            return;
        }
        JsObject arguments = MakeArguments(f, ref made, Unsafe.Add(ref code, pc + 4));
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = arguments.Get(_t, key.ToPropertyKey(_t), arguments);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoGetArgumentCount(Frame f, ref int code, nint pc, ref JsValue r)
    {
        JsObject arguments = MakeArguments(f, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), Unsafe.Add(ref code, pc + 3));
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = arguments.Get(_t, Names.Length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoThrowIfNotObject(Frame f, ref int code, nint pc, ref JsValue r)
    {
        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
        if (!a.IsObject)
        {
            throw _t.TypeError($"Iterator result {ValueText.Of(a)} is not an object");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoGetIterator(Frame f, ref int code, nint pc, ref JsValue r)
    {
        GetIterator(f, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoGetIteratorRecord(Frame f, ref int code, nint pc, ref JsValue r)
    {
        GetIteratorRecord(f, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoGetAsyncIterator(Frame f, ref int code, nint pc, ref JsValue r)
    {
        GetAsyncIterator(f, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoIteratorStep(Frame f, ref int code, nint pc, ref JsValue r)
    {
        StepForPattern(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoIteratorRest(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = IteratorRest(f, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoIteratorClose(Frame f, ref int code, nint pc, ref JsValue r)
    {
        IteratorClose(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoIteratorCloseSilent(Frame f, ref int code, nint pc, ref JsValue r)
    {
        IteratorCloseSilent(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoIteratorNext(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = IteratorNext(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoGetMethod(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromObjectOrUndefined(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)).GetMethod(_t, Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Code.Sites), Unsafe.Add(ref code, pc + 3)).Key));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoForInPrepare(Frame f, ref int code, nint pc, ref JsValue r)
    {
        PrepareForIn(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoAsyncIteratorClose(Frame f, ref int code, nint pc, ref JsValue r)
    {
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = AsyncIteratorClose(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoGetElementForUpdate(Frame f, ref int code, nint pc, ref JsValue r)
    {
        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
        JsValue key = Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 4));
        RequireObjectCoercible(f, a);
        if (key.IsObject)
            key = key.ToPropertyKey(_t).ToValue();
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)) = key;
        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = GetElement(f, ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Code.Sites), Unsafe.Add(ref code, pc + 5)), a, key);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void DoAsyncStart(Frame f, ref int code, nint pc, ref JsValue r)
    {
        StartCoroutine(f, new Coroutine { Promise = Promises.New(_t) });
    }
}
