using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Bytecode;

public sealed class DisassemblerTests
{
    [Fact]
    public void Operands_are_shown_by_name_and_kind()
    {
        BytecodeFunction function = Assembled.Function(4, static w =>
        {
            w.Emit(Op.GetProperty, 2, 0, w.AddSite("name"));
            w.Emit(Op.LoadConst, 3, w.AddConstant(JsValue.FromInt32(42)));
            w.Emit(Op.Return, 2);
        });
        Assert.Equal(
            """
            function f  registers:4  parameters:0  captures:0  None
            0000  GetProperty  dst:r2  obj:r0  site:s0(name)
            0004  LoadConst  dst:r3  value:c0(42)
            0007  Return  value:r2

            """, Disassembler.Text(function));
    }
}
