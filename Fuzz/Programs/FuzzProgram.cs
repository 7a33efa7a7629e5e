namespace ConcurrentJs.Fuzz.Programs;

/// <summary>A generated program: plain JavaScript that judges itself, and what is known about it.</summary>
/// <param name="Seed">What makes it again.</param>
/// <param name="Text">A classic script. Its value is a string of what it found; it throws an Error that begins with "oracle:" when a promise of the engine is broken.</param>
/// <param name="Topics">What it exercises.</param>
/// <param name="IsRaceFree">Its value is the same on every schedule (M4).</param>
public sealed record FuzzProgram(ulong Seed, string Text, IReadOnlyList<string> Topics, bool IsRaceFree);
