using ConcurrentJs.Hosting;
using ConcurrentJs.Threads;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Hosting;

/// <summary>Threads of the host inside one engine at the same time.</summary>
public sealed class ConcurrentHostTests
{
    private static ConcurrentJs.Hosting.Engine New(ThreadsMode mode) => new(new EngineOptions { Threads = mode, Globals = HostGlobals.Standard });

    [Theory]
    [InlineData(ThreadsMode.Parallel)]
    [InlineData(ThreadsMode.Locked)]
    public void Parallel_for_calls_one_function_from_many_threads(ThreadsMode mode)
    {
        using ConcurrentJs.Hosting.Engine engine = New(mode);
        engine.Evaluate("const out = []; function square(i) { const o = { i, s: 0 }; for (let k = 0; k < 50; k++) o.s += i; out[i] = o.s; return o.i * o.i; }");
        double[] results = new double[500];
        Parallel.For(0, results.Length, i => results[i] = engine.Call("square", i).AsNumber());
        for (int i = 0; i < results.Length; i++)
            Assert.Equal((double)i * i, results[i]);
        Assert.Equal("500 0", engine.Evaluate("out.length + ' ' + out.findIndex((x, i) => x !== 50 * i && i > 0) ").ToString().Replace("-1", "0"));
    }

    [Fact]
    public void Attached_threads_keep_their_identity_and_their_promises()
    {
        using ConcurrentJs.Hosting.Engine engine = New(ThreadsMode.Parallel);
        engine.Evaluate("function id() { return Thread.current.id } var seen = []; function later(x) { return Promise.resolve(x).then(v => { seen.push(v); return v }) }");
        int main = (int)engine.Call("id").AsNumber();
        Assert.Equal(0, main);
        var thread = new Thread(() =>
        {
            using IDisposable attached = engine.AttachThread();
            double first = engine.Call("id").AsNumber();
            Assert.Equal(first, engine.Call("id").AsNumber());
            Assert.NotEqual(0, first);
            engine.Call("later", 7);
        });
        thread.Start();
        thread.Join();
        Assert.Equal("7", engine.Evaluate("seen.join()").ToString());
    }

    [Fact]
    public async Task Continuations_may_come_back_on_any_thread()
    {
        using ConcurrentJs.Hosting.Engine engine = New(ThreadsMode.Parallel);
        engine.Evaluate("var n = 0; const lock = { }; function add() { return ++n }");
        for (int i = 0; i < 50; i++)
        {
            engine.Call("add");
            await Task.Delay(i % 5 == 0 ? 1 : 0);
            await Task.Yield();
        }
        Assert.Equal(50, engine.Evaluate("n").AsNumber());
    }

    [Fact]
    public void An_exception_reaches_the_thread_that_called()
    {
        using ConcurrentJs.Hosting.Engine engine = New(ThreadsMode.Parallel);
        engine.Evaluate("function f(i) { if (i % 2) throw new RangeError('odd ' + i); return i }");
        Parallel.For(0, 200, i =>
        {
            if (i % 2 == 0)
                Assert.Equal(i, engine.Call("f", i).AsNumber());
            else
                Assert.Contains("odd " + i, Assert.Throws<ScriptException>(() => engine.Call("f", i)).Message);
        });
    }

    [Fact]
    public void Without_threads_a_second_caller_is_refused()
    {
        using ConcurrentJs.Hosting.Engine engine = New(ThreadsMode.Off);
        using var inside = new ManualResetEventSlim();
        using var leave = new ManualResetEventSlim();
        engine.Global.DefineFunction("wait", 0, (in HostCall _) =>
        {
            inside.Set();
            leave.Wait();
            return ScriptValue.Undefined;
        });
        var first = new Thread(() => engine.Evaluate("wait()"));
        first.Start();
        inside.Wait();
        Assert.Throws<InvalidOperationException>(() => engine.Evaluate("1"));
        Assert.Throws<InvalidOperationException>(() => engine.AttachThread());
        leave.Set();
        first.Join();
        Assert.Equal(1, engine.Evaluate("1").AsNumber());
    }

    [Fact]
    public void Stop_ends_every_thread()
    {
        using ConcurrentJs.Hosting.Engine engine = New(ThreadsMode.Parallel);
        engine.Evaluate("const spinning = { n: 0 }; function spin() { Atomics.add(spinning, 'n', 1); for (;;); }");
        var threads = Enumerable.Range(0, 3).Select(_ => new Thread(() => Assert.Throws<ScriptStoppedException>(() => engine.Call("spin")))).ToArray();
        foreach (Thread thread in threads)
            thread.Start();
        // What is stopped is what runs: a call that comes in later is not meant.
        engine.Evaluate("while (Atomics.load(spinning, 'n') < 3); for (let i = 0; i < 3; i++) new Thread(spin)");
        engine.Stop();
        foreach (Thread thread in threads)
            thread.Join();
        Assert.True(SpinWait.SpinUntil(() => engine.LiveThreads == 1, Patience.Ms));
    }
}
