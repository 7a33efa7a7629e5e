using System.Buffers;
using ConcurrentJs.Heap.Strings;

namespace ConcurrentJs.Builtins;

/// <summary>Builds text on the stack first, in pooled memory when it grows. Callers check <see cref="Length"/> against the longest string.</summary>
internal ref struct TextBuffer(Span<char> initial)
{
    private Span<char> _chars = initial;
    private char[]? _rented;

    private bool _counts;

    public int Length { get; private set; }

    /// <summary>A buffer that keeps nothing but its length.</summary>
    public static TextBuffer OnlyCounting(int length) => new([]) { _counts = true, Length = length };

    public readonly ReadOnlySpan<char> Span => _chars[..Length];

    public void Append(char c)
    {
        if (Length >= _chars.Length)
        {
            if (_counts)
            {
                Length++;
                return;
            }
            Grow(1);
        }
        _chars[Length++] = c;
    }

    public void Append(scoped ReadOnlySpan<char> text)
    {
        if (text.Length > _chars.Length - Length)
        {
            if (_counts)
            {
                Length += text.Length;
                return;
            }
            Grow(text.Length);
        }
        text.CopyTo(_chars[Length..]);
        Length += text.Length;
    }

    public void Append(char c, int count)
    {
        if (count > _chars.Length - Length)
            Grow(count);
        _chars.Slice(Length, count).Fill(c);
        Length += count;
    }

    public void AppendCodePoint(int codePoint)
    {
        if (codePoint < 0x10000)
        {
            Append((char)codePoint);
            return;
        }
        Append((char)(0xD800 + ((codePoint - 0x10000) >> 10)));
        Append((char)(0xDC00 + ((codePoint - 0x10000) & 0x3FF)));
    }

    /// <summary>Room to write into; follow with <see cref="Advance"/>.</summary>
    public Span<char> Reserve(int count)
    {
        if (count > _chars.Length - Length)
            Grow(count);
        return _chars[Length..];
    }

    public void Advance(int count) => Length += count;

    public void Truncate(int length) => Length = length;

    /// <summary>The text as a JavaScript string; gives the pooled memory back.</summary>
    public JsString ToJsString()
    {
        JsString result = JsString.Create(Span);
        Free();
        return result;
    }

    public override string ToString()
    {
        string result = new(Span);
        Free();
        return result;
    }

    public void Free()
    {
        if (_rented is not null)
            ArrayPool<char>.Shared.Return(_rented);
        _rented = null;
        _chars = default;
        Length = 0;
    }

    private void Grow(int more)
    {
        long wanted = Math.Max((long)Length + more, Math.Min((long)_chars.Length * 2, 0x3FFF_FFFF));
        char[] larger = ArrayPool<char>.Shared.Rent((int)Math.Max(wanted, 256));
        Span.CopyTo(larger);
        if (_rented is not null)
            ArrayPool<char>.Shared.Return(_rented);
        _rented = larger;
        _chars = larger;
    }
}
