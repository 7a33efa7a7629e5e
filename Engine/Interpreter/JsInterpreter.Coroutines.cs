using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Interpreter;

/// <summary>Generators and async functions: frames that sleep with their own registers.</summary>
internal sealed partial class JsInterpreter
{
    /// <summary>Gives the running frame its own registers, so that it can outlive its place on the stack.</summary>
    private void Detach(Frame frame, Coroutine coroutine)
    {
        if (coroutine.IsDetached)
            return;
        coroutine.IsDetached = true;
        var own = new JsValue[frame.Code.RegisterCount];
        RegistersOf(frame.Registers, frame.Base, own.Length).CopyTo(own);
        frame.Registers = own;
        frame.Base = 0;
        frame.Flags |= FrameFlags.HasExtras;
    }

    private Coroutine StartCoroutine(Frame frame, Coroutine coroutine)
    {
        frame.Coroutine = coroutine;
        frame.Flags |= FrameFlags.HasExtras;
        return coroutine;
    }

    /// <summary>GeneratorStart: makes the generator object; the frame sleeps at the next instruction.</summary>
    private GeneratorObject StartGenerator(Frame frame, int nextPc)
    {
        ScriptFunction function = frame.Function;
        bool isAsync = function.Template.IsAsync;
        JsObject prototype = Constructors.PrototypeOf(_t, function, isAsync ? Intrinsic.AsyncGeneratorPrototype : Intrinsic.GeneratorPrototype);
        var shape = prototype.PrototypeInfo.RootShape(0);
        GeneratorObject generator = isAsync ? new AsyncGeneratorObject(shape) : new GeneratorObject(shape);
        Detach(frame, StartCoroutine(frame, new Coroutine { Generator = generator }));
        frame.NextPc = nextPc;
        generator.Frame = frame;
        return generator;
    }

    /// <summary>Puts a sleeping frame on top of the stack as an entry frame.</summary>
    private void Wake(Frame sleeping)
    {
        Frame caller = _frames[_depth];
        NextFrame();
        _spare = _frames[_depth];
        _frames[_depth] = sleeping;
        sleeping.StackSegment = caller.StackSegment ?? caller.Registers;
        sleeping.Top = caller.Top;
        sleeping.Flags |= FrameFlags.Entry;
        sleeping.Context = null;
        SwitchRealm(sleeping.Function);
    }

    /// <summary>Takes the running detached frame off the stack. The pool gets another one.</summary>
    private void Sleep()
    {
        Coroutine coroutine = _frames[_depth].Coroutine!;
        _frames[_depth] = TakeSpare();
        _depth--;
        if (!coroutine.IsAwaiting)
            return;
        // THREADS: last, because another thread may wake the frame from now on.
        JsValue awaited = coroutine.Awaited;
        coroutine.IsAwaiting = false;
        coroutine.Awaited = default;
        Amplifier.At(Point.AwaitRegistration);
        Promises.Await(_t, awaited, coroutine.Waiter!);
    }

    /// <summary>The pooled frame that a woken one took the place of.</summary>
    private Frame? _spare;

    private Frame TakeSpare()
    {
        Frame frame = _spare ?? new Frame();
        _spare = null;
        return frame;
    }

    /// <summary>How a generator's frame left this interpreter's stack. None: it awaits, and may be running elsewhere already.</summary>
    private enum Leaving : byte { None, Yield, YieldDelegate, End }

    /// <summary>
    /// Set as the last thing before a generator's frame goes, taken by the one who had woken it: what the frame or the generator
    /// say themselves may by then be another thread's doing.
    /// </summary>
    private Leaving _leaving;

    private Leaving TakeLeaving()
    {
        Leaving leaving = _leaving;
        _leaving = Leaving.None;
        return leaving;
    }

    private static GeneratorState RestOf(Leaving leaving) =>
        leaving == Leaving.End ? GeneratorState.Completed : GeneratorState.SuspendedYield;

    public JsValue ResumeGenerator(GeneratorObject generator, ResumeMode mode, JsValue value, out bool done, out bool isResultObject)
    {
        _t.CheckNativeStack();
        isResultObject = false;
        generator.Tell(_t, Part.State, Access.Write);
        GeneratorState state = generator.State;
        if (state == GeneratorState.SuspendedStart && mode != ResumeMode.Next && generator.TryTake(GeneratorState.SuspendedStart))
            generator.Rest(state = GeneratorState.Completed);
        if (state == GeneratorState.Completed)
        {
            done = true;
            return mode switch
            {
                ResumeMode.Next => JsValue.Undefined,
                ResumeMode.Return => value,
                _ => throw new JsException(value),
            };
        }
        if (state == GeneratorState.Running || !generator.TryTake(state))
            throw _t.TypeError("Generator is already running");
        var frame = (Frame)generator.Frame!;
        Wake(frame);
        Exception failure;
        try
        {
            JsValue result = Continue(frame, state == GeneratorState.SuspendedStart, mode, value);
            Leaving leaving = TakeLeaving();
            done = leaving == Leaving.End;
            isResultObject = leaving == Leaving.YieldDelegate;
            generator.Rest(RestOf(leaving));
            return result;
        }
        catch (Exception e)
        {
            failure = e;
        }
        generator.Rest(GeneratorState.Completed);
        throw failure;
    }

    /// <summary>Goes on behind the Yield, YieldDelegate or Await that a woken frame sleeps at.</summary>
    private JsValue Continue(Frame frame, bool isStart, ResumeMode mode, JsValue value)
    {
        if (isStart)
            return Execute(frame);
        int[] code = frame.Code.Code;
        int pc = frame.Pc;
        var op = (Op)code[pc];
        if (mode == ResumeMode.Throw && op != Op.YieldDelegate)
            return ExecuteThrowing(frame, value);
        RegisterAt(frame, code[pc + 1]) = value;
        if (op != Op.Await)
            RegisterAt(frame, code[pc + 3]) = (int)mode;
        return Execute(frame);
    }

    private JsValue ExecuteThrowing(Frame frame, JsValue thrown)
    {
        int depth = _depth;
        Realm realm = CallerRealm(depth);
        if (Unwind(thrown))
            return Execute(_frames[_depth]);
        _t.Realm = realm;
        return _finished ? TakeFinished() : throw new JsException(thrown);
    }

    // ---- Async functions

    /// <summary>A promise reaction that wakes a frame waiting in Await.</summary>
    private sealed class AwaitReaction(Frame frame) : Reaction
    {
        public override Realm? Realm => frame.Function.Realm;

        protected override void Run(JsThread t, JsValue value, bool rejected)
        {
            ((JsInterpreter)t.Interpreter).RunFromJob(frame, rejected ? ResumeMode.Throw : ResumeMode.Next, value);
        }
    }

    /// <summary>Wakes a frame from a job; an async generator then serves what was queued meanwhile.</summary>
    private void RunFromJob(Frame frame, ResumeMode mode, JsValue value)
    {
        var generator = frame.Coroutine?.Generator as AsyncGeneratorObject;
        Wake(frame);
        Continue(frame, false, mode, value);
        // THREADS: while it awaits it is somebody else's, who serves.
        if (TakeLeaving() is var leaving and not Leaving.None)
            Serve(generator!, RestOf(leaving));
    }

    /// <summary>Await (27.7.5.3): the frame sleeps until the value is settled. <see cref="Sleep"/> registers the reaction.</summary>
    private void StartAwait(Frame frame, JsValue value)
    {
        if (value.IsObject)
            value = Promises.PromiseResolve(_t, value);
        Coroutine coroutine = frame.Coroutine ?? throw new InvalidOperationException("await outside a coroutine");
        Detach(frame, coroutine);
        coroutine.Waiter ??= new AwaitReaction(frame);
        coroutine.Awaited = value;
        coroutine.IsAwaiting = true;
    }

    /// <summary>A return leaves an async function or a generator: what the one who started or resumed it gets.</summary>
    private JsValue LeaveCoroutineByReturn(Coroutine coroutine, JsValue value)
    {
        if (coroutine.Promise is { } promise)
        {
            Promises.Resolve(_t, promise, value);
            return promise;
        }
        GeneratorObject generator = coroutine.Generator!;
        if (generator is AsyncGeneratorObject asyncGenerator)
        {
            CompleteAsyncGenerator(asyncGenerator, value, rejected: false);
            return JsValue.Undefined;
        }
        _leaving = Leaving.End;
        return value;
    }

    /// <summary>A throw leaves a coroutine. True when it ends here: async functions and async generators reject a promise instead.</summary>
    private bool LeaveCoroutineByThrow(Coroutine coroutine, JsValue thrown, out JsValue result)
    {
        result = default;
        if (coroutine.Promise is { } promise)
        {
            Promises.Reject(_t, promise, thrown);
            result = promise;
            return true;
        }
        if (coroutine.Generator is AsyncGeneratorObject generator)
        {
            CompleteAsyncGenerator(generator, thrown, rejected: true);
            return true;
        }
        return false;
    }

    // ---- Async generators (27.6.3)

    public JsPromise EnqueueAsyncGenerator(AsyncGeneratorObject generator, ResumeMode mode, JsValue value)
    {
        _t.CheckNativeStack();
        JsPromise promise = Promises.New(_t);
        generator.Tell(_t, Part.State, Access.Write);
        if (generator.Enqueue(new AsyncGeneratorRequest(mode, value, promise), out GeneratorState rested))
            Serve(generator, rested);
        return promise;
    }

    /// <summary>AsyncGeneratorResume and AsyncGeneratorDrainQueue, for the owner: serves requests until one waits or none is left.</summary>
    private void Serve(AsyncGeneratorObject generator, GeneratorState rest)
    {
        while (generator.FrontOrRest(rest) is { } request)
        {
            if (rest == GeneratorState.SuspendedStart && request.Mode != ResumeMode.Next)
            {
                generator.Frame = null;
                rest = GeneratorState.Completed;
            }
            if (rest == GeneratorState.Completed)
            {
                if (!ServeCompleted(generator, request))
                    return;
                continue;
            }
            if (ResumeBody(generator, rest, request) is not (not Leaving.None and var leaving))
                return;
            rest = RestOf(leaving);
        }
    }

    /// <summary>False when the request waits, and with it the generator.</summary>
    private bool ServeCompleted(AsyncGeneratorObject generator, AsyncGeneratorRequest request)
    {
        if (request.Mode == ResumeMode.Return)
            return !AwaitReturn(generator, request);
        generator.TakeFront();
        if (request.Mode == ResumeMode.Throw)
            Promises.Reject(_t, request.Promise, request.Value);
        else
            Promises.Resolve(_t, request.Promise, _t.Realm.NewIteratorResult(JsValue.Undefined, true));
        return true;
    }

    private Leaving ResumeBody(AsyncGeneratorObject generator, GeneratorState rest, AsyncGeneratorRequest request)
    {
        var frame = (Frame)generator.Frame!;
        bool isReturnAtYield = rest == GeneratorState.SuspendedYield && request.Mode == ResumeMode.Return
            && (Op)frame.Code.Code[frame.Pc] == Op.Yield;
        // 27.6.3.8 step 12: a return completion awaits its value at the yield first.
        if (isReturnAtYield)
            return ReturnAtYield(frame, request.Value);
        Wake(frame);
        Continue(frame, rest == GeneratorState.SuspendedStart, request.Mode, request.Value);
        return TakeLeaving();
    }

    private sealed class ReturnAtYieldReaction(Frame frame) : Reaction
    {
        public override Realm? Realm => frame.Function.Realm;

        protected override void Run(JsThread t, JsValue value, bool rejected)
        {
            ((JsInterpreter)t.Interpreter).RunFromJob(frame, rejected ? ResumeMode.Throw : ResumeMode.Return, value);
        }
    }

    private Leaving ReturnAtYield(Frame frame, JsValue value)
    {
        JsPromise promise;
        try
        {
            promise = Promises.PromiseResolve(_t, value);
        }
        catch (JsException e)
        {
            Wake(frame);
            Continue(frame, false, ResumeMode.Throw, e.Value);
            return TakeLeaving();
        }
        Promises.Then(_t, promise, new ReturnAtYieldReaction(frame));
        return Leaving.None;
    }

    private sealed class DrainReaction(AsyncGeneratorObject generator) : Reaction
    {
        protected override void Run(JsThread t, JsValue value, bool rejected)
        {
            AsyncGeneratorRequest request = generator.TakeFront();
            if (rejected)
                Promises.Reject(t, request.Promise, value);
            else
                Promises.Resolve(t, request.Promise, t.Realm.NewIteratorResult(value, true));
            ((JsInterpreter)t.Interpreter).Serve(generator, GeneratorState.Completed);
        }
    }

    // 27.6.3.9 AsyncGeneratorAwaitReturn ( generator ): false when the request is answered already
    private bool AwaitReturn(AsyncGeneratorObject generator, AsyncGeneratorRequest request)
    {
        JsPromise promise;
        try
        {
            promise = Promises.PromiseResolve(_t, request.Value);
        }
        catch (JsException e)
        {
            generator.TakeFront();
            Promises.Reject(_t, request.Promise, e.Value);
            return false;
        }
        Promises.Then(_t, promise, new DrainReaction(generator));
        return true;
    }

    /// <summary>AsyncGeneratorYield (27.6.3.8): settles the front request; the body then sleeps, and its owner serves the next request.</summary>
    private void YieldAsync(AsyncGeneratorObject generator, JsValue value)
    {
        AsyncGeneratorRequest request = generator.TakeFront();
        Promises.Resolve(_t, request.Promise, _t.Realm.NewIteratorResult(value, false));
        _leaving = Leaving.Yield;
    }

    private void CompleteAsyncGenerator(AsyncGeneratorObject generator, JsValue value, bool rejected)
    {
        AsyncGeneratorRequest request = generator.TakeFront();
        if (rejected)
            Promises.Reject(_t, request.Promise, value);
        else
            Promises.Resolve(_t, request.Promise, _t.Realm.NewIteratorResult(value, true));
        _leaving = Leaving.End;
    }
}
