using System.Buffers;
using System.Text;
using System.Text.Unicode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime.Functions;

namespace ConcurrentJs.Hosting.Node;

/// <summary>internalBinding('encoding'): text to bytes and back.</summary>
internal static unsafe class EncodingBinding
{
    public static JsObject Create(NodeHost host) => new Binding(host)
        .Function("utf8Encode", 1, &Utf8Encode)
        .Function("utf8EncodeInto", 3, &Utf8EncodeInto)
        .Function("utf8Decode", 4, &Utf8Decode)
        .Function("latin1Decode", 3, &Latin1Decode)
        .Function("utf16Decode", 3, &Utf16Decode)
        .Function("base64Encode", 4, &Base64Encode)
        .Function("base64Decode", 1, &Base64Decode)
        .Object;

    private static JsValue Utf8Encode(in Call call) => call.Realm.NewBytes(Encoding.UTF8.GetBytes(call.Text(0)));

    /// <summary>(text, bytes, offset): [code units read, bytes written].</summary>
    private static JsValue Utf8EncodeInto(in Call call)
    {
        string text = call.Text(0);
        Span<byte> target = call.Bytes(1)[call.Int(2)..];
        Utf8.FromUtf16(text, target, out int read, out int written, replaceInvalidSequences: true);
        return call.Realm.NewPair(read, written);
    }

    /// <summary>(bytes, start, end, fatal): the text, or undefined when fatal and the bytes are no UTF-8.</summary>
    private static JsValue Utf8Decode(in Call call)
    {
        Span<byte> bytes = Range(call);
        if (call[3].IsTrue && !Utf8.IsValid(bytes))
            return JsValue.Undefined;
        return JsValue.FromString(Encoding.UTF8.GetString(bytes));
    }

    private static JsValue Latin1Decode(in Call call) => JsValue.FromString(Encoding.Latin1.GetString(Range(call)));

    private static JsValue Utf16Decode(in Call call)
    {
        ReadOnlySpan<byte> bytes = Range(call);
        var text = new char[bytes.Length / 2];
        for (int i = 0; i < text.Length; i++)
            text[i] = (char)(bytes[2 * i] | bytes[2 * i + 1] << 8);
        return JsString.Create(text.AsSpan());
    }

    /// <summary>(bytes, start, end, forUrls)</summary>
    private static JsValue Base64Encode(in Call call)
    {
        Span<byte> bytes = Range(call);
        return JsValue.FromString(call[3].IsTrue ? System.Buffers.Text.Base64Url.EncodeToString(bytes) : Convert.ToBase64String(bytes));
    }

    /// <summary>As Node reads it: both alphabets, white space and anything foreign skipped, an end at the first '='.</summary>
    private static JsValue Base64Decode(in Call call)
    {
        string text = call.Text(0);
        byte[] bytes = ArrayPool<byte>.Shared.Rent(text.Length);
        int length = 0;
        int bits = 0;
        int held = 0;
        foreach (char c in text)
        {
            if (c == '=')
                break;
            int value = ValueOf(c);
            if (value < 0)
                continue;
            held = held << 6 | value;
            bits += 6;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes[length++] = (byte)(held >> bits);
        }
        byte[] result = bytes.AsSpan(0, length).ToArray();
        ArrayPool<byte>.Shared.Return(bytes);
        return call.Realm.NewBytes(result);
    }

    private static int ValueOf(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' or '-' => 62,
        '/' or '_' => 63,
        _ => -1,
    };

    private static Span<byte> Range(in Call call)
    {
        Span<byte> bytes = call.Bytes(0);
        int start = Math.Clamp(call.Int(1), 0, bytes.Length);
        int end = Math.Clamp(call.Int(2), start, bytes.Length);
        return bytes[start..end];
    }
}
