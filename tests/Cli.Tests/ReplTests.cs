using Xunit;

namespace ConcurrentJs.Cli.Tests;

/// <summary>cjs repl, fed through a pipe and on a terminal.</summary>
public sealed class ReplTests : IDisposable
{
    private const string CtrlC = "\x03", CtrlD = "\x04", Up = "\x1b[A", Enter = "\r";

    private readonly Cjs _cjs = new();

    public void Dispose() => _cjs.Dispose();

    [Fact]
    public void A_pipe_is_read_line_by_line_and_each_value_inspected() =>
        _cjs.RunWithInput("""
            1 + 1
            { a: 1, b: [2, 'x'] }
            let twice = 2 * _.a
            twice
            function f(n) {
              return n +
                1;
            }
            f(41)
            `one
            two`
            """, "repl").Printed("2\n{ a: 1, b: [ 2, 'x' ] }\nundefined\n2\nundefined\n42\n'one\\ntwo'\n");

    [Fact]
    public void Errors_are_shown_and_the_session_goes_on()
    {
        CjsResult result = _cjs.RunWithInput("nothing.x\n_error.name\nlet = ;\n'still here'\n", "repl");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Uncaught ReferenceError: nothing is not defined", result.Output);
        Assert.Contains("'ReferenceError'\n", result.Output);
        Assert.Contains("SyntaxError", result.Output);
        Assert.EndsWith("'still here'\n", result.Output);
    }

    [Fact]
    public void Scripts_can_be_loaded_and_the_program_can_leave()
    {
        _cjs.File("lib.js", "var loaded = 'yes'").File("first.js", "var first = 1");
        CjsResult result = _cjs.RunWithInput(".load lib.js\nloaded + first\n.load nowhere.js\n.frog\nprocess.exit(5)\n'never'\n", "repl", "--prelude", "first.js");
        Assert.Equal(5, result.ExitCode);
        Assert.Contains("'yes1'\n", result.Output);
        Assert.Contains("cannot read nowhere.js: expected a file, found nothing of that name", result.Output);
        Assert.Contains(".frog is no command", result.Output);
        Assert.DoesNotContain("never", result.Output);
    }

    [Fact]
    public void Timers_go_on_between_entries() =>
        Assert.Contains("tick", _cjs.RunWithInput("setTimeout(() => console.log('tick'), 1); 0\nconst until = Date.now() + 30; while (Date.now() < until);\n1\n", "repl").Output);

    [TerminalFact]
    public void On_a_terminal_control_c_drops_a_line_and_control_d_leaves() =>
        _cjs.RunOnTerminal(["repl"],
            ("> ", "half a li" + CtrlC),
            ("^C", "6 * 7" + Enter),
            ("42", CtrlD));

    [TerminalFact]
    public void On_a_terminal_control_c_stops_a_program() => StopRunningProgram(_cjs);

    // What a shell without job control starts in the background, and all below it, begins with the signal ignored.
    [TerminalFact]
    public void On_a_terminal_control_c_stops_a_program_of_a_process_that_began_with_it_ignored()
    {
        using var cjs = new Cjs { ShellPrefix = "trap '' INT; exec " };
        StopRunningProgram(cjs);
    }

    private static void StopRunningProgram(Cjs cjs) =>
        cjs.RunOnTerminal(["repl"],
            ("> ", "console.log('run' + 'ning'); for (;;);" + Enter),
            ("running", CtrlC),
            ("Stopped.", "6 * 7" + Enter),
            ("42", CtrlD));

    [TerminalFact]
    public void On_a_terminal_control_c_right_behind_the_line_stops_the_program_too() =>
        _cjs.RunOnTerminal(["repl"],
            ("> ", "for (;;);" + Enter + CtrlC),
            ("Stopped.", "6 * 7" + Enter),
            ("42", CtrlD));

    [TerminalFact]
    public void On_a_terminal_lines_are_edited_completed_and_remembered() =>
        _cjs.RunOnTerminal(["repl"],
            ("> ", "const remembered = { alphabet: 26 }" + Enter),
            ("undefined", "remembered.alp\t" + Enter),
            ("26", Up + " + 1" + Enter),
            ("27", "(1 +" + Enter),
            ("… ", "2)" + Enter),
            ("3", CtrlD));
}
