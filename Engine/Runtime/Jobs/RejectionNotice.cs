namespace ConcurrentJs.Runtime.Jobs;

/// <summary>Tells the thread that made a promise what another one did: that it was rejected and nobody handled it, or that somebody handles it now.</summary>
/// <remarks>
/// A rejection is judged when it is too late for a handler in time: at the end of the jobs of the thread that made the promise. With one thread
/// that is the end of the turn in which it was rejected. With several, whoever rejects may be done long before the maker has left the statement
/// that made the promise, so it must not judge.
/// Invariants:
///   P6  Who made the promise judges; when that thread has ended, who rejected it; when that one has ended too, the main thread. One of them
///       does: the notice is a job, and J2 says that a job runs once.
///   P7  The maker judges after a job that began after the rejection, so a handler that it registers in the job that made the promise is in time.
///   P8  That a reported rejection is handled is told by the thread that reported it, afterwards.
/// A thread that does not come to the end of its job judges nothing meanwhile: its notices wait, at most one a promise that it made.
/// Memory order: that of the queues. Checked by: tests/Engine.Tests/Runtime/Jobs/RejectionThreadTests, Corpus/explore/rejection-*.js.
/// </remarks>
internal sealed class RejectionNotice : Job
{
    private readonly JsPromise _promise;
    private readonly JobQueue _giver;
    private readonly bool _handled;

    private RejectionNotice(JsPromise promise, JobQueue giver, bool handled) => (_promise, _giver, _handled) = (promise, giver, handled);

    public override JobQueue? Heir => _giver;

    /// <summary>The running thread has rejected a promise that nobody handled.</summary>
    public static void Give(JsThread t, JsPromise promise) => Give(t, promise, promise.FindHome(t), handled: false);

    /// <summary>The running thread is the first to handle a promise that was rejected before.</summary>
    public static void GiveHandled(JsThread t, JsPromise promise) => Give(t, promise, promise.WasReported ? promise.FindHome(t) : null, handled: true);

    private static void Give(JsThread t, JsPromise promise, JsThread? home, bool handled)
    {
        if (home is null || ReferenceEquals(home, t))
            Tell(t, promise, handled);
        else
            home.Jobs.Post(new RejectionNotice(promise, t.Jobs, handled));
    }

    public override void Run(JsThread t)
    {
        if (_handled || !_promise.IsHandled)
            Tell(t, _promise, _handled);
    }

    private static void Tell(JsThread t, JsPromise promise, bool handled) => t.Cluster.RejectionTracker?.Invoke(t, promise, handled);
}
