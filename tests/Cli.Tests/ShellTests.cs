using Xunit;

namespace ConcurrentJs.Cli.Tests;

/// <summary>cjs run --shell: what engine test suites expect to find.</summary>
public sealed class ShellTests : IDisposable
{
    private readonly Cjs _cjs = new();

    public void Dispose() => _cjs.Dispose();

    [Fact]
    public void Print_read_and_load_work_on_files()
    {
        _cjs.File("data.txt", "line").File("lib/a.js", "var fromA = 'a'; load('b.js', 'caller relative');").File("lib/b.js", "var fromB = 'b';");
        _cjs.File("main.js", "print(read('data.txt'), readFile('data.txt').length); load('lib/a.js'); print(fromA, fromB, this === globalThis);")
            .Run("run", "--shell", "main.js").Printed("line 4\na b true\n");
    }

    [Fact]
    public void Loading_what_is_not_there_is_an_error_the_program_can_catch() =>
        _cjs.Run("run", "--shell", "-e", "try { load('nowhere.js'); } catch (e) { print(e instanceof Error, e.message.includes('nowhere.js')); }").Printed("true true\n");

    [Fact]
    public void Quit_ends_at_once_with_its_code()
    {
        CjsResult result = _cjs.Run("run", "--shell", "-e", "print('a'); try { quit(3); } finally { print('never'); } print('never')");
        Assert.Equal("a\n", result.Output);
        Assert.Equal(3, result.ExitCode);
    }

    [Fact]
    public void Jobs_can_be_drained_in_the_middle_of_a_script() =>
        _cjs.Run("run", "--shell", "-e", "Promise.resolve().then(() => print('job')); print('before'); drainMicrotasks(); print('after'); [gc, fullGC, edenGC].forEach(f => f()); noInline(print);")
            .Printed("before\njob\nafter\n");

    [Fact]
    public void The_hooks_of_test262_are_there() =>
        _cjs.Run("run", "--shell", "-e", """
            const other = $262.createRealm().global;
            print(other.Array !== Array, $262.evalScript('var v = 5; v'), typeof $262.agent.start, typeof $262.IsHTMLDDA, $262.global === globalThis);
            const b = new ArrayBuffer(8); $262.detachArrayBuffer(b); print(b.detached);
            """).Printed("true 5 function undefined true\ntrue\n");

    [Fact]
    public void The_vm_object_tells_how_values_are_kept() =>
        _cjs.Run("run", "--shell", "-e", """
            const a = { x: 1, y: 2 }, b = { x: 3, y: 4 }, c = { y: 1, x: 2 };
            print($vm.shape.same(a, b), $vm.shape.same(a, c), $vm.isInline(a, 'x'));
            print($vm.isDictionary(a), delete a.x, $vm.isDictionary(a), $vm.isDictionary($vm.toDictionary(b)), b.x);
            const far = [1]; far[1e6] = 1;
            print($vm.elements({}), $vm.elements([1]), $vm.elements(far));
            function f(o) { return o.x; }
            print($vm.isCompiled(f), f(c), f(b), $vm.isCompiled(f), $vm.layoutsSeen(f, 'x'), $vm.bytecode(f).includes('GetProperty'));
            let s = 'a rope is made of two long strings '; s += s;
            print($vm.isRope(s), s.charCodeAt(0), $vm.isRope(s), $vm.isAtom('name'), $vm.isInt32(1), $vm.isInt32(1.5), $vm.promiseState(new Promise(() => {})));
            print($vm.allocatedBytes() > 0, typeof $vm.isShared(), $vm.gc());
            try { $vm.elements(1); } catch (e) { print(e.message); }
            """).Printed("""
            true false true
            false true true true 3
            none flat sparse
            false 2 3 true 1 true
            true 97 false true true false pending
            true boolean undefined
            $vm.elements: expected an object, found 1

            """.ReplaceLineEndings("\n"));
}
