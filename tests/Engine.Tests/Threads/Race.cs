using System.Diagnostics;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Engine.Tests.Threads;

/// <summary>Real threads that start together, again and again within a budget of time. What one of them throws fails the test.</summary>
internal static class Race
{
    private static readonly TimeSpan s_budget = TimeSpan.FromMilliseconds(600);

    /// <summary>The heap counts as shared until this is disposed, as if a second JS thread existed.</summary>
    public static IDisposable SharedHeap() => new Sharing();

    /// <summary>Rounds of all bodies at once, each on a thread of its own, until the budget is used up; at least one round.</summary>
    /// <param name="prepare">Makes what a round is about.</param>
    /// <param name="check">Looks at it when every body is done.</param>
    /// <param name="bodies">What the threads do; each gets the round's subject.</param>
    public static void Rounds<T>(Func<int, T> prepare, Action<T> check, params Action<T>[] bodies)
    {
        using IDisposable sharing = SharedHeap();
        var subject = default(T)!;
        Exception? failure = null;
        bool ends = false;
        using var start = new Barrier(bodies.Length + 1);
        using var end = new Barrier(bodies.Length + 1);
        Thread[] threads = [.. bodies.Select(body => new Thread(() =>
        {
            while (true)
            {
                start.SignalAndWait();
                if (Volatile.Read(ref ends))
                    return;
                try
                {
                    body(subject);
                }
                catch (Exception exception)
                {
                    Interlocked.CompareExchange(ref failure, exception, null);
                }

                end.SignalAndWait();
            }
        }) { IsBackground = true })];
        foreach (Thread thread in threads)
            thread.Start();
        try
        {
            var watch = Stopwatch.StartNew();
            for (int round = 0; round == 0 || watch.Elapsed < s_budget; round++)
            {
                subject = prepare(round);
                start.SignalAndWait();
                end.SignalAndWait();
                if (failure is not null)
                    throw new InvalidOperationException($"round {round}: {failure.Message}", failure);
                check(subject);
            }
        }
        finally
        {
            Volatile.Write(ref ends, true);
            start.SignalAndWait();
            foreach (Thread thread in threads)
                thread.Join();
        }
    }

    private sealed class Sharing : IDisposable
    {
        public Sharing() => CellLock.BecomeShared();

        public void Dispose() => CellLock.BecomeAlone();
    }
}
