using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Builtins;

internal static partial class BuiltinInstaller
{
    private static JsObject? CreateControl(Realm realm, Intrinsic id) => id switch
    {
        _ => null,
    };
}
