using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Builtins;

/// <summary>Makes each intrinsic object of a realm, when it is first asked for. One partial file for each group of <see cref="Intrinsic"/>.</summary>
internal static partial class BuiltinInstaller
{
    public static JsObject Create(Realm realm, Intrinsic id) =>
        CreateFundamental(realm, id) ?? CreateCollection(realm, id) ?? CreateText(realm, id) ?? CreateBinary(realm, id) ?? CreateControl(realm, id)
        ?? CreateConcurrency(realm, id)
        ?? throw new InvalidOperationException($"no builtin makes the intrinsic {id}");
}
