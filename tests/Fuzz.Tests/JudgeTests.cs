using ConcurrentJs.Fuzz.Oracles;
using ConcurrentJs.Fuzz.Programs;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Fuzz.Tests;

/// <summary>The tools are tested for honesty: what must be found is found.</summary>
public sealed class JudgeTests
{
    private static FuzzProgram Program(string text, bool raceFree = false) => new(1, text, ["planted"], raceFree);

    // Only what hangs is given little time: the others shall not hang on a slow machine.
    private static Finding? Try(string text, bool raceFree = false, ThreadsMode mode = ThreadsMode.Parallel, bool hangs = false) =>
        new Judge { HangAfter = hangs ? TimeSpan.FromSeconds(1) : TimeSpan.FromMinutes(5) }.Try(Program(text, raceFree), mode);

    [Fact]
    public void A_broken_promise_is_found() => Assert.Equal(FindingKind.BrokenPromise, Try("throw new Error('oracle: lost')")?.Kind);

    [Fact]
    public void A_broken_promise_in_a_thread_is_found() =>
        Assert.Equal(FindingKind.BrokenPromise, Try("new Thread(() => { throw new Error('oracle: lost') }).join()")?.Kind);

    [Fact]
    public void An_error_that_no_check_made_is_found() => Assert.Equal(FindingKind.WrongError, Try("nothing.at.all")?.Kind);

    [Fact]
    public void A_hang_is_found() => Assert.Equal(FindingKind.Hang, Try("new Thread(() => { for (;;); }).join()", hangs: true)?.Kind);

    [Fact]
    public void A_result_that_differs_between_the_modes_is_found()
    {
        Finding? finding = Try("new Thread(() => Math.random()).join()", raceFree: true);
        Assert.Equal(FindingKind.ModesDisagree, finding?.Kind);
    }

    [Fact]
    public void A_finding_says_how_to_see_it_again() =>
        Assert.Contains("cjs fuzz --seed 1 --count 1 --repeat 200 --threads parallel", Try("throw 1")!.ToString());

    [Fact]
    public void A_good_program_is_left_alone() => Assert.Null(Try("new Thread(() => 7).join()", raceFree: true));
}
