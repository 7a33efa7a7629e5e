using System.Collections.Concurrent;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Strings;

namespace ConcurrentJs.Runtime;

/// <summary>A let, const or class of the global declarative record.</summary>
internal sealed record GlobalLexical(Box Box, bool IsConstant);

/// <summary>The declarative half of the global environment (ECMA-262 9.1.1.4): bindings are only added.</summary>
/// <remarks>
/// Invariants: N1 a binding, once found, stays; N2 the version grows after a binding is added, so a cache that found a name absent
/// at some version is right as long as it reads that version. Memory order: interlocked increment after the concurrent insert.
/// </remarks>
internal sealed class GlobalLexicals
{
    private int _version;
    private readonly ConcurrentDictionary<HeapCell, GlobalLexical> _bindings = new(-1, 1, ReferenceEqualityComparer.Instance);

    /// <summary>Grows when a binding is added: caches that found a name absent compare it.</summary>
    public int Version => Volatile.Read(ref _version);

    public bool IsEmpty => _bindings.IsEmpty;

    public bool TryFind(JsString name, out GlobalLexical binding) => _bindings.TryGetValue(name, out binding!);

    /// <summary>False when the name is taken.</summary>
    public bool TryDeclare(JsString name, bool isConstant)
    {
        if (!_bindings.TryAdd(name, new GlobalLexical(new Box(), isConstant)))
            return false;
        Interlocked.Increment(ref _version);
        return true;
    }

    public IEnumerable<string> Names => _bindings.Keys.Select(static k => k.ToString()!);
}
