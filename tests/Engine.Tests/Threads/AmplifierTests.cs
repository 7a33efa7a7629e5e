using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Threads;

public sealed class AmplifierTests
{
    [Theory]
    [InlineData("7", 7ul, 16)]
    [InlineData("7:3", 7ul, 3)]
    [InlineData("18446744073709551615:1", ulong.MaxValue, 1)]
    public void A_seed_and_a_period_are_read(string text, ulong seed, int period)
    {
        AmplifierSetting setting = AmplifierSetting.Parse(text)!;
        Assert.Equal((seed, period), (setting.Seed, setting.Period));
        Assert.Equal($"{seed}:{period}", setting.ToString());
    }

    [Theory, InlineData(null), InlineData(""), InlineData("x"), InlineData("-1"), InlineData("1:0"), InlineData("1:2:3"), InlineData("1:")]
    public void Anything_else_is_none(string? text) => Assert.Null(AmplifierSetting.Parse(text));

    [Fact]
    public void Passings_come_back_whatever_they_draw()
    {
        AmplifierSetting always = AmplifierSetting.Parse("5:1")!;
        foreach (Point point in Enum.GetValues<Point>())
            for (int i = 0; i < 20; i++)
                Amplifier.Pass(point, always, thread: 1);
    }
}
