using System.Runtime.InteropServices;

namespace ConcurrentJs.Cli;

/// <summary>Control-C at a terminal, for a process that was told to ignore it.</summary>
internal static class InterruptSignal
{
    private const int Interrupt = 2;

    private const nint Default = 0, Ignore = 1;

    /// <summary>
    /// A shell without job control starts what it puts into the background with the signal ignored, and all that is started from there inherits that.
    /// The runtime respects it and never tells. Who sits at a terminal and types Control-C means it; a background job's input is none.
    /// Called before the runtime first looks at the signal.
    /// </summary>
    public static void HearAtTerminal()
    {
        if (OperatingSystem.IsWindows() || Console.IsInputRedirected)
            return;
        nint before = Set(Interrupt, Default);
        if (before != Ignore && before != Default)
            _ = Set(Interrupt, before);
    }

    [DllImport("libc", EntryPoint = "signal")]
    private static extern nint Set(int signal, nint handler);
}
