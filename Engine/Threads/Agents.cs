using System.Collections.Concurrent;

namespace ConcurrentJs.Threads;

/// <summary>The threads that a test262 host starts, and how they and their parent talk.</summary>
/// <remarks>
/// Any thread may call any member. A broadcast waits until every agent that was started and has not left took it; each agent takes
/// each broadcast once.
/// </remarks>
internal sealed class Agents : IDisposable
{
    private const int StackBytes = 4 << 20;

    private readonly object _gate = new();
    private readonly ConcurrentQueue<string> _reports = new();
    private object? _message;
    private int _messageNumber;
    private int _alive;
    private int _taken;
    private volatile bool _closed;

    /// <summary>Runs the body on a thread of its own.</summary>
    public void Start(Action body)
    {
        lock (_gate)
            _alive++;
        var thread = new Thread(() =>
        {
            try
            {
                body();
            }
            finally
            {
                Leave();
            }
        }, StackBytes)
        { IsBackground = true, Name = "test262 agent" };
        thread.Start();
    }

    public void Report(string text) => _reports.Enqueue(text);

    public string? TakeReport() => _reports.TryDequeue(out string? text) ? text : null;

    public static void Sleep(double ms) => Thread.Sleep((int)Math.Clamp(double.IsNaN(ms) ? 0 : ms, 0, int.MaxValue));

    public void Broadcast(object message, Func<bool> stopped)
    {
        lock (_gate)
        {
            _message = message;
            _messageNumber++;
            _taken = 0;
            Monitor.PulseAll(_gate);
            while (_taken < _alive && !stopped() && !_closed)
                Monitor.Wait(_gate, 20);
        }
    }

    /// <summary>Waits for the broadcast after number <paramref name="last"/>; null when the parent is gone.</summary>
    public object? Receive(ref int last)
    {
        lock (_gate)
        {
            while (_messageNumber == last && !_closed)
                Monitor.Wait(_gate, 20);
            if (_messageNumber == last)
                return null;
            last = _messageNumber;
            _taken++;
            Monitor.PulseAll(_gate);
            return _message;
        }
    }

    public bool IsClosed => _closed;

    public void Dispose() => _closed = true;

    private void Leave()
    {
        lock (_gate)
        {
            _alive--;
            Monitor.PulseAll(_gate);
        }
    }
}
