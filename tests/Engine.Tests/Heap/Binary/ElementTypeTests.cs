using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Binary;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Heap.Binary;

public sealed class ElementTypeTests
{
    [Theory]
    [InlineData("Int8", 1)]
    [InlineData("Uint8Clamped", 1)]
    [InlineData("Uint16", 2)]
    [InlineData("Float16", 2)]
    [InlineData("Int32", 4)]
    [InlineData("Float32", 4)]
    [InlineData("BigInt64", 8)]
    [InlineData("Float64", 8)]
    public void Sizes_are_those_of_table_71(string name, int size) => Assert.Equal(size, Elements.Size(Enum.Parse<ElementType>(name)));

    [Theory]
    [InlineData("Uint8Clamped", 0.5, 0)]
    [InlineData("Uint8Clamped", 1.5, 2)]
    [InlineData("Uint8Clamped", 2.5, 2)]
    [InlineData("Uint8Clamped", 300.0, 255)]
    [InlineData("Uint8Clamped", -7.0, 0)]
    [InlineData("Uint8Clamped", double.NaN, 0)]
    [InlineData("Int8", 200.0, -56)]
    [InlineData("Uint16", -1.0, 65535)]
    [InlineData("Int32", 2147483648.0, -2147483648.0)]
    [InlineData("Uint32", -1.0, 4294967295.0)]
    [InlineData("Float16", 65520.0, double.PositiveInfinity)]
    [InlineData("Float16", 0.1, 0.0999755859375)]
    [InlineData("Float32", 0.1, 0.10000000149011612)]
    [InlineData("Float64", -0.0, -0.0)]
    public void A_store_converts(string name, double stored, double read)
    {
        byte[] memory = new byte[8];
        ElementType type = Enum.Parse<ElementType>(name);
        Elements.Write(ref memory[0], type, JsValue.FromNumber(stored));
        Assert.Equal(read, Elements.Read(ref memory[0], type).AsNumber);
    }

    [Fact]
    public void A_nan_with_a_payload_becomes_a_plain_one()
    {
        byte[] memory = BitConverter.GetBytes(0xFFF8_0000_DEAD_BEEF);
        JsValue value = Elements.Read(ref memory[0], ElementType.Float64);
        Assert.True(value.IsDouble);
        Assert.Equal(JsValue.NaN._bits, value._bits);
    }
}
