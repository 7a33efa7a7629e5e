using ConcurrentJs.Probes;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Hosting;

/// <summary>What a probe knows of the host's calls that have ended: they come before those that begin later.</summary>
internal sealed class HostCalls
{
    private readonly TableLock _lock = new();
    private object? _token;

    public object? Token
    {
        get
        {
            using Lock.Scope scope = _lock.Enter();
            return _token;
        }
    }

    public void Add(Probe probe, object? token)
    {
        using Lock.Scope scope = _lock.Enter();
        _token = probe.Merge(_token, token);
    }
}
