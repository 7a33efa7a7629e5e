namespace ConcurrentJs.Sanitizer.Explorer;

/// <summary>Operating-system threads for the threads of explored programs, used again from one schedule to the next.</summary>
/// <remarks>Used by whoever has the turn, so by one thread at a time.</remarks>
internal sealed class Workers : IDisposable
{
    private const int StackBytes = 4 << 20;

    private readonly Stack<Worker> _idle = new();
    private readonly List<Worker> _all = [];

    /// <summary>How many there are.</summary>
    public int Count => _all.Count;

    /// <summary>A thread that will run <paramref name="body"/> once it is given the turn.</summary>
    public Worker Take(Action body)
    {
        if (!_idle.TryPop(out Worker? worker))
        {
            worker = new Worker(this);
            _all.Add(worker);
            new Thread(worker.Loop, StackBytes) { IsBackground = true, Name = "explored" }.Start();
        }
        worker.Body = body;
        return worker;
    }

    /// <summary>The worker will be idle when it gets no turn any more.</summary>
    public void Return(Worker worker) => _idle.Push(worker);

    public void Dispose()
    {
        foreach (Worker worker in _idle)
        {
            worker.Body = null;
            worker.Baton.Give();
        }
        _idle.Clear();
        _all.Clear();
    }

    internal sealed class Worker(Workers all)
    {
        public Baton Baton { get; } = new();

        public Action? Body { get; set; }

        public void Loop()
        {
            Affinity.Follow();
            Baton.Own();
            while (true)
            {
                // Where it is the only one, the next schedule needs it again soon.
                Baton.Take(isSoon: all.Count == 1);
                if (Body is not { } body)
                    return;
                body();
            }
        }
    }
}
