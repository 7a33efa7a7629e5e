using Xunit;

namespace ConcurrentJs.Engine.Tests.Robustness;

/// <summary>
/// No program can kill the process it runs in: each way to try is one test, on a small stack, with CJS_LONG=1 on a large one too.
/// A door that names a RangeError catches it inside the program; the engine runs another program afterwards.
/// </summary>
public abstract class DoorTests(string room)
{
    private const int SecondaryStackBytes = 1536 << 10, MainStackBytes = 8 << 20;

    private static readonly bool s_isLong = Environment.GetEnvironmentVariable("CJS_LONG") is { Length: > 0 };

    protected static TheoryData<string> Names(string room) => [.. Door.In(room).Select(door => door.Name)];

    protected void Try(string name)
    {
        Door door = Door.In(room).Single(door => door.Name == name);
        Assert.Null(DoorRunner.Run(door, SecondaryStackBytes));
        if (s_isLong && door.End == DoorEnd.Finishes)
            Assert.Null(DoorRunner.Run(door, MainStackBytes));
    }
}

public sealed class CallDoorTests() : DoorTests("calls")
{
    public static TheoryData<string> Doors => Names("calls");

    [Theory, MemberData(nameof(Doors))]
    public void CallsEndInRangeErrors(string name) => Try(name);
}

public sealed class ObjectDoorTests() : DoorTests("objects")
{
    public static TheoryData<string> Doors => Names("objects");

    [Theory, MemberData(nameof(Doors))]
    public void ClassesAndConversionsEndInRangeErrors(string name) => Try(name);
}

public sealed class LaterDoorTests() : DoorTests("later")
{
    public static TheoryData<string> Doors => Names("later");

    [Theory, MemberData(nameof(Doors))]
    public void JobsEndInRangeErrors(string name) => Try(name);
}

public sealed class SourceDoorTests() : DoorTests("source")
{
    public static TheoryData<string> Doors => Names("source");

    [Theory, MemberData(nameof(Doors))]
    public void DeepSourceIsRefused(string name) => Try(name);
}

public sealed class NativeDoorTests() : DoorTests("natives")
{
    public static TheoryData<string> Doors => Names("natives");

    [Theory, MemberData(nameof(Doors))]
    public void NativeWorkIsBounded(string name) => Try(name);
}

public sealed class HostDoorTests() : DoorTests("host")
{
    public static TheoryData<string> Doors => Names("host");

    [Theory, MemberData(nameof(Doors))]
    public void HostObjectsAreBounded(string name) => Try(name);
}

/// <summary>For what is measured or said for the whole process, memory above all: nobody else may run meanwhile.</summary>
[CollectionDefinition("memory", DisableParallelization = true)]
public sealed class MemoryCollection;

[Collection("memory")]
public sealed class MemoryDoorTests() : DoorTests("memory")
{
    public static TheoryData<string> Doors => Names("memory");

    [Theory, MemberData(nameof(Doors))]
    public void ExcessEndsWithTheMemoryLimit(string name) => Try(name);
}
