namespace ConcurrentJs.Threads;

/// <summary>Whether schedulers are told of the points inside the engine's protocols (<see cref="Point"/>). It is set for a process, before anything runs in it.</summary>
public static class EnginePoints
{
    /// <summary>The runtime setting, for processes that are always meant to tell.</summary>
    public const string DataName = "ConcurrentJs.EnginePoints";

    /// <summary>From here on. Takes no effect after the first engine was made: see <see cref="AreOn"/>.</summary>
    public static void Enable() => AppContext.SetData(DataName, "true");

    /// <summary>Whether they are told. Decided for good when it is asked for the first time, or when the first engine is made.</summary>
    public static bool AreOn => Amplifier.IsScheduled;

    internal static bool OfProcess() => AppContext.GetData(DataName) switch
    {
        bool given => given,
        string text => text.Equals("true", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
