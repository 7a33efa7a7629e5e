using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap.Shapes;

namespace ConcurrentJs.Interpreter;

/// <summary>A place in a function's code that makes or looks at objects, and the layouts that went through it.</summary>
/// <param name="Pc">The instruction.</param>
/// <param name="What">`.name`, or `{keys}` for a literal.</param>
/// <param name="Seen">Oldest first; a store that adds a property has a layout after it too.</param>
/// <param name="IsMegamorphic">Too many: the site has given up remembering.</param>
internal sealed record SiteLayouts(int Pc, string What, IReadOnlyList<(Shape From, Shape? To)> Seen, bool IsMegamorphic)
{
    /// <summary>The sites of a function that ran, in the order of its code.</summary>
    /// <remarks>Caches are replaced whole, so another thread may go on running; this sees what was there at some moment.</remarks>
    public static IEnumerable<SiteLayouts> Of(BytecodeFunction function)
    {
        for (int pc = 0; pc < function.Code.Length;)
        {
            OpInfo info = OpTable.Of((Op)function.Code[pc]);
            for (int i = 0; i < info.Operands.Length; i++)
            {
                int operand = function.Code[pc + 1 + i];
                SiteLayouts? found = info.Operands[i].Kind switch
                {
                    OperandKind.Site => OfAccess(pc, function.Sites[operand]),
                    OperandKind.Desc when function.Descriptors[operand] is ObjectLiteral literal => OfLiteral(pc, literal),
                    _ => null,
                };
                if (found is not null)
                    yield return found;
            }
            pc += info.Length;
        }
    }

    private static SiteLayouts? OfAccess(int pc, PropertySite site)
    {
        string what = $".{site.Key}";
        if (ReferenceEquals(site.Cache, Megamorphic.Entry))
            return new SiteLayouts(pc, what, [], IsMegamorphic: true);
        var seen = new List<(Shape, Shape?)>();
        for (var entry = site.Cache as PropertyCache; entry is not null; entry = entry.Chain)
        {
            if (entry.Shape is { } shape)
                seen.Add((shape, entry.NextShape));
        }
        return seen.Count == 0 ? null : new SiteLayouts(pc, what, seen, IsMegamorphic: false);
    }

    private static SiteLayouts? OfLiteral(int pc, ObjectLiteral literal) =>
        JsInterpreter.LayoutOf(literal) is { } shape
            ? new SiteLayouts(pc, $"{{{string.Join(", ", literal.Keys)}}}", [(shape, null)], IsMegamorphic: false)
            : null;
}
