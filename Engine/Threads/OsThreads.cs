namespace ConcurrentJs.Threads;

/// <summary>Operating-system threads for JavaScript threads, kept for a while after use: starting one costs more than waking one.</summary>
/// <remarks>
/// States of a worker: busy ⇄ idle → ended, after it was idle too long.
/// Invariants: P1 an idle worker is in the list; whoever takes it out gives it work or ends it.
/// Memory order: everything under the lock; work is handed over through the worker's signal.
/// </remarks>
internal static class OsThreads
{
    /// <summary>Address space, not memory: pages that are never touched cost nothing.</summary>
    private const int StackBytes = 4 << 20;

    private const int IdleMax = 16;
    private const double IdleMsMax = 3000;

    private static readonly Lock s_lock = new();
    private static readonly Stack<Worker> s_idle = new();

    /// <exception cref="NoThreadException">There is no thread to be had.</exception>
    public static void Run(Action body)
    {
        Worker? worker;
        using (s_lock.EnterScope())
            s_idle.TryPop(out worker);
        if (worker is null)
            Worker.Start(body);
        else
            worker.Give(body);
    }

    private sealed class Worker
    {
        private readonly WakeSignal _signal = new();
        private Action? _body;

        public static void Start(Action body)
        {
            var worker = new Worker { _body = body };
            try
            {
                new Thread(worker.Loop, StackBytes) { IsBackground = true, Name = "JavaScript" }.Start();
            }
            catch (OutOfMemoryException)
            {
                throw new NoThreadException("The operating system has no more threads to give");
            }
        }

        public void Give(Action body)
        {
            Volatile.Write(ref _body, body);
            _signal.Wake();
        }

        private void Loop()
        {
            while (true)
            {
                Volatile.Read(ref _body)!();
                _body = null;
                if (!TryBecomeIdle())
                    return;
                while (Volatile.Read(ref _body) is null)
                {
                    if (!_signal.Sleep(IdleMsMax) && TryEnd())
                        return;
                }
            }
        }

        private bool TryBecomeIdle()
        {
            using Lock.Scope scope = s_lock.EnterScope();
            if (s_idle.Count >= IdleMax)
                return false;
            s_idle.Push(this);
            return true;
        }

        /// <summary>False when somebody has taken the worker and is about to give it work.</summary>
        private bool TryEnd()
        {
            using Lock.Scope scope = s_lock.EnterScope();
            if (!s_idle.Contains(this))
                return false;
            Worker[] others = [.. s_idle];
            s_idle.Clear();
            for (int i = others.Length - 1; i >= 0; i--)
            {
                if (!ReferenceEquals(others[i], this))
                    s_idle.Push(others[i]);
            }
            return true;
        }
    }
}

/// <summary>A thread could not be started.</summary>
public sealed class NoThreadException(string message) : Exception(message);
