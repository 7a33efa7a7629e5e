using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Parsing.RegExp;

namespace ConcurrentJs.Runtime.RegExps;

/// <summary>What regular expressions keep for one thread: the matcher's memory, and the last match, which RegExp.$1 and its
/// like show.</summary>
internal sealed class RegExpThread(JsThread thread) : MatchContext
{
    private int[] _captures = new int[20];

    /// <summary>The input of the last match, or null before the first.</summary>
    public JsString? LastInput { get; private set; }

    /// <summary>RegExp.input: the last input, or what a program assigned.</summary>
    public JsString Input { get; set; } = JsString.Empty;

    /// <summary>The captures of the last match: start and end of each, -1 for undefined.</summary>
    public ReadOnlySpan<int> LastCaptures => _captures.AsSpan(0, LastCaptureCount * 2);

    public int LastCaptureCount { get; private set; }

    /// <summary>A long match polls like a loop: termination leaves as an exception.</summary>
    public override bool ShouldStop()
    {
        thread.Poll();
        return false;
    }

    /// <summary>Matches; on success the captures are in <see cref="Captures"/> until the next successful match of this thread.</summary>
    public bool Match(RegExpData data, JsString input, int start, bool sticky)
    {
        RegExpProgram program = data.Program;
        if (_captures.Length < program.CaptureCount * 2)
            Array.Resize(ref _captures, program.CaptureCount * 2);
        switch (program.Match(input.Span, start, sticky, _captures, this))
        {
            case MatchOutcome.Match:
                LastInput = input;
                Input = input;
                LastCaptureCount = program.CaptureCount;
                return true;
            case MatchOutcome.NoMatch:
                return false;
            default:
                throw thread.RangeError($"Regular expression too complex: /{data.Source}/");
        }
    }

    public ReadOnlySpan<int> Captures => _captures;
}
