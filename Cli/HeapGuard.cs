using ConcurrentJs.Hosting;

namespace ConcurrentJs.Cli;

/// <summary>--verify-heap: checks the heap at the end, and while the program runs when a time was given.</summary>
internal sealed class HeapGuard
{
    private const string Every = "every-";

    private readonly TimeSpan? _period;
    private bool _failed;

    /// <param name="text">Null for the end only.</param>
    public HeapGuard(string? text)
    {
        if (text is null)
            return;
        if (!text.StartsWith(Every, StringComparison.Ordinal))
            throw new UsageException($"--verify-heap: expected every-TIME, as in every-50ms, found '{text}'");
        _period = Quantity.Time(text[Every.Length..], "--verify-heap=every");
    }

    public IDisposable? Watch(Engine engine) => _period is { } period ? engine.VerifyHeapEvery(period, Report) : null;

    public int CheckAtEnd(Engine engine)
    {
        if (engine.VerifyHeap() is { Count: > 0 } violations)
            Report(violations);
        return _failed ? ExitCodes.Failure : ExitCodes.Success;
    }

    private void Report(IReadOnlyList<string> violations)
    {
        _failed = true;
        Console.Error.WriteLine($"cjs: the heap is broken:\n{string.Join('\n', violations)}");
    }
}
