using System.Security.Cryptography;

namespace ConcurrentJs.Threads;

/// <summary>Random bytes nobody can predict or repeat, for keys and identifiers. For everything else there is <see cref="Chance"/>.</summary>
internal static class Secrets
{
    public static void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}
