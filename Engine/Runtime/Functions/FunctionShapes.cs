using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;

namespace ConcurrentJs.Runtime.Functions;

/// <summary>The own properties a function is born with.</summary>
internal enum FunctionLayout : byte
{
    /// <summary>length, name.</summary>
    Plain,

    /// <summary>length, name, prototype (writable).</summary>
    Constructor,

    /// <summary>length, name, prototype (read-only).</summary>
    Class,

    /// <summary>As Constructor, with another [[Prototype]].</summary>
    Generator,
    AsyncGenerator,

    /// <summary>As Plain, with another [[Prototype]].</summary>
    Async,
}

internal static class FunctionShapes
{
    public static Shape Of(Realm realm, FunctionLayout layout)
    {
        ref Shape? known = ref realm.FunctionShapeSlot(layout);
        return known ??= Build(PrototypeOf(realm, layout), layout);
    }

    public static JsObject PrototypeOf(Realm realm, FunctionLayout layout) => layout switch
    {
        FunctionLayout.Generator => realm[Intrinsic.GeneratorFunctionPrototype],
        FunctionLayout.AsyncGenerator => realm[Intrinsic.AsyncGeneratorFunctionPrototype],
        FunctionLayout.Async => realm[Intrinsic.AsyncFunctionPrototype],
        _ => realm[Intrinsic.FunctionPrototype],
    };

    /// <summary>The layout with any [[Prototype]].</summary>
    public static Shape Build(JsObject? prototype, FunctionLayout layout)
    {
        Shape shape = (prototype is null ? Shape.NewRoot(null, 0) : prototype.PrototypeInfo.RootShape(0))
            .WithProperty(Names.Length, PropertyFlags.Configurable).WithProperty(Names.Name, PropertyFlags.Configurable);
        return layout switch
        {
            FunctionLayout.Constructor or FunctionLayout.Generator or FunctionLayout.AsyncGenerator => shape.WithProperty(Names.Prototype, PropertyFlags.Writable),
            FunctionLayout.Class => shape.WithProperty(Names.Prototype, PropertyFlags.None),
            _ => shape,
        };
    }
}
