namespace ConcurrentJs.Fuzz.Generators;

/// <summary>One thing that threads may do to a shared heap, with a check of what must hold whatever the schedule was.</summary>
/// <remarks>
/// The parts are texts of JavaScript. In <see cref="Parts.Step"/> and <see cref="Parts.Last"/> there are: <c>me</c>, the thread's number from 0;
/// <c>round</c>; <c>rnd(n)</c>, a number below n from the thread's own stream; <c>fail(text)</c>; <c>THREADS</c> and <c>ROUNDS</c>.
/// <see cref="Parts.Check"/> runs on the main thread after all joins and may push to <c>result</c>.
/// </remarks>
internal abstract class Topic
{
    /// <summary>What it is called in file headers and statistics.</summary>
    public abstract string Name { get; }

    /// <summary>What it leaves in <c>result</c> does not depend on the schedule.</summary>
    public virtual bool IsRaceFree => false;

    /// <param name="chance">Decides sizes and variants.</param>
    /// <param name="p">A prefix for names, unique in the program.</param>
    public abstract Parts Write(FuzzChance chance, string p);

    /// <summary>The texts of one topic in one program.</summary>
    /// <param name="Setup">Top-level declarations.</param>
    /// <param name="Step">What each thread does each round.</param>
    /// <param name="Check">After the joins.</param>
    /// <param name="First">What each thread does before its first round.</param>
    /// <param name="Last">What each thread does after its last round.</param>
    internal sealed record Parts(string Setup, string Step, string Check = "", string First = "", string Last = "");
}
