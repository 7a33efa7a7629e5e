using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace ConcurrentJs.Diagnostics;

/// <summary>An engine bug: a stated invariant does not hold. Never caused by what a program does.</summary>
public sealed class EngineBugException(string message) : Exception(message);

/// <summary>Checks that stay on in Release. One fact a line; the message names the invariant, the expression and the place.</summary>
public static class Invariant
{
    public static void Holds(
        [DoesNotReturnIf(false)] bool condition, string invariant,
        [CallerArgumentExpression(nameof(condition))] string expression = "",
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        if (!condition)
            Fail(invariant, expression, file, line);
    }

    [DoesNotReturn]
    public static void Fail(string invariant, string expression = "",
        [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        throw new EngineBugException(
            $"engine bug: invariant {invariant} does not hold: {expression}\n  at {Path.GetFileName(file)}:{line}");
}
