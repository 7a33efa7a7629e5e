namespace ConcurrentJs.Cli;

/// <summary>Ctrl-C ends the work, and what came of it so far is told; a second one ends the process.</summary>
internal sealed class StopKey : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    public StopKey()
    {
        InterruptSignal.HearAtTerminal();
        Console.CancelKeyPress += OnCancel;
    }

    public CancellationToken Token => _stop.Token;

    private void OnCancel(object? sender, ConsoleCancelEventArgs cancel)
    {
        cancel.Cancel = !_stop.IsCancellationRequested;
        _stop.Cancel();
    }

    public void Dispose()
    {
        Console.CancelKeyPress -= OnCancel;
        _stop.Dispose();
    }
}
