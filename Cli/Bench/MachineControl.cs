using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ConcurrentJs.Cli.Bench;

/// <summary>
/// What this machine gives two threads of any program: the same work in C#, taken in units by one thread and by several, as the programs of
/// Corpus/bench take theirs. Arithmetic in one chain shows that two threads ran at all; arithmetic in many chains, which fills a core, shows as well
/// whether something else used the other halves of the cores; short-lived objects show the runtime's allocator and collector too.
/// </summary>
internal sealed class MachineControl
{
    private const int Units = 64;

    private sealed class Node(Node? next, double value)
    {
        public readonly Node? Next = next;
        public readonly double Value = value;
    }

    private readonly Func<int, double> _unit;

    private MachineControl(Func<int, double> unit) => _unit = unit;

    public static MachineControl Arithmetic { get; } = new(Calculate);

    public static MachineControl Chains { get; } = new(CalculateMany);

    public static MachineControl Objects { get; } = new(Allocate);

    /// <summary>Times of the work with one thread and with <paramref name="count"/>, turn by turn, as <see cref="ScalingTimes"/> has them.</summary>
    public ScalingTimes Measure(int count, double seconds)
    {
        var times = new ScalingTimes();
        using var crew = new Crew(count - 1, _unit);
        crew.Run(1);
        crew.Run(count);
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalSeconds < seconds)
        {
            times.Add(1, crew.Run(1));
            times.Add(count, crew.Run(count));
        }
        return times;
    }

    /// <summary>Threads that sleep between runs. Started anew for each run they would stay on the starter's processor for the length of one.</summary>
    private sealed class Crew : IDisposable
    {
        private readonly Func<int, double> _unit;
        private readonly Thread[] _members;
        private readonly SemaphoreSlim _go = new(0), _done = new(0);
        private readonly double[] _sums = new double[Units];
        private int _ticket;
        private volatile bool _isOver;

        public Crew(int members, Func<int, double> unit)
        {
            _unit = unit;
            _members = [.. Enumerable.Range(0, members).Select(_ => new Thread(Serve) { IsBackground = true })];
            foreach (Thread member in _members)
                member.Start();
        }

        public ScalingSample Run(int threads)
        {
            TimeSpan used = Environment.CpuUsage.TotalTime;
            var clock = Stopwatch.StartNew();
            _ticket = 0;
            if (threads > 1)
                _go.Release(threads - 1);
            Work();
            for (int i = 1; i < threads; i++)
                _done.Wait();
            double wall = clock.Elapsed.TotalMilliseconds;
            if (_sums.Any(double.IsNaN))
                throw new InvalidOperationException("bench scaling: expected numbers from the control's units, found NaN");
            return new ScalingSample(wall, (Environment.CpuUsage.TotalTime - used).TotalMilliseconds, 0);
        }

        public void Dispose()
        {
            _isOver = true;
            _go.Release(Math.Max(1, _members.Length));
            foreach (Thread member in _members)
                member.Join();
            _go.Dispose();
            _done.Dispose();
        }

        private void Serve()
        {
            while (true)
            {
                _go.Wait();
                if (_isOver)
                    return;
                Work();
                _done.Release();
            }
        }

        private void Work()
        {
            int i;
            while ((i = Interlocked.Increment(ref _ticket) - 1) < Units)
                _sums[i] = _unit(i);
        }
    }

    // Some half a millisecond each.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Calculate(int unit)
    {
        double x = 0.5 + unit * 0.001, sum = 0;
        for (int i = 0; i < 400_000; i++)
        {
            x = 3.7 * x * (1 - x);
            sum += x;
        }
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double CalculateMany(int unit)
    {
        ulong a = (uint)unit, b = 2, c = 3, d = 4, e = 5, f = 6;
        for (uint i = 0; i < 500_000; i++)
        {
            a = a * 3 + i;
            b ^= a >> 3;
            c += b ^ i;
            d = d * 5 + 1;
            e ^= i << 2;
            f += e;
        }
        return a + b + c + d + e + f;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Allocate(int unit)
    {
        double sum = 0;
        for (int list = 0; list < 100; list++)
        {
            Node? head = null;
            for (int i = 0; i < 500; i++)
                head = new Node(head, i + unit);
            for (; head is not null; head = head.Next)
                sum += head.Value;
        }
        return sum;
    }
}
