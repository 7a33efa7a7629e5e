using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Parsing;
using ConcurrentJs.Probes;

namespace ConcurrentJs.Interpreter;

/// <summary>Words for what a probe heard of. Looks at storage only: no getter, no proxy, no conversion runs, nothing lazy is made and no rope flattened.</summary>
/// <remarks>A run that is looked at makes the same steps as one that is not; a replay that shows values relies on it.</remarks>
internal sealed class ProbeNames : IProbeNames
{
    private const int MaxText = 60;

    public SourceFrame FrameAt(object code, int pc)
    {
        if (code is not BytecodeFunction function)
            return new SourceFrame("", "", 0, 0, -1, "");
        SourceText source = function.Template.Source;
        int offset = Math.Max(0, function.Positions.OffsetOf(pc));
        (int line, int column) = source.Position(offset);
        bool top = (function.Template.Flags & (FunctionFlags.Program | FunctionFlags.Module)) != 0;
        return new SourceFrame(top ? "" : function.Name, source.Name, line, column, offset, source.Text);
    }

    public string Key(object key) => key is HeapCell cell ? PropertyKey.FromAtom(cell).ToString()! : key.ToString()!;

    public string Kind(object target)
    {
        if (target is not JsObject o)
            return "variable";
        if (o.Kind != CellKind.Object)
            return o.ClassName;
        return o.Prototype is { IsExotic: false } prototype
            && prototype.TryPeekNamed(Names.Constructor, out PropertyEntry entry, out JsValue constructor) && !entry.IsAccessor
            && constructor._cell is JsObject { IsExotic: false } function
            && function.TryPeekNamed(Names.Name, out PropertyEntry named, out JsValue name) && !named.IsAccessor && name._cell is JsString text
            ? text.ToString() : "Object";
    }

    public string? ValueOf(object target, object key) =>
        target is JsObject { IsExotic: false } o && o.TryPeekNamed((HeapCell)key, out PropertyEntry entry, out JsValue value) && !entry.IsAccessor
            ? Short(value) : null;

    public string? ElementOf(object target, uint index) =>
        target is JsObject { IsExotic: false } o && o.TryGetDenseElement(index, out JsValue value) ? Short(value) : null;

    public string? VariableOf(object variable) =>
        variable is Box box && box.Value is { IsHole: false } value ? Short(value) : null;

    internal static string Short(JsValue value)
    {
        if (value._cell is JsString { Length: > MaxText } text)
            return $"\"{text.Beginning(MaxText)}…\"";
        return ValueText.Of(value);
    }
}
