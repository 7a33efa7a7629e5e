using ConcurrentJs.Probes;
using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Threads.Points;

/// <summary>Runs small protocols of a test's own under every interleaving of the points that their threads pass: depth first, one thread at a time.</summary>
/// <remarks>The scheduler is told of points, and of short locks that were found taken, as any scheduler of the engine is.</remarks>
internal sealed class EveryInterleaving : IThreadScheduler
{
    private readonly List<Actor> _actors = [];
    private readonly IReadOnlyList<int> _follow;
    private readonly SemaphoreSlim _done = new(0);
    private readonly List<(int Taken, int Options)> _path = [];
    private int _moves;

    private EveryInterleaving(IReadOnlyList<int> follow) => _follow = follow;

    /// <summary>A protocol, made anew for each run: what its threads do, and what is wrong at the end, or null.</summary>
    public sealed record Case(Func<string?> Fault, params Action[] Bodies);

    /// <summary>How many interleavings there are, how many of them went wrong, and what the first of these came to.</summary>
    public sealed record Result(int Runs, int Wrong, string? First);

    public static Result Of(Func<Case> make, int most = 200_000)
    {
        int runs = 0, wrong = 0;
        string? first = null;
        List<int>? next = [];
        while (next is not null)
        {
            Assert.True(++runs <= most, $"expected at most {most} interleavings, found more");
            var run = new EveryInterleaving(next);
            string? fault = run.Run(make());
            wrong += fault is null ? 0 : 1;
            first ??= fault;
            next = run.Following();
        }
        return new Result(runs, wrong, first);
    }

    private List<int>? Following()
    {
        for (int i = _path.Count - 1; i >= 0; i--)
        {
            if (_path[i].Taken + 1 < _path[i].Options)
                return [.. _path.Take(i).Select(static decision => decision.Taken), _path[i].Taken + 1];
        }
        return null;
    }

    private string? Run(Case made)
    {
        var registry = new ThreadRegistry(ThreadsMode.Parallel, this);
        foreach (Action body in made.Bodies)
        {
            var actor = new Actor(registry);
            Assert.True(registry.TryAdd(actor));
            _actors.Add(actor);
            Start(actor, body);
        }
        Choose()?.Turn.Release();
        _done.Wait();
        string? stuck = _actors.TrueForAll(static actor => actor.HasEnded) ? null : "stuck: every thread finds a lock taken";
        foreach (Actor actor in _actors.Where(static actor => !actor.HasEnded))
        {
            actor.IsAbandoned = true;
            actor.Turn.Release();
            actor.OsThread!.Join();
        }
        CellLock.BecomeAlone();
        return _actors.Select(static actor => actor.Failure).FirstOrDefault(static failure => failure is not null) ?? stuck ?? made.Fault();
    }

    public void Start(EngineThread thread, Action body)
    {
        var actor = (Actor)thread;
        actor.OsThread = new Thread(() =>
        {
            actor.Turn.Wait();
            try
            {
                if (!actor.IsAbandoned)
                    actor.Run(body);
            }
            catch (Abandoned)
            {
            }
            catch (Exception exception)
            {
                actor.Failure = exception.Message;
            }
            actor.HasEnded = true;
            if (!actor.IsAbandoned)
                HandOn(null);
        });
        actor.OsThread.Start();
    }

    private Actor? Choose()
    {
        Actor[] ready = [.. _actors.Where(actor => !actor.HasEnded && actor.FoundTakenAt < _moves)];
        if (ready.Length == 0)
            return null;
        int taken = _path.Count < _follow.Count ? _follow[_path.Count] : 0;
        if (ready.Length > 1)
            _path.Add((taken, ready.Length));
        Actor chosen = ready[ready.Length > 1 ? taken : 0];
        // To find a lock taken again is nothing that others could go on because of.
        if (chosen.FoundTakenAt < 0)
            _moves++;
        return chosen;
    }

    private void HandOn(Actor? self)
    {
        Actor? next = Choose();
        if (next is null)
            _done.Release();
        else if (!ReferenceEquals(next, self))
            next.Turn.Release();
        if (self is null || ReferenceEquals(next, self))
            return;
        self.Turn.Wait();
        if (self.IsAbandoned)
            throw new Abandoned();
    }

    public void AtPoint(EngineThread thread, Point point, object? of) => HandOn((Actor)thread);

    public bool AtTaken(EngineThread thread, Func<bool> isTaken, object? of)
    {
        var actor = (Actor)thread;
        actor.FoundTakenAt = _moves;
        HandOn(actor);
        actor.FoundTakenAt = -1;
        return true;
    }

    public void Enter(EngineThread thread)
    {
    }

    public void Leave(EngineThread thread)
    {
    }

    public bool Park(EngineThread thread, double msMax) => throw new InvalidOperationException("expected a protocol that never parks");

    public void Unpark(EngineThread thread)
    {
    }

    public void AtPoll(EngineThread thread)
    {
    }

    private sealed class Abandoned : Exception;

    private sealed class Actor(ThreadRegistry registry) : EngineThread(registry)
    {
        private static readonly CallTree s_calls = new();

        public SemaphoreSlim Turn { get; } = new(0);
        public Thread? OsThread { get; set; }
        public bool HasEnded { get; set; }
        public bool IsAbandoned { get; set; }
        public string? Failure { get; set; }

        /// <summary>How many moves had been made when it found a lock taken: it goes on after another one.</summary>
        public int FoundTakenAt { get; set; } = -1;

        public override CodeSite Here() => s_calls.Root.At(0);

        internal override void HandleInterrupt() => ClearInterrupt();

        internal override Exception NewError(ErrorKind kind, string message) => new InvalidOperationException(message);
    }
}
