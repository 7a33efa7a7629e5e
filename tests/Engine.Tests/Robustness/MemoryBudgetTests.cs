using System.Runtime.CompilerServices;
using ConcurrentJs.Runtime;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Robustness;

[Collection("memory")]
public sealed class MemoryBudgetTests
{
    private const int Piece = 1 << 20;

    [Fact]
    public void Garbage_that_was_there_before_makes_no_room()
    {
        GC.Collect();
        Litter(512);
        var budget = new MemoryBudget(32L * Piece);
        budget.Start();
        GC.Collect();
        Assert.False(budget.IsExceeded());
        byte[][] held = Hold(96);
        Assert.True(budget.IsExceeded());
        GC.KeepAlive(held);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Litter(int pieces) => GC.KeepAlive(Hold(pieces));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte[][] Hold(int pieces) => [.. Enumerable.Range(0, pieces).Select(static _ => new byte[Piece])];
}
