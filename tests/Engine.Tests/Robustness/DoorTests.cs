using Xunit;

namespace ConcurrentJs.Engine.Tests.Robustness;

/// <summary>
/// No program can kill the process it runs in: each way to try is one test, on a small stack and on a large one.
/// The doors that need minutes or gigabytes run when CJS_LONG is set.
/// </summary>
public sealed class DoorTests
{
    private const int SecondaryStackBytes = 1536 << 10, MainStackBytes = 8 << 20;

    public static TheoryData<string> Calls => Names("calls");

    public static TheoryData<string> Later => Names("later");

    public static TheoryData<string> Source => Names("source");

    public static TheoryData<string> Natives => LongNames("natives");

    public static TheoryData<string> Host => LongNames("host");

    [Theory, MemberData(nameof(Calls))]
    public void CallsEndInRangeErrors(string name) => Try("calls", name);

    [Theory, MemberData(nameof(Later))]
    public void JobsEndInRangeErrors(string name) => Try("later", name);

    [Theory, MemberData(nameof(Source))]
    public void DeepSourceIsRefused(string name) => Try("source", name);

    [Theory, MemberData(nameof(Natives))]
    public void NativeWorkIsBounded(string name) => Try("natives", name);

    [Theory, MemberData(nameof(Host))]
    public void HostObjectsAreBounded(string name) => Try("host", name);

    private static TheoryData<string> Names(string room) => [.. Door.In(room).Select(door => door.Name)];

    // Without the variable one door stands for all, so that the theory is not empty.
    private static TheoryData<string> LongNames(string room) =>
        Environment.GetEnvironmentVariable("CJS_LONG") is { Length: > 0 } ? Names(room) : [Door.In(room)[^1].Name];

    private static void Try(string room, string name)
    {
        Door door = Door.In(room).Single(door => door.Name == name);
        Assert.Null(DoorRunner.Run(door, SecondaryStackBytes));
        if (door.End == DoorEnd.Finishes)
            Assert.Null(DoorRunner.Run(door, MainStackBytes));
    }
}
