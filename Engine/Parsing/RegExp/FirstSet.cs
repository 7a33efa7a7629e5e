using System.Numerics;
using System.Runtime.CompilerServices;
using ConcurrentJs.Parsing.Unicode;

namespace ConcurrentJs.Parsing.RegExp;

/// <summary>What may come next in the input: the Latin-1 code units one by one, all others together, and the end.
/// Always an over-estimate, so "not in the set" is a proof that a path fails.</summary>
internal struct FirstSet
{
    /// <summary>Positions of a dispatch table: 256 code units, all wider ones, the end of the input.</summary>
    public const int TableSize = 258;
    public const int Wide = 256;
    public const int End = 257;

    private const int WordCount = 5;

    private Words _bits;

    /// <summary>Matching may succeed here without looking at the input: nothing, or only assertions, are left.</summary>
    public bool MayAccept;

    /// <summary>An assertion stands on the way, so reaching it does not mean passing it.</summary>
    public bool Asserts;

    public static FirstSet Accept => new() { MayAccept = true };

    public static readonly FirstSet Anything = MakeAnything();

    public readonly bool this[int position] => (_bits[position >> 6] >> position & 1) != 0;

    public readonly bool HasCharacters => Count > 0;

    /// <summary>The one code unit of the set, or -1.</summary>
    public readonly int Single
    {
        get
        {
            if (MayAccept || Count != 1)
                return -1;
            for (int i = 0; i < 4; i++)
            {
                if (_bits[i] != 0)
                    return i * 64 + BitOperations.TrailingZeroCount(_bits[i]);
            }
            return -1;
        }
    }

    private readonly int Count
    {
        get
        {
            int count = 0;
            for (int i = 0; i < WordCount; i++)
                count += BitOperations.PopCount(_bits[i]);
            return count;
        }
    }

    /// <summary>True when every position is in this set and in the other: looking at the next one decides nothing.</summary>
    public readonly bool DecidesNothing(in FirstSet other)
    {
        for (int i = 0; i < WordCount; i++)
        {
            ulong mine = MayAccept ? ~0UL : _bits[i], theirs = other.MayAccept ? ~0UL : other._bits[i];
            if ((mine & theirs & Anything._bits[i]) != Anything._bits[i])
                return false;
        }
        return true;
    }

    public static int PositionOf(char c) => c < Wide ? c : Wide;

    public void Add(int position) => _bits[position >> 6] |= 1UL << position;

    public void Add(CodePointSet set)
    {
        for (int i = 0; i < set.Edges.Length; i += 2)
        {
            for (int c = set.Edges[i]; c < Math.Min(set.Edges[i + 1], Wide); c++)
                Add(c);
            if (set.Edges[i + 1] > Wide)
                Add(Wide);
        }
    }

    /// <summary>Both, keeping this set's flags.</summary>
    public void Add(in FirstSet other)
    {
        for (int i = 0; i < WordCount; i++)
            _bits[i] |= other._bits[i];
    }

    public readonly bool Overlaps(in FirstSet other)
    {
        for (int i = 0; i < WordCount; i++)
        {
            if ((_bits[i] & other._bits[i]) != 0)
                return true;
        }
        return false;
    }

    private static FirstSet MakeAnything()
    {
        var all = new FirstSet { MayAccept = true, Asserts = true };
        for (int i = 0; i < TableSize; i++)
            all.Add(i);
        return all;
    }

    [InlineArray(WordCount)]
    private struct Words
    {
        private ulong _first;
    }
}
