using ConcurrentJs.Engine.Tests.Builtins;
using ConcurrentJs.Heap;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Runtime.Jobs;

public sealed class PromisesTests
{
    private const int Rounds = 2000;

    private sealed class Counting : Reaction
    {
        public int Runs;
        public JsValue Value;
        public bool Rejected;

        protected override void Run(JsThread t, JsValue value, bool rejected)
        {
            Interlocked.Increment(ref Runs);
            Value = value;
            Rejected = rejected;
        }
    }

    [Fact]
    public void Reactions_run_as_jobs_in_order_with_the_value()
    {
        JsThread t = new NativeWorld().Thread;
        JsPromise promise = Promises.New(t);
        Counting early = new(), late = new();
        Promises.Then(t, promise, early);
        Promises.Resolve(t, promise, 5);
        Promises.Then(t, promise, late);
        Assert.Equal(0, early.Runs);
        t.Jobs.Drain();
        Assert.Equal((1, 5, 1, 5), (early.Runs, early.Value.AsInt32, late.Runs, late.Value.AsInt32));
    }

    [Fact]
    public void A_promise_resolved_with_itself_is_rejected()
    {
        JsThread t = new NativeWorld().Thread;
        JsPromise promise = Promises.New(t);
        Promises.Resolve(t, promise, promise);
        Assert.Equal(PromiseState.Rejected, promise.State);
    }

    [Fact]
    public void The_host_hears_of_a_rejection_without_handler_and_of_the_late_handler()
    {
        var heard = new List<bool>();
        JsThread t = new NativeWorld().Thread;
        t.Cluster.RejectionTracker = (_, _, handled) => heard.Add(handled);
        JsPromise promise = Promises.NewRejected(t, 1);
        Promises.Then(t, promise, new Counting());
        Promises.Then(t, promise, new Counting());
        Assert.Equal([false, true], heard);
    }

    [Fact]
    public void Of_two_threads_that_settle_one_wins()
    {
        CellLock.BecomeShared();
        Racers((world, round, threads) =>
        {
            JsPromise promise = Promises.New(world.Thread);
            var reaction = new Counting();
            Promises.Then(world.Thread, promise, reaction);
            Race(threads, (t, i) =>
            {
                if (i == 0)
                    Promises.Fulfill(t, promise, round);
                else
                    Promises.Reject(t, promise, -round);
            });
            foreach (JsThread t in threads)
                t.Jobs.Drain();
            Assert.Equal(1, reaction.Runs);
            Assert.Equal(promise.State == PromiseState.Rejected, reaction.Rejected);
            Assert.Equal(reaction.Rejected ? -round : round, promise.Result.AsInt32);
        });
    }

    [Fact]
    public void A_reaction_registered_while_another_thread_settles_runs_once()
    {
        CellLock.BecomeShared();
        Racers((world, round, threads) =>
        {
            JsPromise promise = Promises.New(world.Thread);
            var reactions = new Counting[] { new(), new(), new() };
            Race(threads, (t, i) =>
            {
                if (i == 0)
                    Promises.Fulfill(t, promise, round);
                else
                    foreach (Counting reaction in reactions)
                        Promises.Then(t, promise, reaction);
            });
            foreach (JsThread t in threads)
                t.Jobs.Drain();
            Assert.All(reactions, r => Assert.Equal((1, round), (r.Runs, r.Value.AsInt32)));
        });
    }

    [Fact]
    public void Who_handles_a_rejection_first_knows_whether_it_was_reported()
    {
        CellLock.BecomeShared();
        Racers((world, round, threads) =>
        {
            JsPromise promise = Promises.NewRejected(world.Thread, round);
            bool reported = false, reportedAgain = false, sawReport = false;
            Race(threads, (t, i) =>
            {
                if (i == 0)
                {
                    reported = promise.TryReport(t);
                    reportedAgain = promise.TryReport(t);
                    return;
                }
                Promises.Then(t, promise, new Counting());
                sawReport = promise.WasReported;
            });
            threads[1].Jobs.Drain();
            Assert.Equal((reported, false), (sawReport, reportedAgain));
        });
    }

    private static void Racers(Action<NativeWorld, int, JsThread[]> round)
    {
        var world = new NativeWorld();
        var threads = new JsThread[2];
        for (int i = 0; i < threads.Length; i++)
            threads[i] = new JsThread(world.Thread.Cluster) { Realm = world.Realm, Interpreter = world.Thread.Interpreter };
        for (int i = 1; i <= Rounds; i++)
            round(world, i, threads);
    }

    private static void Race(JsThread[] threads, Action<JsThread, int> action) =>
        Parallel.For(0, threads.Length, new ParallelOptions { MaxDegreeOfParallelism = threads.Length }, i => action(threads[i], i));
}
