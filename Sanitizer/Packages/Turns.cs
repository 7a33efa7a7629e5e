namespace ConcurrentJs.Sanitizer.Packages;

/// <summary>
/// Lets the threads of an exercise run one at a time and hands over at places that a seed chooses: before a call, and before an access within one.
/// The same seed gives the same interleaving. Taking turns is invisible to the detector: it orders nothing.
/// </summary>
/// <remarks>
/// A thread takes part from <see cref="Begin"/> to <see cref="End"/>; nobody goes on from Begin until all have come. Whoever has the turn may wait for
/// something outside (a timer, a lock that another one has): after <see cref="Looks"/> looks without a step everybody runs freely, and
/// <see cref="GaveUp"/> says that the run cannot be repeated. Looks, because a machine that stands still for a while proves nothing.
/// </remarks>
internal sealed class Turns(int threads, long seed)
{
    private const int LookMs = 500, Looks = 20, MaxStrideBits = 10;

    private readonly object _gate = new();
    private readonly bool[] _active = new bool[threads];
    private ulong _state = (ulong)seed * 0x9E3779B97F4A7C15 + 0xD1B54A32D192ED03;
    private int _came, _turn = -1, _left, _stride;
    private long _steps;

    [ThreadStatic]
    private static int s_index;

    [ThreadStatic]
    private static Turns? s_owner;

    public bool GaveUp { get; private set; }

    private bool Takes => ReferenceEquals(s_owner, this);

    public void Begin(int index)
    {
        s_owner = this;
        s_index = index;
        lock (_gate)
        {
            _active[index] = true;
            if (++_came == threads)
                Hand();
            Wait();
        }
    }

    /// <summary>Before a call of the exercise.</summary>
    public void BeforeCall()
    {
        if (Takes && !GaveUp)
            Pass();
    }

    /// <summary>Before an access: mostly nothing happens.</summary>
    public void BeforeAccess()
    {
        if (!Takes || GaveUp)
            return;
        if (--_stride <= 0)
            Pass();
    }

    public void End()
    {
        if (!Takes)
            return;
        s_owner = null;
        lock (_gate)
        {
            _active[s_index] = false;
            _left++;
            if (_left < threads)
                Hand();
        }
    }

    private void Pass()
    {
        lock (_gate)
        {
            _steps++;
            Hand();
            Wait();
        }
    }

    private void Hand()
    {
        int among = _active.Count(static active => active);
        if (among == 0)
            return;
        int chosen = (int)(Next() % (uint)among);
        for (int i = 0; i < threads; i++)
        {
            if (_active[i] && chosen-- == 0)
                _turn = i;
        }
        _stride = 1 << (int)(Next() % MaxStrideBits);
        Monitor.PulseAll(_gate);
    }

    private void Wait()
    {
        int looks = 0;
        while (_turn != s_index && !GaveUp)
        {
            long before = _steps;
            bool isHeard = Monitor.Wait(_gate, LookMs);
            looks = isHeard || _steps != before ? 0 : looks + 1;
            if (looks < Looks || _turn == s_index)
                continue;
            GaveUp = true;
            Monitor.PulseAll(_gate);
        }
    }

    // SplitMix64 (Steele, Lea, Flood 2014).
    private ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
