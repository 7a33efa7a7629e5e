using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Heap.Strings;

/// <summary>A String primitive: UTF-16 text, flat, a rope that flattens once, a view of most of a longer text, or the beginning of a text that grows.</summary>
/// <remarks>
/// States: rope → flat, view → flat, growth → flat (one reference store; the flat string replaces the rest). Words: <c>_data</c>,
/// <c>Growth.Used</c> (goes up only), and <c>_more</c>: the right half of a rope, then null, then the string's atom.
/// Invariants:
///   R1  Length, hash and content never change.
///   R2  <c>_data</c> is the left half of a rope, a View, a Growth or a string; once a string, always that string or an equal one.
///       <c>_more</c> tells by its length what it is: halves are shorter than the whole, an atom is not. It stops being the right half
///       after <c>_data</c> has become a string, so who has read a left half and finds no right one finds a string when it looks again.
///   R3  There is one string of each single Latin-1 character; it is its own atom unless it is a digit.
///   R4  A view shows at least half of its text. So a program that eats a text from one end copies it once in all, and no short
///       string keeps a long one alive.
///   R5  A string shows the first Length characters of its growth, at least half of its room. Characters below Used belong to strings that
///       were made; those above to nobody, until a CAS of Used gives them to the one string that goes on from there. Others become ropes.
/// Memory order: the string is complete before its reference is stored (publication by dependent load); then <c>_more</c> is cleared with
/// release. A rope's reader loads both words with acquire.
/// Losers of a flattening race drop their copy, and perhaps the atom that another has noted. ABA: none, one way. Progress: wait-free.
/// Checked by: tests/Engine.Tests/Heap/Strings/JsStringTests.
/// </remarks>
internal sealed class JsString : HeapCell
{
    public const int MaxLength = 0x1FFF_FFE8;
    private const int FlatConcatLimit = 20;

    /// <summary>A longer rope stays one: its text is copied when somebody wants to see it.</summary>
    private const int GrowthStartMax = 1024;

    /// <summary>A longer text gets no more room in advance.</summary>
    private const int GrowthMax = 1 << 24;

    private const int GrowthMin = 64;

    /// <summary>Copying less than this is cheaper than looking through a view.</summary>
    private const int ViewLengthMin = 256;

    private const int SingleCount = 256;

    private static readonly JsString[] s_single = MakeSingles();
    private static readonly JsString[] s_indices = new JsString[1024];

    private object _data;
    private JsString? _more;
    private int _hash;

    public static readonly JsString Empty = new("");

    private JsString(string flat) : base(CellKind.String, null!)
    {
        _data = flat;
        Length = flat.Length;
    }

    private JsString(View view, int length) : base(CellKind.String, null!)
    {
        _data = view;
        Length = length;
    }

    // A rope.
    private JsString(JsString left, JsString right) : base(CellKind.String, null!)
    {
        _data = left;
        _more = right;
        Length = left.Length + right.Length;
    }

    private sealed class View(string text, int start)
    {
        public readonly string Text = text;
        public readonly int Start = start;
    }

    /// <summary>What a program appends to again and again: room for more, and how much of it is taken.</summary>
    private sealed class Growth(char[] room, int used)
    {
        public readonly char[] Room = room;
        public int Used = used;
    }

    private JsString(Growth growth, int length) : base(CellKind.String, null!)
    {
        _data = growth;
        Length = length;
    }

    /// <summary>In UTF-16 code units.</summary>
    /// <remarks>PERF: a field, for the loop's comparisons.</remarks>
    public readonly int Length;

    /// <summary>No rope: its characters stand in one place.</summary>
    public bool IsFlat => _data is not JsString;

    public static JsString Create(string text) => text.Length switch
    {
        0 => Empty ?? new JsString(""),
        1 when text[0] < s_single.Length => s_single[text[0]],
        _ => new JsString(text),
    };

    public static JsString Create(ReadOnlySpan<char> text) => text.Length switch
    {
        0 => Empty,
        1 => FromChar(text[0]),
        _ => new JsString(text.ToString()),
    };

    /// <summary>A text of more than one character whose hash is known.</summary>
    internal static JsString CreateHashed(ReadOnlySpan<char> text, int hash) => new(text.ToString()) { _hash = hash };

    public static JsString FromChar(char c) => c < s_single.Length ? s_single[c] : new JsString(c.ToString());

    /// <summary>The atom of a text of one character, when it is one of those that stand outside the table (R3).</summary>
    internal static JsString? SingleAtom(ReadOnlySpan<char> text) =>
        text.Length == 1 && text[0] < SingleCount && !char.IsAsciiDigit(text[0]) ? s_single[text[0]] : null;

    /// <summary>The decimal text of an array index; small ones are cached.</summary>
    public static JsString FromIndex(uint index)
    {
        if (index >= s_indices.Length)
            return new JsString(index.ToString(CultureInfo.InvariantCulture));
        return s_indices[index] ??= Create(index.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Only <see cref="Atoms"/> makes atoms.</summary>
    internal static JsString MakeAtom(string text, int hash)
    {
        var atom = new JsString(text) { _hash = hash };
        atom._more = atom;
        atom.SetFlag(CellFlags.Atom);
        return atom;
    }

    internal bool IsAtom => HasFlag(CellFlags.Atom);

    internal JsString? Atom
    {
        get => _more is { } more && more.Length == Length ? more : null;
        set => Volatile.Write(ref _more, value);
    }

    internal int HashOfAtom
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _hash;
    }

    /// <summary>The text as a .NET string. Flattens a rope or a view on first use.</summary>
    public override string ToString() => _data as string ?? Flatten();

    /// <summary>The first code units, at most so many. Unlike the others it flattens nothing: for who looks and leaves no trace.</summary>
    internal string Beginning(int most)
    {
        if (_data is string flat)
            return flat.Length <= most ? flat : flat[..most];
        var text = new System.Text.StringBuilder();
        var pending = new Stack<JsString>([this]);
        while (text.Length < most && pending.TryPop(out JsString? part))
        {
            while (part.TryGetHalves(out JsString? left, out JsString? right))
            {
                pending.Push(right);
                part = left;
            }
            text.Append(part.Span[..Math.Min(part.Length, most - text.Length)]);
        }
        return text.ToString();
    }

    /// <summary>The text as a .NET string if there is one.</summary>
    internal string? KnownText => _data as string;

    /// <summary>The text. Flattens a rope on first use.</summary>
    public ReadOnlySpan<char> Span
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _data is string flat ? flat : SpanOfNode();
    }

    public char this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _data is string flat ? flat[index] : SpanOfNode()[index];
    }

    private ReadOnlySpan<char> SpanOfNode() => _data switch
    {
        View view => view.Text.AsSpan(view.Start, Length),
        Growth growth => growth.Room.AsSpan(0, Length),
        _ => ToString(),
    };

    /// <summary>The code units [start, end) of a text.</summary>
    public static JsString Part(JsString text, int start, int end)
    {
        int length = end - start;
        if (length == text.Length)
            return text;
        if (length < ViewLengthMin)
            return length <= 0 ? Empty : Create(text.Span.Slice(start, length));
        (string whole, int offset) = text._data is View view ? (view.Text, view.Start) : (text.ToString(), 0);
        return length >= whole.Length / 2
            ? new JsString(new View(whole, offset + start), length)
            : new JsString(whole.Substring(offset + start, length));
    }

    /// <summary>Caller checks that the sum does not pass <see cref="MaxLength"/>.</summary>
    public static JsString Concat(JsString left, JsString right)
    {
        if (left.Length == 0)
            return right;
        if (right.Length == 0)
            return left;
        int length = left.Length + right.Length;
        if (length <= FlatConcatLimit)
            return new JsString(string.Concat(left.Span, right.Span));
        return TryGrow(left, right, length) ?? new JsString(left, right);
    }

    /// <summary>The third text put behind a short rope, and whatever follows, is copied to where it belongs at once.</summary>
    private static JsString? TryGrow(JsString left, JsString right, int length)
    {
        object data = left._data;
        if (data is Growth growth)
        {
            if (right.Length > left.Length || length > GrowthMax)
                return null;
            bool fits = length <= growth.Room.Length;
            // One that does not fit takes all that is left, so that only one string moves on to a larger room.
            if (Interlocked.CompareExchange(ref growth.Used, fits ? length : int.MaxValue, left.Length) != left.Length)
                return null;
            if (!fits)
                growth = NewGrowth(left, length);
            Amplifier.At(Point.RopeFlatten);
            right.CopyTo(growth.Room.AsSpan(left.Length, right.Length));
            return new JsString(growth, length);
        }
        if (length > GrowthStartMax || data is not JsString { _data: JsString })
            return null;
        Growth first = NewGrowth(left, length);
        right.CopyTo(first.Room.AsSpan(left.Length, right.Length));
        return new JsString(first, length);
    }

    private static Growth NewGrowth(JsString left, int length)
    {
        var growth = new Growth(GC.AllocateUninitializedArray<char>(Math.Max(GrowthMin, length * 2)), length);
        left.CopyTo(growth.Room.AsSpan(0, left.Length));
        return growth;
    }

    public static bool Equals(JsString a, JsString b)
    {
        if (ReferenceEquals(a, b))
            return true;
        if (a.Length != b.Length)
            return false;
        // R3: two different references are two different characters.
        if (a.Length == 1 && a[0] < SingleCount)
            return false;
        if (a.Atom is { } x && b.Atom is { } y)
            return ReferenceEquals(x, y);
        ReadOnlySpan<char> s = a.Span, t = b.Span;
        return s.Length == 0 || (s[0] == t[0] && s.SequenceEqual(t));
    }

    /// <summary>Content hash: equal strings have equal hashes.</summary>
    public int ContentHash()
    {
        int hash = _hash;
        if (hash == 0)
            _hash = hash = Atoms.HashOf(Span);
        return hash;
    }

    /// <summary>True for the canonical decimal text of 0 … 2^32-2.</summary>
    public bool TryGetIndex(out uint index)
    {
        index = 0;
        if (Length is 0 or > 10 || IsAtom)
            return false;
        return TryParseIndex(ToString(), out index);
    }

    public static bool TryParseIndex(ReadOnlySpan<char> text, out uint index)
    {
        index = 0;
        if (text.Length is 0 or > 10 || (uint)(text[0] - '0') > 9 || (text[0] == '0' && text.Length > 1))
            return false;
        ulong value = 0;
        foreach (char c in text)
        {
            uint digit = (uint)(c - '0');
            if (digit > 9)
                return false;
            value = value * 10 + digit;
        }
        index = (uint)value;
        return value < uint.MaxValue;
    }

    private string Flatten()
    {
        string flat = string.Create(Length, this, static (span, self) => self.CopyTo(span));
        Amplifier.At(Point.RopeFlatten);
        bool wasRope = _data is JsString;
        Volatile.Write(ref _data, flat);
        if (wasRope)
        {
            Amplifier.At(Point.RopeFlatten);
            Volatile.Write(ref _more, null);
        }
        return flat;
    }

    /// <summary>The halves of a rope; false when it is none, or no more.</summary>
    private bool TryGetHalves([NotNullWhen(true)] out JsString? left, [NotNullWhen(true)] out JsString? right)
    {
        left = Volatile.Read(ref _data) as JsString;
        right = null;
        if (left is null)
            return false;
        right = Volatile.Read(ref _more);
        return right is not null && right.Length < Length;
    }

    /// <summary>Right to left, because ropes mostly grow to the right; left spines are walked in the loop, not recursed.</summary>
    private void CopyTo(Span<char> target)
    {
        Stack<JsString>? pending = null;
        JsString? part = this;
        int end = target.Length;
        do
        {
            while (part.TryGetHalves(out JsString? left, out JsString? right))
            {
                if (right.IsFlat)
                {
                    end -= right.Length;
                    right.Span.CopyTo(target[end..]);
                    part = left;
                    continue;
                }
                (pending ??= new()).Push(left);
                part = right;
            }
            end -= part.Length;
            part.Span.CopyTo(target[end..]);
        }
        while (pending is not null && pending.TryPop(out part));
    }

    /// <summary>What is wrong with a rope, or null: its halves make up its length (R2).</summary>
    internal string? FaultOfRope() => _data switch
    {
        string => null,
        JsString left => FaultOfHalves(left),
        View view => view.Start + Length <= view.Text.Length && Length >= view.Text.Length / 2 ? null
            : $"expected a view of most of {view.Text.Length} characters, found {Length} from {view.Start}",
        Growth growth => growth.Used >= Length && Length <= growth.Room.Length && growth.Room.Length <= Math.Max(GrowthMin, Length * 2) ? null
            : $"expected the beginning of {growth.Used} characters with room for {growth.Room.Length}, found {Length}",
        _ => "expected a text, a rope, a view or a growth, found neither",
    };

    private string? FaultOfHalves(JsString left)
    {
        JsString? right = Volatile.Read(ref _more);
        bool isRope = ReferenceEquals(Volatile.Read(ref _data), left);
        return !isRope || left.Length + (right?.Length ?? 0) == Length ? null
            : $"expected the halves of a rope to have {Length} characters, found {left.Length} and {right?.Length ?? 0}";
    }

    private static JsString[] MakeSingles()
    {
        var singles = new JsString[SingleCount];
        for (int i = 0; i < singles.Length; i++)
        {
            string text = ((char)i).ToString();
            singles[i] = char.IsAsciiDigit((char)i) ? new JsString(text) : MakeAtom(text, Atoms.HashOf(text));
        }
        return singles;
    }
}
