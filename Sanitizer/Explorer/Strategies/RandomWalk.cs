namespace ConcurrentJs.Sanitizer.Explorer.Strategies;

/// <summary>At every decision each thread that could go on is as likely as any other.</summary>
/// <remarks>
/// The baseline of the literature: Thomson, Donaldson, Betts, "Concurrency testing using controlled schedulers" (TOPC 2016) found it hard to beat.
/// No guarantee beyond a probability that falls with the length of the program.
/// </remarks>
public sealed class RandomWalk : Strategy
{
    private Dice _dice;

    public override string Name => "random";

    public override bool ReadsTrace => false;

    public override bool Begin(ulong seed)
    {
        _dice = new Dice(seed);
        return true;
    }

    public override int Choose(IScheduleView view) => view.Ready[_dice.Next(view.Ready.Length)];
}
