using System.Collections.Concurrent;
using ConcurrentJs.Heap;

namespace ConcurrentJs.Runtime.Concurrency;

/// <summary>What threads threw and nobody joined: reported when the thread object is collected, or at the end of the program.</summary>
/// <remarks>Any thread, the finalizer's too.
/// Invariants: U1 taking a text out of the table decides who reports it. Memory order: the concurrent table's own.</remarks>
internal sealed class UnjoinedFailures
{
    private readonly ConcurrentDictionary<long, string> _texts = new(-1, 1);
    private long _last;

    /// <summary>What a thrown value says about itself without running the program's code; the host hands it in.</summary>
    public Func<JsValue, string> Describe { get; set; } = static value => ValueText.Of(value);

    /// <summary>Gets each text once. Null: nobody is interested.</summary>
    public Action<string>? Report { get; set; }

    /// <summary>Whether anything was reported so far.</summary>
    public bool HasReported { get; private set; }

    public Note? Add(JsThread t, JsValue thrown)
    {
        if (Report is null)
            return null;
        long number = Interlocked.Increment(ref _last);
        _texts[number] = $"Uncaught in thread {t.Id}, and nobody joined it: {Describe(thrown)}";
        return new Note(this, number);
    }

    /// <summary>At the end of the program.</summary>
    public void ReportAll()
    {
        if (_texts.IsEmpty)
            return;
        foreach (long number in _texts.Keys.Order())
            Take(number);
    }

    private void Take(long number)
    {
        if (!_texts.TryRemove(number, out string? text))
            return;
        HasReported = true;
        Report?.Invoke(text);
    }

    /// <summary>Held by the thread object alone, so that it dies with it.</summary>
    internal sealed class Note(UnjoinedFailures owner, long number)
    {
        public void Forget()
        {
            owner._texts.TryRemove(number, out _);
            GC.SuppressFinalize(this);
        }

        ~Note() => owner.Take(number);
    }
}
