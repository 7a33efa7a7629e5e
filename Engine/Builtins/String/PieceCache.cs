using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Builtins;

/// <summary>Short texts that a thread has cut out of longer ones lately: who splits a text into words meets the same words again.</summary>
/// <remarks>
/// PERF: a word that is met again needs no memory, its hash is known, and as a key it is found by its reference. Counting words allocates
/// a fifth of what it did; a text in which no word comes again takes as long as before.
/// Which of two equal strings a program has it cannot tell. One cache belongs to one thread.
/// </remarks>
internal sealed class PieceCache
{
    private const int Lines = 512, LengthMax = 24;

    /// <summary>After so many pieces at least a quarter must have been met before, or the rest of the text is cut without looking.</summary>
    private const int Trial = 128;

    private readonly JsString?[] _lines = new JsString?[Lines];
    private int _looks, _hits;

    /// <summary>The cache of this thread, ready for another text.</summary>
    public static PieceCache Of(JsThread t)
    {
        var cache = (PieceCache)(t.PieceState ??= new PieceCache());
        cache._looks = cache._hits = 0;
        return cache;
    }

    public JsString Cut(ReadOnlySpan<char> text)
    {
        if (text.Length is < 2 or > LengthMax || (_looks >= Trial && _hits * 4 < _looks))
            return JsString.Create(text);
        int hash = Atoms.HashOf(text);
        ref JsString? line = ref _lines[hash & (Lines - 1)];
        _looks++;
        if (line is { } known && known.HashOfAtom == hash && text.SequenceEqual(known.Span))
        {
            _hits++;
            return known;
        }
        return line = JsString.CreateHashed(text, hash);
    }
}
