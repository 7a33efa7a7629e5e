namespace ConcurrentJs.Heap.Verification;

/// <summary>Something in the heap that no program, racing or not, may bring about (M12).</summary>
/// <param name="Invariant">Its number in Engine/THREADS.md.</param>
/// <param name="Path">How the root leads to it.</param>
/// <param name="Found">What was expected, and what is there.</param>
internal readonly record struct HeapViolation(string Invariant, string Path, string Found)
{
    public override string ToString() => $"{Invariant} at {Path}: {Found}";
}
