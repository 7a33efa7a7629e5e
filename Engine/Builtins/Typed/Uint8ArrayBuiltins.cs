using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Binary;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Builtins;

/// <summary>Base64 and hex text of Uint8Array (ECMA-262 23.3).</summary>
internal static unsafe class Uint8ArrayBuiltins
{
    private static readonly PropertyKey s_alphabet = PropertyKey.From("alphabet"), s_lastChunk = PropertyKey.From("lastChunkHandling"),
        s_omitPadding = PropertyKey.From("omitPadding");

    public static BuiltinTable AddStatics(BuiltinTable table) => table.Method("fromBase64", 1, &FromBase64).Method("fromHex", 1, &FromHex);

    public static BuiltinTable AddMethods(BuiltinTable table) => table
        .Method("setFromBase64", 1, &SetFromBase64)
        .Method("setFromHex", 1, &SetFromHex)
        .Method("toBase64", 0, &ToBase64)
        .Method("toHex", 0, &ToHex);

    // 23.3.2.1 Uint8Array.fromBase64 ( string [ , options ] )
    private static JsValue FromBase64(in Call call)
    {
        JsThread t = call.Thread;
        string text = TextArgument(call, "Uint8Array.fromBase64");
        (bool isUrl, LastChunk lastChunk) = DecodeOptions(t, call[1]);
        ByteText.Decoded decoded = ByteText.FromBase64(text, isUrl, lastChunk, int.MaxValue);
        return decoded.Error is { } error ? throw t.SyntaxError(error) : NewFrom(t, decoded.Bytes);
    }

    // 23.3.2.2 Uint8Array.fromHex ( string )
    private static JsValue FromHex(in Call call)
    {
        ByteText.Decoded decoded = ByteText.FromHex(TextArgument(call, "Uint8Array.fromHex"), int.MaxValue);
        return decoded.Error is { } error ? throw call.Thread.SyntaxError(error) : NewFrom(call.Thread, decoded.Bytes);
    }

    private static TypedArrayObject NewFrom(JsThread t, List<byte> bytes)
    {
        TypedArrayObject made = TypedArrays.Allocate(t, t.Realm[Intrinsic.Uint8ArrayPrototype], ElementType.Uint8, bytes.Count);
        bytes.CopyTo(0, made.Buffer.Block.Storage.Bytes, 0, bytes.Count);
        return made;
    }

    // 23.3.3.1 Uint8Array.prototype.setFromBase64 ( string [ , options ] )
    private static JsValue SetFromBase64(in Call call)
    {
        JsThread t = call.Thread;
        TypedArrayObject o = This(call, "setFromBase64");
        string text = TextArgument(call, "Uint8Array.prototype.setFromBase64");
        (bool isUrl, LastChunk lastChunk) = DecodeOptions(t, call[1]);
        if (o.IsOutOfBounds)
            throw TypedArrays.OutOfBounds(t, "Uint8Array.prototype.setFromBase64");
        return Store(t, o, ByteText.FromBase64(text, isUrl, lastChunk, o.Length));
    }

    // 23.3.3.2 Uint8Array.prototype.setFromHex ( string )
    private static JsValue SetFromHex(in Call call)
    {
        TypedArrayObject o = This(call, "setFromHex");
        string text = TextArgument(call, "Uint8Array.prototype.setFromHex");
        if (o.IsOutOfBounds)
            throw TypedArrays.OutOfBounds(call.Thread, "Uint8Array.prototype.setFromHex");
        return Store(call.Thread, o, ByteText.FromHex(text, o.Length));
    }

    private static readonly PropertyKey s_read = PropertyKey.From("read"), s_written = PropertyKey.From("written");

    /// <summary>Stores what was decoded, also before an error; answers { read, written }.</summary>
    private static JsObject Store(JsThread t, TypedArrayObject o, ByteText.Decoded decoded)
    {
        o.TellRange(t, 0, decoded.Bytes.Count, Access.Write);
        Span<byte> target = o.Bytes;
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(decoded.Bytes)[..Math.Min(decoded.Bytes.Count, target.Length)].CopyTo(target);
        if (decoded.Error is { } error)
            throw t.SyntaxError(error);
        JsObject result = t.Born(t.Realm.NewObject());
        result.DefineOwn(s_read, decoded.Read);
        result.DefineOwn(s_written, decoded.Bytes.Count);
        return result;
    }

    // 23.3.3.3 Uint8Array.prototype.toBase64 ( [ options ] )
    private static JsValue ToBase64(in Call call)
    {
        JsThread t = call.Thread;
        TypedArrayObject o = This(call, "toBase64");
        JsObject? options = Options(t, call[0]);
        bool isUrl = IsUrlAlphabet(t, options);
        bool omitPadding = options is not null && options.Get(t, s_omitPadding).ToBoolean();
        if (o.IsOutOfBounds)
            throw TypedArrays.OutOfBounds(t, "Uint8Array.prototype.toBase64");
        if (o.Length > t.MaxStringLength / 4 * 3)
            throw t.RangeError("Invalid string length");
        o.TellRange(t, 0, o.Length, Access.Read);
        string text = Convert.ToBase64String(o.Bytes);
        if (isUrl)
            text = text.Replace('+', '-').Replace('/', '_');
        return omitPadding ? text.TrimEnd('=') : text;
    }

    // 23.3.3.4 Uint8Array.prototype.toHex ( )
    private static JsValue ToHex(in Call call)
    {
        TypedArrayObject o = This(call, "toHex");
        if (o.IsOutOfBounds)
            throw TypedArrays.OutOfBounds(call.Thread, "Uint8Array.prototype.toHex");
        if (o.Length > call.Thread.MaxStringLength / 2)
            throw call.Thread.RangeError("Invalid string length");
        o.TellRange(call.Thread, 0, o.Length, Access.Read);
        return Convert.ToHexStringLower(o.Bytes);
    }

    private static TypedArrayObject This(in Call call, string method) =>
        call.This._cell is TypedArrayObject { Type: ElementType.Uint8 } o ? o
            : throw call.Thread.TypeError($"Uint8Array.prototype.{method}: expected a Uint8Array, found {ValueText.Of(call.This)}");

    private static string TextArgument(in Call call, string what) =>
        call[0]._cell is JsString s ? s.ToString() : throw call.Thread.TypeError($"{what}: expected a string, found {ValueText.Of(call[0])}");

    // GetOptionsObject ( options ): null for undefined
    private static JsObject? Options(JsThread t, JsValue options)
    {
        if (options.IsUndefined)
            return null;
        return options.IsObject ? options.AsObject : throw t.TypeError($"expected an options object, found {ValueText.Of(options)}");
    }

    private static bool IsUrlAlphabet(JsThread t, JsObject? options)
    {
        JsValue alphabet = options?.Get(t, s_alphabet) ?? JsValue.Undefined;
        if (alphabet.IsUndefined)
            return false;
        return (alphabet._cell as JsString)?.ToString() switch
        {
            "base64" => false,
            "base64url" => true,
            _ => throw t.TypeError($"alphabet: expected \"base64\" or \"base64url\", found {ValueText.Of(alphabet)}"),
        };
    }

    private static (bool IsUrl, LastChunk LastChunk) DecodeOptions(JsThread t, JsValue value)
    {
        JsObject? options = Options(t, value);
        bool isUrl = IsUrlAlphabet(t, options);
        JsValue handling = options?.Get(t, s_lastChunk) ?? JsValue.Undefined;
        if (handling.IsUndefined)
            return (isUrl, LastChunk.Loose);
        return (isUrl, (handling._cell as JsString)?.ToString() switch
        {
            "loose" => LastChunk.Loose,
            "strict" => LastChunk.Strict,
            "stop-before-partial" => LastChunk.StopBeforePartial,
            _ => throw t.TypeError($"lastChunkHandling: expected \"loose\", \"strict\" or \"stop-before-partial\", found {ValueText.Of(handling)}"),
        });
    }
}

/// <summary>What to do with fewer than four characters at the end of base64 text.</summary>
internal enum LastChunk : byte { Loose, Strict, StopBeforePartial }

/// <summary>Bytes from base64 and hex text (ECMA-262 23.3.1).</summary>
internal static class ByteText
{
    /// <summary>Characters consumed, bytes made, and what went wrong after them.</summary>
    internal readonly record struct Decoded(int Read, List<byte> Bytes, string? Error);

    private const string BadText = "The string is not correctly encoded base64";

    // 23.3.1 FromBase64 ( string, alphabet, lastChunkHandling [ , maxLength ] )
    public static Decoded FromBase64(string text, bool isUrl, LastChunk lastChunk, int maxLength)
    {
        var bytes = new List<byte>();
        if (maxLength == 0)
            return new Decoded(0, bytes, null);
        int read = 0, index = 0, chunkLength = 0;
        uint chunk = 0;
        while (true)
        {
            index = SkipWhiteSpace(text, index);
            if (index == text.Length)
            {
                if (chunkLength > 0)
                {
                    if (lastChunk == LastChunk.StopBeforePartial)
                        return new Decoded(read, bytes, null);
                    if (lastChunk == LastChunk.Strict || chunkLength == 1)
                        return new Decoded(read, bytes, BadText);
                    AddPartial(bytes, chunk, chunkLength);
                }
                return new Decoded(text.Length, bytes, null);
            }
            char c = text[index++];
            if (c == '=')
                return Padding(text, index, read, bytes, chunk, chunkLength, lastChunk);
            int sextet = Sextet(c, isUrl);
            if (sextet < 0)
                return new Decoded(read, bytes, BadText);
            int remaining = maxLength - bytes.Count;
            if ((remaining == 1 && chunkLength == 2) || (remaining == 2 && chunkLength == 3))
                return new Decoded(read, bytes, null);
            chunk = chunk << 6 | (uint)sextet;
            if (++chunkLength < 4)
                continue;
            bytes.Add((byte)(chunk >> 16));
            bytes.Add((byte)(chunk >> 8));
            bytes.Add((byte)chunk);
            chunk = 0;
            chunkLength = 0;
            read = index;
            if (bytes.Count == maxLength)
                return new Decoded(read, bytes, null);
        }
    }

    private static Decoded Padding(string text, int index, int read, List<byte> bytes, uint chunk, int chunkLength, LastChunk lastChunk)
    {
        if (chunkLength < 2)
            return new Decoded(read, bytes, BadText);
        index = SkipWhiteSpace(text, index);
        if (chunkLength == 2)
        {
            if (index == text.Length)
                return new Decoded(read, bytes, lastChunk == LastChunk.StopBeforePartial ? null : BadText);
            if (text[index] == '=')
                index = SkipWhiteSpace(text, index + 1);
        }
        if (index < text.Length)
            return new Decoded(read, bytes, BadText);
        uint extra = chunkLength == 2 ? chunk & 0xF : chunk & 0x3;
        if (lastChunk == LastChunk.Strict && extra != 0)
            return new Decoded(read, bytes, BadText);
        AddPartial(bytes, chunk, chunkLength);
        return new Decoded(text.Length, bytes, null);
    }

    private static void AddPartial(List<byte> bytes, uint chunk, int chunkLength)
    {
        if (chunkLength == 2)
        {
            bytes.Add((byte)(chunk >> 4));
            return;
        }
        bytes.Add((byte)(chunk >> 10));
        bytes.Add((byte)(chunk >> 2));
    }

    private static int SkipWhiteSpace(string text, int index)
    {
        while (index < text.Length && text[index] is '\t' or '\n' or '\f' or '\r' or ' ')
            index++;
        return index;
    }

    private static int Sextet(char c, bool isUrl) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' when !isUrl => 62,
        '-' when isUrl => 62,
        '/' when !isUrl => 63,
        '_' when isUrl => 63,
        _ => -1,
    };

    // 23.3.1 FromHex ( string [ , maxLength ] )
    public static Decoded FromHex(string text, int maxLength)
    {
        var bytes = new List<byte>();
        if (text.Length % 2 != 0)
            return new Decoded(0, bytes, "Hex text must have an even number of digits");
        int read = 0;
        while (read < text.Length && bytes.Count < maxLength)
        {
            if (!char.IsAsciiHexDigit(text[read]) || !char.IsAsciiHexDigit(text[read + 1]))
                return new Decoded(read, bytes, "The string is not correctly encoded hex");
            bytes.Add((byte)(HexValue(text[read]) << 4 | HexValue(text[read + 1])));
            read += 2;
        }
        return new Decoded(read, bytes, null);
    }

    private static int HexValue(char c) => char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
}
