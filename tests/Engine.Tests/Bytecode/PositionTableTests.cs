using ConcurrentJs.Bytecode;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Bytecode;

public sealed class PositionTableTests
{
    [Fact]
    public void An_instruction_has_the_position_of_the_last_entry_before_it()
    {
        var builder = new PositionTable.Builder();
        builder.Add(3, 1000);
        builder.Add(10, 20);
        builder.Add(300, 70000);
        PositionTable table = builder.Build();
        Assert.Equal(-1, table.OffsetOf(2));
        Assert.Equal(1000, table.OffsetOf(3));
        Assert.Equal(1000, table.OffsetOf(9));
        Assert.Equal(20, table.OffsetOf(299));
        Assert.Equal(70000, table.OffsetOf(1 << 20));
    }
}
