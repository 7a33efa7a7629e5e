using System.Numerics;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Binary;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Heap.Binary;

public sealed class AtomicElementsTests
{
    public static TheoryData<string> IntegerTypes =>
        [.. Elements.All.Where(type => !Elements.IsFloat(type) && type != ElementType.Uint8Clamped).Select(type => type.ToString())];

    [Theory, MemberData(nameof(IntegerTypes))]
    public void No_addition_is_lost(string name)
    {
        ElementType type = Enum.Parse<ElementType>(name);
        byte[] memory = new byte[16];
        const int threads = 4, additions = 20_000;
        Parallel.For(0, threads, _ =>
        {
            for (int i = 0; i < additions; i++)
                AtomicElements.Modify(ref memory[8], type, AtomicOp.Add, 1);
        });
        Assert.True(AtomicElements.Same(type, AtomicElements.Load(ref memory[8], type), threads * additions));
        Assert.All(memory[..8], b => Assert.Equal(0, b));
        Assert.All(memory[(8 + Elements.Size(type))..], b => Assert.Equal(0, b));
    }

    [Theory, MemberData(nameof(IntegerTypes))]
    public void One_of_many_exchanges_wins(string name)
    {
        ElementType type = Enum.Parse<ElementType>(name);
        byte[] memory = new byte[8];
        int winners = 0;
        Parallel.For(1, 65, i =>
        {
            AtomicElements.CompareExchange(ref memory[0], type, 0, i, out bool stored);
            if (stored)
                Interlocked.Increment(ref winners);
        });
        Assert.Equal(1, winners);
    }

    [Fact]
    public void The_old_value_comes_back_as_the_type_reads_it()
    {
        byte[] memory = new byte[8];
        Assert.Equal(0, AtomicElements.Modify(ref memory[0], ElementType.Int8, AtomicOp.Sub, 1).AsNumber);
        Assert.Equal(-1, AtomicElements.Read(ref memory[0], ElementType.Int8).AsNumber);
        Assert.Equal(255, AtomicElements.Read(ref memory[0], ElementType.Uint8).AsNumber);
        AtomicElements.Store(ref memory[0], ElementType.BigUint64, -1);
        Assert.Equal(new BigInteger(ulong.MaxValue), AtomicElements.Read(ref memory[0], ElementType.BigUint64).AsBigInt);
    }

    [Theory]
    [InlineData(4294967297.0, 1)]
    [InlineData(-1.0, -1)]
    [InlineData(double.PositiveInfinity, 0)]
    public void Operands_are_taken_modulo(double operand, long bits) => Assert.Equal(bits, AtomicElements.Bits(JsValue.FromNumber(operand)));
}
