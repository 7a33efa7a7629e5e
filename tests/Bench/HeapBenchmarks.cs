using BenchmarkDotNet.Attributes;
using ConcurrentJs.Hosting;

namespace ConcurrentJs.Bench;

/// <summary>What one heap operation costs a running program. Each invocation runs a loop of so many operations in the interpreter.</summary>
/// <remarks>The empty loop is the baseline: what an operation costs by itself is the difference. Run in this process, from any folder.</remarks>
[MemoryDiagnoser, InProcess]
public class HeapBenchmarks
{
    private const int Operations = 10_000;

    private const string Source = """
        function loop(n) { let x = 0; for (let i = 0; i < n; i++) x = i; return x; }
        const one = { a: 1, b: 2, c: 3 };
        function readSlot(n) { const o = one; let x = 0; for (let i = 0; i < n; i++) x = o.b; return x; }
        function writeSlot(n) { const o = one; for (let i = 0; i < n; i++) o.c = i; return o.c; }
        const four = [{ b: 1 }, { a: 1, b: 2 }, { x: 1, b: 3 }, { y: 1, b: 4 }];
        function readPolymorphic(n) { const f = four; let x = 0; for (let i = 0; i < n; i++) x = f[i & 3].b; return x; }
        class Base { get v() { return 1; } m() { return 2; } }
        class Derived extends Base { }
        const derived = new Derived();
        function callInherited(n) { const o = derived; let x = 0; for (let i = 0; i < n; i++) x = o.m(); return x; }
        function addProperty(n) { let o; for (let i = 0; i < n; i++) { o = {}; o.a = i; o.b = i; } return o.b; }
        function literal(n) { let o; for (let i = 0; i < n; i++) o = { a: i, b: i }; return o.b; }
        function push(n) { const a = []; for (let i = 0; i < n; i++) a.push(i); return a.length; }
        const list = Array.from({ length: 1024 }, (_, i) => i);
        function readElement(n) { const a = list; let x = 0; for (let i = 0; i < n; i++) x = a[i & 1023]; return x; }
        const numbers = new Map(list.map(i => [i, i])), names = new Map(list.map(i => ['k' + i, i])), keys = [...names.keys()];
        function mapGetNumber(n) { const m = numbers; let x = 0; for (let i = 0; i < n; i++) x = m.get(i & 1023); return x; }
        function mapGetString(n) { const m = names, k = keys; let x = 0; for (let i = 0; i < n; i++) x = m.get(k[i & 1023]); return x; }
        const dictionary = {}; for (const k of keys) dictionary[k] = 1; delete dictionary.k0; dictionary.k0 = 1;
        function readDictionary(n) { const o = dictionary, k = keys; let x = 0; for (let i = 0; i < n; i++) x = o[k[i & 1023]]; return x; }
        function concat(n) { let s = ''; for (let i = 0; i < n; i++) s += 'ab'; return s.length; }
        function captured(n) { let x = 0; const add = () => { x++; }; for (let i = 0; i < n; i++) add(); return x; }
        """;

    private Hosting.Engine _engine = null!;

    [GlobalSetup]
    public void Setup()
    {
        _engine = new Hosting.Engine();
        _engine.Evaluate(Source);
    }

    [GlobalCleanup]
    public void Cleanup() => _engine.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Operations)]
    public double EmptyLoop() => Run("loop");

    [Benchmark(OperationsPerInvoke = Operations)]
    public double ReadSlot() => Run("readSlot");

    [Benchmark(OperationsPerInvoke = Operations)]
    public double WriteSlot() => Run("writeSlot");

    [Benchmark(OperationsPerInvoke = Operations)]
    public double ReadPolymorphic() => Run("readPolymorphic");

    [Benchmark(OperationsPerInvoke = Operations)]
    public double CallInherited() => Run("callInherited");

    [Benchmark(OperationsPerInvoke = Operations)]
    public double AddTwoProperties() => Run("addProperty");

    [Benchmark(OperationsPerInvoke = Operations)]
    public double ObjectLiteral() => Run("literal");

    [Benchmark(OperationsPerInvoke = Operations)]
    public double ArrayPush() => Run("push");

    [Benchmark(OperationsPerInvoke = Operations)]
    public double ReadElement() => Run("readElement");

    [Benchmark(OperationsPerInvoke = Operations)]
    public double MapGetNumber() => Run("mapGetNumber");

    [Benchmark(OperationsPerInvoke = Operations)]
    public double MapGetString() => Run("mapGetString");

    [Benchmark(OperationsPerInvoke = Operations)]
    public double ReadDictionary() => Run("readDictionary");

    [Benchmark(OperationsPerInvoke = Operations)]
    public double StringConcat() => Run("concat");

    [Benchmark(OperationsPerInvoke = Operations)]
    public double CallClosure() => Run("captured");

    private double Run(string function) => _engine.Call(function, Operations).AsNumber();
}
