namespace ConcurrentJs.Engine.Tests;

/// <summary>How long a test waits for what must come: no measure of speed, only better than waiting for ever.</summary>
internal static class Patience
{
    public const int Ms = 300_000;

    public static TimeSpan Time { get; } = TimeSpan.FromMilliseconds(Ms);
}
