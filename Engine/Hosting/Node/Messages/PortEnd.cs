using System.Collections.Concurrent;
using ConcurrentJs.Runtime.Jobs;
using ConcurrentJs.Threads;

namespace ConcurrentJs.Hosting.Node.Messages;

/// <summary>One end of a channel between two event loops, which may belong to two engines.</summary>
/// <remarks>
/// Words: the inbox, a concurrent queue; the owner (loop and listener), under the lock of the channel.
/// States: unowned or owned → started → closed; moving an end leaves it unowned, with what is in its inbox.
/// Invariants:
///   P1  Messages arrive in the order they were posted, each once.
///   P2  Each message is followed by one delivery on the loop: posted with it when the end is started, else when it starts.
/// Memory order: the lock of the channel.
/// Any thread may post and close; starting and moving are the owner's.
/// </remarks>
internal sealed class PortEnd
{
    private readonly TableLock _lock;
    private readonly ConcurrentQueue<CloneMessage> _inbox = new();
    private PortEnd _peer = null!;
    private EventLoop? _loop;
    private Action? _deliver;
    private Action? _onClose;
    private bool _isClosed, _holds;

    private PortEnd(TableLock channelLock) => _lock = channelLock;

    /// <summary>Sent to somebody else: this engine's object is dead.</summary>
    public bool IsMoved { get; private set; }

    public bool IsClosed => _isClosed;

    public static (PortEnd First, PortEnd Second) NewChannel()
    {
        var channelLock = new TableLock();
        var first = new PortEnd(channelLock);
        var second = new PortEnd(channelLock) { _peer = first };
        first._peer = second;
        return (first, second);
    }

    /// <summary>Sends to the other end. False when the channel is closed.</summary>
    public bool Post(CloneMessage message)
    {
        using Lock.Scope scope = _lock.Enter();
        if (_isClosed)
            return false;
        _peer._inbox.Enqueue(message);
        _peer.AskForDelivery();
        return true;
    }

    public bool TryTake(out CloneMessage? message) => _inbox.TryDequeue(out message);

    /// <summary>From here on <paramref name="deliver"/> is called on the loop whenever something is in the inbox.</summary>
    public void Start(EventLoop loop, Action deliver, Action onClose)
    {
        using Lock.Scope scope = _lock.Enter();
        (_loop, _deliver, _onClose) = (loop, deliver, onClose);
        for (int waiting = _inbox.Count; waiting > 0; waiting--)
            loop.Post(deliver);
        if (_isClosed)
            loop.Post(onClose);
    }

    /// <summary>Whether the loop stays open for the sake of this end.</summary>
    public void SetHolds(bool holds)
    {
        using Lock.Scope scope = _lock.Enter();
        if (_loop is null || _isClosed || _holds == holds)
            return;
        _holds = holds;
        if (holds)
            _loop.Hold();
        else
            _loop.Release();
    }

    /// <summary>Closes both ends; each is told once, after what is in its inbox.</summary>
    public void Close()
    {
        using Lock.Scope scope = _lock.Enter();
        CloseHoldingLock();
        _peer.CloseHoldingLock();
    }

    /// <summary>Takes the end away from its owner; the new one starts it again.</summary>
    public PortEnd Move()
    {
        using Lock.Scope scope = _lock.Enter();
        IsMoved = true;
        if (_holds)
            _loop!.Release();
        var moved = new PortEnd(_lock) { _peer = _peer, _isClosed = _isClosed };
        while (_inbox.TryDequeue(out CloneMessage? waiting))
            moved._inbox.Enqueue(waiting);
        _peer._peer = moved;
        (_loop, _deliver, _onClose, _holds) = (null, null, null, false);
        return moved;
    }

    private void AskForDelivery()
    {
        if (_deliver is { } deliver)
            _loop!.Post(deliver);
    }

    private void CloseHoldingLock()
    {
        if (_isClosed)
            return;
        _isClosed = true;
        if (_holds)
            _loop!.Release();
        _holds = false;
        if (_onClose is { } told)
            _loop!.Post(told);
    }
}
