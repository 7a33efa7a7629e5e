using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Bytecode;

public sealed class VerifierTests
{
    private static BytecodeFunction Sound() => Assembled.Function(4, static w =>
    {
        Label end = w.NewLabel(), start = w.NewLabel();
        w.Emit(Op.LoadInt, 1, 7);
        w.Bind(start);
        w.EmitJump(Op.JumpIfTrue, 1, end);
        w.EmitJump(Op.Loop, start);
        w.Bind(end);
        w.Emit(Op.Return, 1);
    });

    private static void Fails(BytecodeFunction function, string rule) =>
        Assert.StartsWith(rule, Verifier.Check(function) ?? "(sound)");

    [Fact]
    public void Sound_code_passes() => Assert.Null(Verifier.Check(Sound()));

    [Fact]
    public void An_op_word_that_is_no_opcode_is_B1() => Fails(Assembled.With(Sound(), 0, 9999), "B1");

    [Fact]
    public void Operands_past_the_end_are_B1() => Fails(Assembled.Raw([(int)Op.Move, 0], 4), "B1");

    [Fact]
    public void A_register_outside_the_window_is_B2() => Fails(Assembled.With(Sound(), 1, 4), "B2");

    [Fact]
    public void A_call_window_that_reaches_over_the_top_is_B2() =>
        Fails(Assembled.Raw([(int)Op.Call, 0, 1, 2, (int)Op.ReturnUndefined], 4), "B2");

    [Fact]
    public void A_constant_outside_the_pool_is_B3() =>
        Fails(Assembled.Raw([(int)Op.LoadConst, 0, 0, (int)Op.ReturnUndefined], 1), "B3");

    [Fact]
    public void A_name_that_is_no_string_is_B3() =>
        Fails(Assembled.Raw([(int)Op.ThrowConstAssign, 0], 1, [JsValue.FromInt32(1)]), "B3");

    [Fact]
    public void A_label_inside_an_instruction_is_B4() => Fails(Assembled.With(Sound(), 5, 1), "B4");

    [Fact]
    public void A_jump_that_goes_back_is_B4() =>
        Fails(Assembled.Raw([(int)Op.Debugger, (int)Op.Jump, 0], 1), "B4");

    [Fact]
    public void A_loop_that_goes_ahead_is_B4() =>
        Fails(Assembled.Raw([(int)Op.Loop, 2, (int)Op.ReturnUndefined], 1), "B4");

    [Fact]
    public void An_empty_region_is_B5() =>
        Fails(Assembled.Raw([(int)Op.ReturnUndefined], 1, handlers: [new ExceptionEntry(0, 0, 0, 0)]), "B5");

    [Fact]
    public void A_catch_register_outside_the_window_is_B5() =>
        Fails(Assembled.Raw([(int)Op.ReturnUndefined], 1, handlers: [new ExceptionEntry(0, 1, 0, 1)]), "B5");

    [Fact]
    public void Code_that_falls_off_the_end_is_B6() => Fails(Assembled.Raw([(int)Op.LoadNull, 0], 1), "B6");

    [Fact]
    public void Parameters_without_registers_are_B7() =>
        Fails(Assembled.Function(2, static w => w.Emit(Op.ReturnUndefined), parameters: 2), "B7");

    [Fact]
    public void Every_opcode_declares_its_operands()
    {
        foreach (Op op in Enum.GetValues<Op>())
            Assert.Equal(op, OpTable.Of(op).Op);
    }
}
