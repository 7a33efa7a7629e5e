using ConcurrentJs.Fuzz.Programs;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Fuzz.Oracles;

/// <summary>What was wrong.</summary>
public enum FindingKind
{
    /// <summary>A program's own check failed: a promise of the memory model is broken.</summary>
    BrokenPromise,

    /// <summary>A program threw what it cannot throw.</summary>
    WrongError,

    /// <summary>An exception of .NET came out of the engine.</summary>
    Crash,

    /// <summary>The program did not end in time.</summary>
    Hang,

    /// <summary>The heap verifier found the heap damaged.</summary>
    DamagedHeap,

    /// <summary>A race-free program gave another result in locked mode (M4).</summary>
    ModesDisagree,

    /// <summary>The process died while the program ran.</summary>
    Death,
}

/// <summary>One failure, with what repeats it.</summary>
public sealed record Finding(FindingKind Kind, ulong Seed, ThreadsMode Mode, IReadOnlyList<string> Topics, string Detail)
{
    /// <summary>The command that runs it again, many times.</summary>
    public string Again => $"cjs fuzz --seed {Seed} --count 1 --repeat 200 --threads {Mode.ToString().ToLowerInvariant()}";

    public override string ToString() => $"{Kind}: {Detail}\n  topics: {string.Join(", ", Topics)}\n  again:  {Again}";
}
