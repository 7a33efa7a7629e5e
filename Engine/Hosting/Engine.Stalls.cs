using System.Text;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Hosting;

/// <summary>Threads that wait for ever: who notices, and what is said.</summary>
public sealed partial class Engine
{
    private const int FramesOfStall = 32;

    private string? _stalled;

    private StallWatch? WatchForStalls() => Options.Stalls == StallAction.None || Options.Threads == ThreadsMode.Off
        ? null
        : new StallWatch(_cluster.Threads, Options.Stalls == StallAction.StopWhenSomeWait, NoteStall, (_, _) => Terminate(TerminationReason.Stalled));

    /// <summary>
    /// Tells the probe of threads that wait for ever now that the main program has come to its end. Nobody joins threads at the end of a program,
    /// so this is no failure by itself.
    /// </summary>
    public void TellWaitingThreads()
    {
        if (Options.Probe is null || Options.Threads == ThreadsMode.Off)
            return;
        Stalls.WhenSettled(_cluster.Threads, _main, found => Options.Probe.Stalled(found, StallKind.AtExit));
    }

    // No thread runs: their stacks can be read.
    private void NoteStall(IReadOnlyList<EngineThread> threads, StallKind kind)
    {
        var text = new StringBuilder(kind == StallKind.Program
            ? "The program cannot go on: every thread waits, and nothing is left that could wake one"
            : "Deadlock: these threads wait for each other");
        foreach (JsThread thread in threads.Cast<JsThread>().OrderBy(static thread => thread.Id))
            Describe(text, thread, thread.Waiting!);
        _stalled = text.ToString();
        Options.Probe?.Stalled(threads, kind);
    }

    private static void Describe(StringBuilder text, JsThread thread, PendingWait wait)
    {
        text.Append($"\n  {NameOf(thread.Id)} waits for {WhatFor(wait)}");
        foreach (StackFrameInfo frame in thread.Interpreter.CaptureStack(FramesOfStall, null))
        {
            if (frame.Source is not { } source || source.Name.StartsWith("node:internal/", StringComparison.Ordinal))
                continue;
            ScriptLocation place = ScriptLocation.At(source, frame.Offset);
            text.Append(frame.Function.Length == 0 ? $"\n      at {place}" : $"\n      at {frame.Function} ({place})");
        }
    }

    private static string NameOf(int id) => id == 0 ? "the main thread" : $"thread {id}";

    private static string WhatFor(PendingWait wait) => wait.Kind switch
    {
        WaitReason.Lock => wait.Needed < 0 ? "a lock that a release function or an unlock token holds" : $"a lock that {NameOf(wait.Needed)} holds",
        WaitReason.Condition => "the notification of a condition",
        WaitReason.Value => "Atomics.notify",
        WaitReason.ThreadEnd => wait.Needed < 0 ? "the end of a thread" : $"the end of {NameOf(wait.Needed)}",
        WaitReason.Module => "a module that another thread loads",
        WaitReason.Turn => "a promise that nobody is left to settle",
    };
}
