using System.Runtime.ExceptionServices;
using ConcurrentJs.Hosting;

namespace ConcurrentJs.Engine.Tests.Robustness;

/// <summary>Runs a door's program on a thread with a stack of a given size, and says what is wrong with how it ended.</summary>
/// <remarks>A real stack overflow cannot be caught: it kills the process the test runs in, and so fails it.</remarks>
public static class DoorRunner
{
    private const long SmallMemory = 64L << 20, LargeMemory = 256L << 20;

    /// <summary>Null when all is well.</summary>
    public static string? Run(Door door, int stackBytes)
    {
        string? problem = null;
        OnThread(stackBytes, () => problem = RunHere(door));
        return problem;
    }

    /// <summary>Runs on a thread of its own; an exception comes out here.</summary>
    public static void OnThread(int stackBytes, Action action)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            stackBytes);
        thread.Start();
        thread.Join();
        failure?.Throw();
    }

    private static string? RunHere(Door door)
    {
        var options = new EngineOptions
        {
            Globals = door.Room is "host" or "node" ? HostGlobals.Node : HostGlobals.None,
            Output = TextWriter.Null,
            ErrorOutput = TextWriter.Null,
            TimeLimit = door.End switch
            {
                DoorEnd.TimeLimit => TimeSpan.FromMilliseconds(200),
                DoorEnd.FinishesOrTimeLimit => TimeSpan.FromMilliseconds(500),
                DoorEnd.Finishes or DoorEnd.MemoryLimit or DoorEnd.FinishesOrMemoryLimit => Patience.Time,
            },
            MemoryLimit = door.End switch { DoorEnd.MemoryLimit => SmallMemory, DoorEnd.FinishesOrMemoryLimit => LargeMemory, _ => null },
        };
        using var engine = new ConcurrentJs.Hosting.Engine(options);
        string? problem = Judge(door.End, () =>
        {
            engine.Evaluate(Door.Prelude, "prelude.js");
            engine.Evaluate(door.Source, door.Name);
            engine.RunEventLoop();
        });
        return problem ?? Usable(engine);
    }

    private static string? Judge(DoorEnd expected, Action run)
    {
        try
        {
            run();
            return expected is DoorEnd.TimeLimit or DoorEnd.MemoryLimit ? "It finished" : null;
        }
        catch (ScriptException exception)
        {
            // One piece that is too large is refused, so a program without a handler ends with that.
            return expected != DoorEnd.TimeLimit && exception.Message.StartsWith("RangeError", StringComparison.Ordinal) ? null
                : $"It threw {exception.Message}\n{exception.ScriptStack}";
        }
        catch (ScriptStoppedException stopped)
        {
            bool asExpected = expected switch
            {
                DoorEnd.TimeLimit or DoorEnd.FinishesOrTimeLimit => stopped.Reason == StopReason.TimeLimit,
                DoorEnd.MemoryLimit or DoorEnd.FinishesOrMemoryLimit => stopped.Reason == StopReason.MemoryLimit,
                DoorEnd.Finishes => false,
            };
            return asExpected ? null : $"It was stopped: {stopped.Reason}";
        }
    }

    /// <summary>An engine that a program was stopped in runs the next one.</summary>
    private static string? Usable(ConcurrentJs.Hosting.Engine engine)
    {
        while (true)
        {
            try
            {
                ScriptValue sum = engine.Evaluate("(function f(n) { return n ? n + f(n - 1) : 0; })(100)");
                return sum.AsNumber() == 5050 ? null : $"Afterwards, the sum of 1 to 100 is {sum}";
            }
            catch (ScriptStoppedException stopped) when (stopped.Reason == StopReason.TimeLimit)
            {
                // The limit is short, and a busy machine may give this thread no core for so long.
            }
            catch (Exception exception)
            {
                return $"Afterwards, the engine does not work: {exception.Message}";
            }
        }
    }
}
