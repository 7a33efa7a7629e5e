using System.Reflection;
using ConcurrentJs.Builtins;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Verification;
using ConcurrentJs.Hosting;
using ConcurrentJs.Interpreter;
using ConcurrentJs.Runtime;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Heap.Verification;

/// <summary>Makes things with a program, breaks them behind its back, and asks the verifier.</summary>
internal sealed class BrokenHeap : IDisposable
{
    private const BindingFlags Anything = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    public ConcurrentJs.Hosting.Engine Engine { get; } = new();

    public JsValue Run(string source) => Engine.Evaluate(source).Internal;

    public JsObject Object(string source) => Run($"({source})").AsObject;

    public static HeapReport Verify(object root) =>
        HeapVerifier.Verify([("root", root)], new RuntimeCheck(), new CollectionCheck(), new CacheCheck());

    /// <summary>The heap below the root is whole.</summary>
    public static void Whole(object root) => Assert.Empty(Verify(root).Violations);

    /// <summary>The verifier names the invariant, and a path from the root.</summary>
    public static HeapViolation Expect(string invariant, object root)
    {
        IReadOnlyList<HeapViolation> found = Verify(root).Violations;
        HeapViolation violation = Assert.Single(found.Where(v => v.Invariant == invariant).Take(1));
        Assert.StartsWith("root", violation.Path, StringComparison.Ordinal);
        return violation;
    }

    public static object? Get(object owner, string field) => FieldOf(owner.GetType(), field).GetValue(owner);

    public static void Set(object owner, string field, object? value) => FieldOf(owner.GetType(), field).SetValue(owner, value);

    public static FieldInfo FieldOf(Type type, string name)
    {
        for (Type? at = type; at is not null; at = at.BaseType)
        {
            if (at.GetField(name, Anything | BindingFlags.DeclaredOnly) is { } field)
                return field;
            if (at.GetField($"<{name}>k__BackingField", Anything | BindingFlags.DeclaredOnly) is { } backing)
                return backing;
        }
        throw new MissingFieldException(type.Name, name);
    }

    public void Dispose() => Engine.Dispose();
}
