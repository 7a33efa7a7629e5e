using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using ConcurrentJs.Bytecode;
using ConcurrentJs.Bytecode.Generation;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Parsing;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Interpreter;

/// <summary>
/// The reference meaning of every opcode: a register machine whose frames live in arrays, so JS-to-JS calls do not recurse in C#.
/// One instance belongs to one JS thread and only that thread uses it.
/// </summary>
/// <remarks>
/// Windows overlap: a callee's r0 is the caller's `this` register, its parameters are the argument registers in place.
/// Native code (builtins, getters, conversions) that calls back gets a new entry frame above the running window and a nested loop;
/// that recursion is bounded by the native stack check.
/// </remarks>
internal sealed partial class JsInterpreter : KeptApart, IInterpreter
{
    /// <summary>Frames beyond this number end in a RangeError.</summary>
    public const int MaxDepth = 12_000;

    /// <summary>Arguments of a call times its depth.</summary>
    private const long MaxKeptArguments = 8 << 20;

    private const int FirstSegment = 1024, MaxSegment = 4 << 20;

    private readonly JsThread _t;
    private Frame[] _frames;

    /// <summary>The register arrays, in the order in which windows fill them; the first stands for the registers on the native stack.</summary>
    private JsValue[][] _segments = [Frame.Native];

    /// <summary>Keeps the rooms around the frames, see <see cref="MakeFrames"/>.</summary>
    private object[]? _rooms;

    private static readonly object[] s_noRooms = [];

    internal readonly DeadRoom RoomBehind;

    /// <summary>Index of the running frame; 0 is a sentinel that is never run.</summary>
    private int _depth;

    public JsInterpreter(JsThread thread)
    {
        _t = thread;
        _hasLargeBlock = !thread.Registry.IsControlled && (thread.Cluster.Main is null || ReferenceEquals(thread.Cluster.Main, thread));
        // PERF: where one thread runs at a time nothing is written beside others, and engines may live for a moment only.
        if (thread.Registry.IsControlled)
            _rooms = s_noRooms;
        _frames = new Frame[_rooms is null ? 64 : 16];
        MakeFrames(0);
        _frames[0].Registers = Frame.Native;
        ReentryPulse.Register(thread);
    }

    public ScriptFunction? CurrentFunction => _depth > 0 ? _frames[_depth].Function : null;

    public JsValue Call(ScriptFunction function, JsValue thisValue, ReadOnlySpan<JsValue> arguments)
    {
        _t.CheckNativeStack();
        _t.Poll();
        if (function.Template.IsClassConstructor)
            throw ClassCalled(function);
        if (_native == 0)
            return EnterNative(new Entry(EntryKind.Call, function, thisValue, arguments, null));
        Frame frame = PushEntry(function, thisValue, arguments);
        return Execute(frame);
    }

    // 10.2.1 [[Call]], step 4: an error of the class's realm
    private Exception ClassCalled(ScriptFunction function) =>
        _t.NewError(function.Realm, Threads.ErrorKind.Type, $"Class constructor {function.Template} cannot be invoked without 'new'");

    public JsObject Construct(ScriptFunction function, ReadOnlySpan<JsValue> arguments, JsObject newTarget)
    {
        _t.CheckNativeStack();
        _t.Poll();
        if (_native == 0)
            return EnterNative(new Entry(EntryKind.Construct, function, default, arguments, newTarget)).AsObject;
        JsValue self = function.Template.IsDerived ? JsValue.Hole : NewInstance(function, newTarget);
        Frame frame = PushEntry(function, self, arguments);
        frame.Flags |= ConstructFlags(function);
        frame.NewTarget = newTarget;
        return Execute(frame).AsObject;
    }

    public JsValue RunProgram(ScriptFunction program, JsValue thisValue)
    {
        _t.CheckNativeStack();
        if (_native == 0)
            return EnterNative(new Entry(EntryKind.Program, program, thisValue, [], null));
        return Execute(PushEntry(program, thisValue, []));
    }

    private static FrameFlags ConstructFlags(ScriptFunction function) =>
        function.Template.IsDerived ? FrameFlags.Derived : FrameFlags.Construct;

    /// <summary>A frame for a call from native code, with a window above everything alive.</summary>
    private Frame PushEntry(ScriptFunction function, JsValue thisValue, ReadOnlySpan<JsValue> arguments)
    {
        BytecodeFunction code = function.Template.Code ?? Compile(function.Template);
        if (code.UsesArgumentList && TooManyArguments(arguments.Length))
            throw TooManyArgumentsError();
        Frame caller = _frames[_depth];
        JsValue[] segment = caller.StackSegment ?? caller.Registers;
        int start = caller.Top;
        int kept = code.UsesArgumentList ? arguments.Length : 0;
        Reserve(ref segment, ref start, kept + Math.Max(code.RegisterCount, arguments.Length + 1));
        start += kept;
        Frame frame = NextFrame();
        // PERF: a callback finds what its last call left here, and a store that the collector hears of costs more than a look.
        if (!ReferenceEquals(frame.Function, function))
            frame.Function = function;
        if (!ReferenceEquals(frame.Code, code))
            frame.Code = code;
        if (!ReferenceEquals(frame.Registers, segment))
            frame.Registers = segment;
        frame.Base = start;
        frame.Top = start + code.RegisterCount;
        frame.StackSegment = null;
        frame.Flags = FrameFlags.Entry;
        frame.Context = null;
        frame.NextPc = 0;
        frame.Pc = 0;
        Span<JsValue> window = MemoryMarshal.CreateSpan(ref RegisterAt(frame, 0), Math.Max(code.RegisterCount, arguments.Length + 1));
        window[0] = thisValue;
        int given = Math.Min(arguments.Length, code.ParameterCount);
        if (given > 0)
            arguments[..given].CopyTo(window[1..]);
        for (int i = given; i < code.ParameterCount; i++)
            window[i + 1] = JsValue.Undefined;
        frame.ArgumentCount = kept;
        if (kept > 0)
            arguments.CopyTo(RegistersOf(segment, start - kept, kept));
        SwitchRealm(function);
        return frame;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SwitchRealm(ScriptFunction function)
    {
        if (!ReferenceEquals(_t.Realm, function.Realm))
            _t.Realm = function.Realm;
    }

    /// <summary>Moves to the next segment when the window does not fit. Segments never move: refs and spans into them stay good.</summary>
    /// <remarks>
    /// The next segment is kept: a loop whose calls cross the border would else allocate one for every call. Whatever lies in it is
    /// dead, because the running frame is the newest and lies in the one before.
    /// </remarks>
    private void Reserve(ref JsValue[] segment, ref int start, int count)
    {
        if (start + count <= RoomOf(segment))
            return;
        if (start + count > MaxSegment)
            throw _t.RangeError("Maximum call stack size exceeded");
        int next = Array.IndexOf(_segments, segment) + 1;
        if (next == 0 || next == _segments.Length || _segments[next].Length < count)
        {
            var larger = new JsValue[Math.Max(Math.Clamp(segment.Length * 2, FirstSegment, MaxSegment), count * 2)];
            if (next == _segments.Length)
                _segments = [.. _segments, larger];
            else if (next > 0)
                _segments[next] = larger;
            segment = larger;
        }
        else
        {
            segment = _segments[next];
        }
        start = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Frame NextFrame()
    {
        int depth = _depth + 1;
        Frame[] frames = _frames;
        if ((uint)depth < (uint)frames.Length && frames[depth] is { } frame)
        {
            _depth = depth;
            return frame;
        }
        return NewFrame(depth);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Frame NewFrame(int depth)
    {
        if (depth >= MaxDepth)
            throw _t.RangeError("Maximum call stack size exceeded");
        if (depth >= _frames.Length)
            Array.Resize(ref _frames, _frames.Length * 2);
        if (_frames[depth] is null)
            MakeFrames(depth);
        _depth = depth;
        return _frames[depth];
    }

    /// <summary>Makes the next few frames, side by side and with room around them: frames are written at every call, and never by others.</summary>
    private void MakeFrames(int depth)
    {
        const int lines = 128;
        bool hasRooms = !ReferenceEquals(_rooms, s_noRooms);
        byte[] before = hasRooms ? new byte[lines] : [];
        int end = Math.Min(_frames.Length, depth + Math.Clamp(depth, hasRooms ? 8 : 4, 64));
        for (int i = depth; i < end; i++)
            _frames[i] ??= new Frame();
        if (!hasRooms)
            return;
        _rooms = [before, new byte[lines], .. _rooms is null ? [] : (object[])[_rooms]];
    }

    /// <summary>Compiles a function on its first call.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private BytecodeFunction Compile(FunctionTemplate template)
    {
        try
        {
            return BytecodeGenerator.CompileFunction(template);
        }
        catch (InsufficientExecutionStackException)
        {
            throw _t.RangeError("Maximum call stack size exceeded");
        }
        catch (SyntaxErrorException e)
        {
            throw _t.SyntaxError(e.Message);
        }
    }

    /// <summary>Runs the frame on top until it returns to native code.</summary>
    /// <remarks>
    /// Nothing is thrown from inside a catch block: the runtime keeps the frames of the first throw on the stack until the block is
    /// left, and a throw that passes many runs would need several kilobytes for each.
    /// </remarks>
    private JsValue Execute(Frame entry)
    {
        int depth = _depth;
        Realm realm = CallerRealm(depth);
        while (true)
        {
            JsException? thrown;
            Exception? fatal = null;
            try
            {
                JsValue result = _t.Probe is not null ? Loop<Watched>(entry) : IsAllNative(depth) ? Loop<Unwatched>(entry) : Loop<UnwatchedAnywhere>(entry);
                if (_reenter)
                {
                    _reenter = false;
                    entry = _frames[_depth];
                    continue;
                }
                // PERF: a callback mostly is of its caller's realm, and a store that the collector hears of costs more than a look.
                if (!ReferenceEquals(_t.Realm, realm))
                    _t.Realm = realm;
                return result;
            }
            catch (JsException e)
            {
                thrown = e;
            }
            catch (Exception e)
            {
                thrown = null;
                fatal = e;
            }
            thrown ??= AsThrown(fatal!);
            if (thrown is null)
            {
                Abandon(depth);
                _t.Realm = realm;
                ExceptionDispatchInfo.Throw(fatal!);
            }
            bool left = _left;
            _left = false;
            if (!left && Unwind(thrown.Value))
            {
                entry = _frames[_depth];
                continue;
            }
            _t.Realm = realm;
            if (_finished)
                return TakeFinished();
            throw thrown;
        }
    }

    /// <summary>What a program may catch of the exceptions of .NET; null for those that end it.</summary>
    private JsException? AsThrown(Exception exception)
    {
        if (exception is OutOfMemoryException)
            MemoryBudget.GiveUpReserve();
        return AsKnown(exception);
    }

    private JsException? AsKnown(Exception exception) => exception switch
    {
        InsufficientExecutionStackException => (JsException)_t.RangeError("Maximum call stack size exceeded"),
        OutOfMemoryException => (JsException)_t.RangeError("Out of memory"),
        _ => null,
    };

    private Realm CallerRealm(int depth) => depth > 1 ? _frames[depth - 1].Function.Realm : _t.Realm;

    /// <summary>Termination: all frames of this run are dropped, no handler sees it.</summary>
    private void Abandon(int depth)
    {
        while (_depth >= depth)
            PopFrame();
    }

    private void PopFrame()
    {
        Frame frame = _frames[_depth];
        if (frame.Coroutine is { IsDetached: true })
            _frames[_depth] = TakeSpare();
        else if ((frame.Flags & FrameFlags.HasExtras) != 0)
            frame.Coroutine = null;
        _depth--;
    }

    /// <summary>Set by the loop when it wants to be entered anew (its code was replaced by a better version).</summary>
    private bool _reenter;

    /// <summary>The loop has unwound to its entry frame itself; the exception only carries the value on.</summary>
    private bool _left;

    private bool _finished;
    private JsValue _finishedResult;

    private JsValue TakeFinished()
    {
        JsValue result = _finishedResult;
        _finished = false;
        _finishedResult = default;
        return result;
    }

    /// <summary>
    /// Finds the handler for a thrown value among the frames from the top down to the entry frame. True: run the top frame at its NextPc. False: the run is over, with the exception or (<see cref="_finished"/>) with a result.
    /// </summary>
    private bool Unwind(JsValue thrown)
    {
        while (true)
        {
            Frame frame = _frames[_depth];
            if (frame.Code.TryFindHandler(frame.Pc, out ExceptionEntry handler))
            {
                RegisterAt(frame, handler.Register) = thrown;
                frame.NextPc = handler.Handler;
                SwitchRealm(frame.Function);
                return true;
            }
            bool isEntry = frame.IsEntry;
            Coroutine? coroutine = frame.Coroutine;
            int result = frame.Result;
            PopFrame();
            if (coroutine is not null && LeaveCoroutineByThrow(coroutine, thrown, out JsValue value))
            {
                if (isEntry)
                {
                    _finished = true;
                    _finishedResult = value;
                    return false;
                }
                Frame caller = _frames[_depth];
                RegisterAt(caller, result) = value;
                SwitchRealm(caller.Function);
                return true;
            }
            if (isEntry)
                return false;
        }
    }

    public StackFrameInfo[] CaptureStack(int limit, JsObject? skipTo)
    {
        var frames = new List<StackFrameInfo>(Math.Min(limit, 16));
        bool skipping = skipTo is not null && IsOnStack(skipTo);
        for (int i = _depth; i > 0 && frames.Count < limit; i--)
        {
            Frame frame = _frames[i];
            if (skipping)
            {
                skipping = !ReferenceEquals(frame.Function, skipTo);
                continue;
            }
            FunctionTemplate template = frame.Function.Template;
            bool top = (template.Flags & (FunctionFlags.Program | FunctionFlags.Module)) != 0;
            frames.Add(new StackFrameInfo(top ? "" : NameOf(frame.Function), template.Source, Math.Max(0, frame.Code.Positions.OffsetOf(frame.Pc)),
                (frame.Flags & (FrameFlags.Construct | FrameFlags.Derived)) != 0, false, top, frame.Function));
        }
        return [.. frames];
    }

    private bool IsOnStack(JsObject function)
    {
        for (int i = _depth; i > 0; i--)
            if (ReferenceEquals(_frames[i].Function, function))
                return true;
        return false;
    }

    private static string NameOf(ScriptFunction function) =>
        function.TryFindOwn(PropertyKey.FromAtom(Heap.Strings.Names.Name), out _, out JsValue name) && name._cell is Heap.Strings.JsString text
            ? text.ToString() : function.Template.Name;
}
