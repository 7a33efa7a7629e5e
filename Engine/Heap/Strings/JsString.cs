using System.Globalization;
using System.Runtime.CompilerServices;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Heap.Strings;

/// <summary>A String primitive: UTF-16 text, flat, a rope that flattens once, or a view of most of a longer text.</summary>
/// <remarks>
/// States: rope → flat, view → flat (one reference store; the flat string replaces the node). Words: <c>_data</c>, and <c>_atom</c>
/// which goes from null to the string's atom once.
/// Invariants:
///   R1  Length, hash and content never change.
///   R2  <c>_data</c> is a Rope, a View or a string; once a string, always that string or an equal one.
///   R3  There is one string of each single Latin-1 character; it is its own atom unless it is a digit.
///   R4  A view shows at least half of its text. So a program that eats a text from one end copies it once in all, and no short
///       string keeps a long one alive.
/// Memory order: the string is complete before its reference is stored (publication by dependent load).
/// Losers of a flattening race drop their copy. ABA: none, one way. Progress: wait-free.
/// Checked by: tests/Engine.Tests/Heap/Strings/JsStringTests.
/// </remarks>
internal sealed class JsString : HeapCell
{
    public const int MaxLength = 0x1FFF_FFE8;
    private const int FlatConcatLimit = 20;

    /// <summary>Copying less than this is cheaper than looking through a view.</summary>
    private const int ViewLengthMin = 256;

    private const int SingleCount = 256;

    private static readonly JsString[] s_single = MakeSingles();
    private static readonly JsString[] s_indices = new JsString[1024];

    private object _data;
    private JsString? _atom;
    private int _hash;

    public static readonly JsString Empty = new("");

    private JsString(string flat) : base(CellKind.String, null!)
    {
        _data = flat;
        Length = flat.Length;
    }

    // A Rope or a View.
    private JsString(object node, int length) : base(CellKind.String, null!)
    {
        _data = node;
        Length = length;
    }

    private sealed class Rope(JsString left, JsString right)
    {
        public readonly JsString Left = left, Right = right;
    }

    private sealed class View(string text, int start)
    {
        public readonly string Text = text;
        public readonly int Start = start;
    }

    /// <summary>In UTF-16 code units.</summary>
    public int Length { get; }

    /// <summary>No rope: its characters stand in one place.</summary>
    public bool IsFlat => _data is not Rope;

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
        atom._atom = atom;
        atom.SetFlag(CellFlags.Atom);
        return atom;
    }

    internal bool IsAtom => HasFlag(CellFlags.Atom);

    internal JsString? Atom
    {
        get => _atom;
        set => _atom = value;
    }

    internal int HashOfAtom
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _hash;
    }

    /// <summary>The text as a .NET string. Flattens a rope or a view on first use.</summary>
    public override string ToString() => _data as string ?? Flatten();

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

    private ReadOnlySpan<char> SpanOfNode() => _data is View view ? view.Text.AsSpan(view.Start, Length) : ToString();

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
            return new JsString(string.Concat(left.ToString(), right.ToString()));
        return new JsString(new Rope(left, right), length);
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
        if (a._atom is { } x && b._atom is { } y)
            return ReferenceEquals(x, y);
        string s = a.ToString(), t = b.ToString();
        return s.Length == 0 || (s[0] == t[0] && string.Equals(s, t));
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
        _data = flat;
        return flat;
    }

    /// <summary>Right to left, because ropes mostly grow to the right; left spines are walked in the loop, not recursed.</summary>
    private void CopyTo(Span<char> target)
    {
        var pending = new Stack<JsString>();
        pending.Push(this);
        int end = target.Length;
        while (pending.TryPop(out JsString? part))
        {
            while (part._data is Rope rope)
            {
                pending.Push(rope.Left);
                part = rope.Right;
            }
            end -= part.Length;
            part.Span.CopyTo(target[end..]);
        }
    }

    /// <summary>What is wrong with a rope, or null: its halves make up its length (R2).</summary>
    internal string? FaultOfRope() => _data switch
    {
        string => null,
        Rope { Left: { } left, Right: { } right } => left.Length + right.Length == Length ? null
            : $"expected the halves of a rope to have {Length} characters, found {left.Length} and {right.Length}",
        View view => view.Start + Length <= view.Text.Length && Length >= view.Text.Length / 2 ? null
            : $"expected a view of most of {view.Text.Length} characters, found {Length} from {view.Start}",
        _ => "expected a text, a rope or a view, found neither",
    };

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
