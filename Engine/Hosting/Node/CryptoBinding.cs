using System.Security.Cryptography;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Hosting.Node;

/// <summary>internalBinding('crypto'): digests and random bytes of the .NET base library.</summary>
internal static unsafe class CryptoBinding
{
    public static JsObject Create(NodeHost host) => new Binding(host)
        .Function("hash", 2, &Hash)
        .Function("hmac", 3, &Hmac)
        .Function("randomFill", 3, &RandomFill)
        .Function("timingSafeEqual", 2, &TimingSafeEqual)
        .Object;

    /// <summary>(algorithm, bytes): the digest, or undefined for an algorithm that is not known.</summary>
    private static JsValue Hash(in Call call)
    {
        ReadOnlySpan<byte> bytes = call.Bytes(1);
        byte[]? digest = call.Text(0) switch
        {
            "md5" => MD5.HashData(bytes),
            "sha1" => SHA1.HashData(bytes),
            "sha256" => SHA256.HashData(bytes),
            "sha384" => SHA384.HashData(bytes),
            "sha512" => SHA512.HashData(bytes),
            _ => null,
        };
        return digest is null ? JsValue.Undefined : call.Realm.NewBytes(digest);
    }

    /// <summary>(algorithm, key, bytes)</summary>
    private static JsValue Hmac(in Call call)
    {
        ReadOnlySpan<byte> key = call.Bytes(1);
        ReadOnlySpan<byte> bytes = call.Bytes(2);
        byte[]? digest = call.Text(0) switch
        {
            "md5" => HMACMD5.HashData(key, bytes),
            "sha1" => HMACSHA1.HashData(key, bytes),
            "sha256" => HMACSHA256.HashData(key, bytes),
            "sha384" => HMACSHA384.HashData(key, bytes),
            "sha512" => HMACSHA512.HashData(key, bytes),
            _ => null,
        };
        return digest is null ? JsValue.Undefined : call.Realm.NewBytes(digest);
    }

    /// <summary>(bytes, offset, size)</summary>
    private static JsValue RandomFill(in Call call)
    {
        call.Thread.Scheduler.Outside(call.Thread, "random bytes of node:crypto");
        Secrets.Fill(call.Bytes(0).Slice(call.Int(1), call.Int(2)));
        return call[0];
    }

    private static JsValue TimingSafeEqual(in Call call) => CryptographicOperations.FixedTimeEquals(call.Bytes(0), call.Bytes(1));
}
