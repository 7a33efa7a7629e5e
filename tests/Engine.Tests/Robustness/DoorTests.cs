using Xunit;

namespace ConcurrentJs.Engine.Tests.Robustness;

/// <summary>
/// No program can kill the process it runs in: each way to try is one test, on a small stack and on a large one.
/// The doors that need minutes or gigabytes, and the large stack, are for CJS_LONG: they are skipped, visibly, without it.
/// </summary>
public sealed class DoorTests
{
    private const int SecondaryStackBytes = 1536 << 10, MainStackBytes = 8 << 20;

    public static TheoryData<string> Calls => Names("calls");

    public static TheoryData<string> Later => Names("later");

    public static TheoryData<string> Source => Names("source");

    public static TheoryData<string> Natives => Names("natives");

    public static TheoryData<string> Host => Names("host");

    [LongTheory, MemberData(nameof(Calls))]
    public void CallsEndInRangeErrors(string name) => Try("calls", name);

    [LongTheory, MemberData(nameof(Later))]
    public void JobsEndInRangeErrors(string name) => Try("later", name);

    [LongTheory, MemberData(nameof(Source))]
    public void DeepSourceIsRefused(string name) => Try("source", name);

    [LongTheory, MemberData(nameof(Natives))]
    public void NativeWorkIsBounded(string name) => Try("natives", name);

    [LongTheory, MemberData(nameof(Host))]
    public void HostObjectsAreBounded(string name) => Try("host", name);

    private static TheoryData<string> Names(string room) => [.. Door.In(room).Select(door => door.Name)];

    private static void Try(string room, string name)
    {
        Door door = Door.In(room).Single(door => door.Name == name);
        Assert.Null(DoorRunner.Run(door, SecondaryStackBytes));
        if (LongTheoryAttribute.IsWanted && door.End == DoorEnd.Finishes)
            Assert.Null(DoorRunner.Run(door, MainStackBytes));
    }
}

/// <summary>A theory for the nightly run.</summary>
public sealed class LongTheoryAttribute : TheoryAttribute
{
    public LongTheoryAttribute()
    {
        if (!IsWanted)
            Skip = "needs minutes or gigabytes: set CJS_LONG=1";
    }

    public static bool IsWanted => Environment.GetEnvironmentVariable("CJS_LONG") is { Length: > 0 };
}
