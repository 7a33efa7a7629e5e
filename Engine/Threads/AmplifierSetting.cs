using System.Globalization;

namespace ConcurrentJs.Threads;

/// <summary>The race amplifier's seed, and how many passings there are to a delay. It is set for a process, before anything runs in it.</summary>
public sealed record AmplifierSetting
{
    /// <summary>The environment variable that sets it when the program did not.</summary>
    public const string VariableName = "CJS_AMPLIFY";

    private const string DataName = "ConcurrentJs.Amplify";

    private AmplifierSetting(ulong seed, int period) => (Seed, Period) = (seed, period);

    /// <summary>What the delays are drawn from.</summary>
    public ulong Seed { get; }

    /// <summary>One passing in so many is delayed: 16 unless said otherwise.</summary>
    public int Period { get; }

    /// <summary>Reads "seed" or "seed:period"; null when it is neither.</summary>
    public static AmplifierSetting? Parse(string? text)
    {
        string[] parts = (text ?? "").Split(':');
        int period = 16;
        if (parts.Length > 2 || !ulong.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed)
            || (parts.Length == 2 && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out period) || period < 1)))
            return null;
        return new AmplifierSetting(seed, period);
    }

    /// <summary>Sets it for the process. Takes no effect after the first engine was made.</summary>
    public void Apply() => AppContext.SetData(DataName, ToString());

    /// <summary>As it is written on a command line.</summary>
    public override string ToString() => $"{Seed}:{Period}";

    internal static AmplifierSetting? OfProcess() =>
        Parse(AppContext.GetData(DataName) as string ?? Environment.GetEnvironmentVariable(VariableName));
}
