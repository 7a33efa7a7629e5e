using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ConcurrentJs.Bytecode;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Jobs;

namespace ConcurrentJs.Interpreter;

/// <summary>The loop: one arm per opcode. Arms hold the fast path; everything else is a call of a method in the other parts of this class.</summary>
/// <remarks>
/// Four locals carry the state: the frame, its code, its registers, the pc (a word index). An instruction that can throw or call
/// stores its pc in the frame first: handlers and stack traces are found by it.
/// </remarks>
internal sealed partial class JsInterpreter
{
    private JsValue Loop(Frame f)
    {
        ref int code = ref MemoryMarshal.GetArrayDataReference(f.Code.Code);
        ref JsValue r = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Registers), f.Base);
        nint pc = f.NextPc;
        JsValue value;

        while (true)
        {
            switch ((Op)Unsafe.Add(ref code, pc))
            {
                case Op.Move:
                {
                    Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    pc += 3;
                    continue;
                }

                case Op.LoadConst:
                {
                    Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Code.Constants), Unsafe.Add(ref code, pc + 2));
                    pc += 3;
                    continue;
                }

                case Op.LoadInt:
                {
                    Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromInt32(Unsafe.Add(ref code, pc + 2));
                    pc += 3;
                    continue;
                }

                case Op.LoadUndefined:
                {
                    Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.Undefined;
                    pc += 2;
                    continue;
                }

                case Op.LoadNull:
                {
                    Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.Null;
                    pc += 2;
                    continue;
                }

                case Op.LoadTrue:
                {
                    Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.True;
                    pc += 2;
                    continue;
                }

                case Op.LoadFalse:
                {
                    Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.False;
                    pc += 2;
                    continue;
                }

                case Op.LoadHole:
                {
                    Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.Hole;
                    pc += 2;
                    continue;
                }

                case Op.Add:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                    if (a.IsInt32 && b.IsInt32)
                    {
                        long exact = (long)a.AsInt32 + b.AsInt32;
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = (int)exact == exact ? JsValue.FromInt32((int)exact) : JsValue.FromDouble(exact);
                        pc += 5;
                        continue;
                    }
                    if (a.IsNumber && b.IsNumber)
                    {
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromDouble(a.AsNumber + b.AsNumber);
                        pc += 5;
                        continue;
                    }
                    f.Pc = (int)pc;
                    AddSlow(f, (int)pc, a, b, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 5;
                    continue;
                }

                case Op.Sub:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                    if (a.IsInt32 && b.IsInt32)
                    {
                        long exact = (long)a.AsInt32 - b.AsInt32;
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = (int)exact == exact ? JsValue.FromInt32((int)exact) : JsValue.FromDouble(exact);
                        pc += 5;
                        continue;
                    }
                    if (a.IsNumber && b.IsNumber)
                    {
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromDouble(a.AsNumber - b.AsNumber);
                        pc += 5;
                        continue;
                    }
                    f.Pc = (int)pc;
                    SubSlow(f, (int)pc, a, b, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 5;
                    continue;
                }

                case Op.Mul:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                    if (a.IsInt32 && b.IsInt32)
                    {
                        long exact = (long)a.AsInt32 * b.AsInt32;
                        if ((int)exact == exact && exact != 0)
                        {
                            Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromInt32((int)exact);
                            pc += 5;
                            continue;
                        }
                    }
                    if (a.IsNumber && b.IsNumber)
                    {
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromNumber(a.AsNumber * b.AsNumber);
                        pc += 5;
                        continue;
                    }
                    f.Pc = (int)pc;
                    Arithmetic(f, (int)pc, ArithmeticOp.Multiply, a, b, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 5;
                    continue;
                }

                case Op.Div:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                    if (a.IsNumber && b.IsNumber)
                    {
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromNumber(a.AsNumber / b.AsNumber);
                        pc += 5;
                        continue;
                    }
                    f.Pc = (int)pc;
                    Arithmetic(f, (int)pc, ArithmeticOp.Divide, a, b, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 5;
                    continue;
                }

                case Op.Mod:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                    if (a.IsInt32 && b.IsInt32 && a.AsInt32 >= 0 && b.AsInt32 > 0)
                    {
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromInt32((int)((uint)a.AsInt32 % (uint)b.AsInt32));
                        pc += 5;
                        continue;
                    }
                    f.Pc = (int)pc;
                    Arithmetic(f, (int)pc, ArithmeticOp.Remainder, a, b, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 5;
                    continue;
                }

                case Op.Exp:
                {
                    f.Pc = (int)pc;
                    DoExp(f, ref code, pc, ref r);
                    pc += 5;
                    continue;
                }

                case Op.BitAnd:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                    if (a.IsInt32 && b.IsInt32)
                    {
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromInt32(a.AsInt32 & b.AsInt32);
                        pc += 5;
                        continue;
                    }
                    f.Pc = (int)pc;
                    Arithmetic(f, (int)pc, ArithmeticOp.BitAnd, a, b, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 5;
                    continue;
                }

                case Op.BitOr:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                    if (a.IsInt32 && b.IsInt32)
                    {
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromInt32(a.AsInt32 | b.AsInt32);
                        pc += 5;
                        continue;
                    }
                    f.Pc = (int)pc;
                    Arithmetic(f, (int)pc, ArithmeticOp.BitOr, a, b, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 5;
                    continue;
                }

                case Op.BitXor:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                    if (a.IsInt32 && b.IsInt32)
                    {
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromInt32(a.AsInt32 ^ b.AsInt32);
                        pc += 5;
                        continue;
                    }
                    f.Pc = (int)pc;
                    Arithmetic(f, (int)pc, ArithmeticOp.BitXor, a, b, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 5;
                    continue;
                }

                case Op.Shl:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                    if (a.IsInt32 && b.IsInt32)
                    {
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromInt32(a.AsInt32 << b.AsInt32);
                        pc += 5;
                        continue;
                    }
                    f.Pc = (int)pc;
                    Arithmetic(f, (int)pc, ArithmeticOp.ShiftLeft, a, b, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 5;
                    continue;
                }

                case Op.Sar:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                    if (a.IsInt32 && b.IsInt32)
                    {
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromInt32(a.AsInt32 >> b.AsInt32);
                        pc += 5;
                        continue;
                    }
                    f.Pc = (int)pc;
                    Arithmetic(f, (int)pc, ArithmeticOp.ShiftRight, a, b, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 5;
                    continue;
                }

                case Op.Shr:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                    if (a.IsInt32 && b.IsInt32)
                    {
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromUInt32((uint)a.AsInt32 >> b.AsInt32);
                        pc += 5;
                        continue;
                    }
                    f.Pc = (int)pc;
                    Arithmetic(f, (int)pc, ArithmeticOp.ShiftRightUnsigned, a, b, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 5;
                    continue;
                }

                case Op.AddImm:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    int imm = Unsafe.Add(ref code, pc + 3);
                    if (a.IsInt32)
                    {
                        long exact = (long)a.AsInt32 + imm;
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = (int)exact == exact ? JsValue.FromInt32((int)exact) : JsValue.FromDouble(exact);
                        pc += 5;
                        continue;
                    }
                    if (a.IsDouble)
                    {
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromDouble(a.AsDouble + imm);
                        pc += 5;
                        continue;
                    }
                    f.Pc = (int)pc;
                    AddSlow(f, (int)pc, a, imm, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 5;
                    continue;
                }

                case Op.SubImm:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    int imm = Unsafe.Add(ref code, pc + 3);
                    if (a.IsInt32)
                    {
                        long exact = (long)a.AsInt32 - imm;
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = (int)exact == exact ? JsValue.FromInt32((int)exact) : JsValue.FromDouble(exact);
                        pc += 5;
                        continue;
                    }
                    if (a.IsDouble)
                    {
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromDouble(a.AsDouble - imm);
                        pc += 5;
                        continue;
                    }
                    f.Pc = (int)pc;
                    SubSlow(f, (int)pc, a, imm, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 5;
                    continue;
                }

                case Op.MulImm:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    int imm = Unsafe.Add(ref code, pc + 3);
                    if (a.IsInt32)
                    {
                        long exact = (long)a.AsInt32 * imm;
                        if ((int)exact == exact && exact != 0)
                        {
                            Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromInt32((int)exact);
                            pc += 5;
                            continue;
                        }
                    }
                    f.Pc = (int)pc;
                    Arithmetic(f, (int)pc, ArithmeticOp.Multiply, a, imm, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 5;
                    continue;
                }

                case Op.DivImm:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    int imm = Unsafe.Add(ref code, pc + 3);
                    if (a.IsNumber)
                    {
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromNumber(a.AsNumber / imm);
                        pc += 5;
                        continue;
                    }
                    f.Pc = (int)pc;
                    Arithmetic(f, (int)pc, ArithmeticOp.Divide, a, imm, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 5;
                    continue;
                }

                case Op.ModImm:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    int imm = Unsafe.Add(ref code, pc + 3);
                    if (a.IsInt32 && a.AsInt32 >= 0)
                    {
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromInt32((int)((uint)a.AsInt32 % (uint)imm));
                        pc += 5;
                        continue;
                    }
                    f.Pc = (int)pc;
                    Arithmetic(f, (int)pc, ArithmeticOp.Remainder, a, imm, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 5;
                    continue;
                }

                case Op.BitAndImm:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    int imm = Unsafe.Add(ref code, pc + 3);
                    if (a.IsInt32)
                    {
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromInt32(a.AsInt32 & imm);
                        pc += 5;
                        continue;
                    }
                    f.Pc = (int)pc;
                    Arithmetic(f, (int)pc, ArithmeticOp.BitAnd, a, imm, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 5;
                    continue;
                }

                case Op.BitOrImm:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    int imm = Unsafe.Add(ref code, pc + 3);
                    if (a.IsInt32)
                    {
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromInt32(a.AsInt32 | imm);
                        pc += 5;
                        continue;
                    }
                    f.Pc = (int)pc;
                    Arithmetic(f, (int)pc, ArithmeticOp.BitOr, a, imm, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 5;
                    continue;
                }

                case Op.BitXorImm:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    int imm = Unsafe.Add(ref code, pc + 3);
                    if (a.IsInt32)
                    {
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromInt32(a.AsInt32 ^ imm);
                        pc += 5;
                        continue;
                    }
                    f.Pc = (int)pc;
                    Arithmetic(f, (int)pc, ArithmeticOp.BitXor, a, imm, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 5;
                    continue;
                }

                case Op.ShlImm:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    int imm = Unsafe.Add(ref code, pc + 3);
                    if (a.IsInt32)
                    {
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromInt32(a.AsInt32 << imm);
                        pc += 5;
                        continue;
                    }
                    f.Pc = (int)pc;
                    Arithmetic(f, (int)pc, ArithmeticOp.ShiftLeft, a, imm, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 5;
                    continue;
                }

                case Op.SarImm:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    int imm = Unsafe.Add(ref code, pc + 3);
                    if (a.IsInt32)
                    {
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromInt32(a.AsInt32 >> imm);
                        pc += 5;
                        continue;
                    }
                    f.Pc = (int)pc;
                    Arithmetic(f, (int)pc, ArithmeticOp.ShiftRight, a, imm, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 5;
                    continue;
                }

                case Op.ShrImm:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    int imm = Unsafe.Add(ref code, pc + 3);
                    if (a.IsInt32)
                    {
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromUInt32((uint)a.AsInt32 >> imm);
                        pc += 5;
                        continue;
                    }
                    f.Pc = (int)pc;
                    Arithmetic(f, (int)pc, ArithmeticOp.ShiftRightUnsigned, a, imm, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 5;
                    continue;
                }

                case Op.Increment:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    if (a.IsInt32 && a.AsInt32 != int.MaxValue)
                    {
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromInt32(a.AsInt32 + 1);
                        pc += 4;
                        continue;
                    }
                    f.Pc = (int)pc;
                    IncrementSlow(f, (int)pc, a, 1, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 4;
                    continue;
                }

                case Op.Decrement:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    if (a.IsInt32 && a.AsInt32 != int.MinValue)
                    {
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromInt32(a.AsInt32 - 1);
                        pc += 4;
                        continue;
                    }
                    f.Pc = (int)pc;
                    IncrementSlow(f, (int)pc, a, -1, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 4;
                    continue;
                }

                case Op.Negate:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    if (a.IsInt32 && a.AsInt32 != 0 && a.AsInt32 != int.MinValue)
                    {
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromInt32(-a.AsInt32);
                        pc += 4;
                        continue;
                    }
                    f.Pc = (int)pc;
                    NegateSlow(f, (int)pc, a, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 4;
                    continue;
                }

                case Op.BitNot:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    if (a.IsInt32)
                    {
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromInt32(~a.AsInt32);
                        pc += 4;
                        continue;
                    }
                    f.Pc = (int)pc;
                    BitNotSlow(a, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 4;
                    continue;
                }

                case Op.ToNumber:
                {
                    f.Pc = (int)pc;
                    DoToNumber(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.ToNumeric:
                {
                    f.Pc = (int)pc;
                    DoToNumeric(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.ToString:
                {
                    f.Pc = (int)pc;
                    DoToString(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.ToPropertyKey:
                {
                    f.Pc = (int)pc;
                    DoToPropertyKey(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.ToObject:
                {
                    f.Pc = (int)pc;
                    DoToObject(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.Not:
                {
                    Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromBoolean(!Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)).ToBoolean());
                    pc += 3;
                    continue;
                }

                case Op.Typeof:
                {
                    DoTypeof(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.ConcatStrings:
                {
                    f.Pc = (int)pc;
                    DoConcatStrings(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.Less:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                    if (a.IsInt32 && b.IsInt32)
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromBoolean(a.AsInt32 < b.AsInt32);
                    else
                    {
                        f.Pc = (int)pc;
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromBoolean(LessSlow(f, Unsafe.Add(ref code, pc + 4), a, b));
                    }
                    pc += 5;
                    continue;
                }

                case Op.LessEqual:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                    if (a.IsInt32 && b.IsInt32)
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromBoolean(a.AsInt32 <= b.AsInt32);
                    else
                    {
                        f.Pc = (int)pc;
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromBoolean(LessEqualSlow(f, Unsafe.Add(ref code, pc + 4), a, b));
                    }
                    pc += 5;
                    continue;
                }

                case Op.Greater:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                    if (a.IsInt32 && b.IsInt32)
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromBoolean(a.AsInt32 > b.AsInt32);
                    else
                    {
                        f.Pc = (int)pc;
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromBoolean(GreaterSlow(f, Unsafe.Add(ref code, pc + 4), a, b));
                    }
                    pc += 5;
                    continue;
                }

                case Op.GreaterEqual:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                    if (a.IsInt32 && b.IsInt32)
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromBoolean(a.AsInt32 >= b.AsInt32);
                    else
                    {
                        f.Pc = (int)pc;
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromBoolean(GreaterEqualSlow(f, Unsafe.Add(ref code, pc + 4), a, b));
                    }
                    pc += 5;
                    continue;
                }

                case Op.Equal:
                {
                    f.Pc = (int)pc;
                    DoEqual(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.NotEqual:
                {
                    f.Pc = (int)pc;
                    DoNotEqual(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.StrictEqual:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                    Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromBoolean(StrictEqual(a, b));
                    pc += 4;
                    continue;
                }

                case Op.StrictNotEqual:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                    Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromBoolean(!StrictEqual(a, b));
                    pc += 4;
                    continue;
                }

                case Op.In:
                {
                    f.Pc = (int)pc;
                    DoIn(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.InstanceOf:
                {
                    f.Pc = (int)pc;
                    DoInstanceOf(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.Jump:
                {
                    pc = Unsafe.Add(ref code, pc + 1);
                    continue;
                }

                case Op.Loop:
                {
                    if (_t.InterruptRequested)
                    {
                        f.Pc = (int)pc;
                        _t.HandleInterrupt();
                    }
                    pc = Unsafe.Add(ref code, pc + 1);
                    continue;
                }

                case Op.JumpIfTrue:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    pc = a.ToBoolean() ? Unsafe.Add(ref code, pc + 2) : pc + 3;
                    continue;
                }

                case Op.JumpIfFalse:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    pc = !a.ToBoolean() ? Unsafe.Add(ref code, pc + 2) : pc + 3;
                    continue;
                }

                case Op.LoopIfTrue:
                {
                    if (_t.InterruptRequested)
                    {
                        f.Pc = (int)pc;
                        _t.HandleInterrupt();
                    }
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    pc = a.ToBoolean() ? Unsafe.Add(ref code, pc + 2) : pc + 3;
                    continue;
                }

                case Op.LoopIfFalse:
                {
                    if (_t.InterruptRequested)
                    {
                        f.Pc = (int)pc;
                        _t.HandleInterrupt();
                    }
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    pc = !a.ToBoolean() ? Unsafe.Add(ref code, pc + 2) : pc + 3;
                    continue;
                }

                case Op.JumpIfUndefined:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    pc = a.IsUndefined ? Unsafe.Add(ref code, pc + 2) : pc + 3;
                    continue;
                }

                case Op.JumpIfNotUndefined:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    pc = !a.IsUndefined ? Unsafe.Add(ref code, pc + 2) : pc + 3;
                    continue;
                }

                case Op.JumpIfNullish:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    pc = a.IsNullOrUndefined ? Unsafe.Add(ref code, pc + 2) : pc + 3;
                    continue;
                }

                case Op.JumpIfNotNullish:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    pc = !a.IsNullOrUndefined ? Unsafe.Add(ref code, pc + 2) : pc + 3;
                    continue;
                }

                case Op.JumpIfEqualNull:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    pc = a.IsNullOrUndefined || Operators.IsHtmlDda(a) ? Unsafe.Add(ref code, pc + 2) : pc + 3;
                    continue;
                }

                case Op.JumpIfNotEqualNull:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    pc = !(a.IsNullOrUndefined || Operators.IsHtmlDda(a)) ? Unsafe.Add(ref code, pc + 2) : pc + 3;
                    continue;
                }

                case Op.JumpIfHole:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    pc = a._bits == JsValue.HoleBits ? Unsafe.Add(ref code, pc + 2) : pc + 3;
                    continue;
                }

                case Op.JumpIfLess:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    bool holds;
                    if (a.IsInt32 && b.IsInt32)
                        holds = a.AsInt32 < b.AsInt32;
                    else
                    {
                        f.Pc = (int)pc;
                        holds = LessSlow(f, Unsafe.Add(ref code, pc + 4), a, b);
                    }
                    pc = holds ? Unsafe.Add(ref code, pc + 3) : pc + 5;
                    continue;
                }

                case Op.JumpIfLessImm:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    int imm = Unsafe.Add(ref code, pc + 2);
                    bool holds;
                    if (a.IsInt32)
                        holds = a.AsInt32 < imm;
                    else
                    {
                        f.Pc = (int)pc;
                        holds = LessSlow(f, Unsafe.Add(ref code, pc + 4), a, imm);
                    }
                    pc = holds ? Unsafe.Add(ref code, pc + 3) : pc + 5;
                    continue;
                }

                case Op.JumpIfLessEqual:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    bool holds;
                    if (a.IsInt32 && b.IsInt32)
                        holds = a.AsInt32 <= b.AsInt32;
                    else
                    {
                        f.Pc = (int)pc;
                        holds = LessEqualSlow(f, Unsafe.Add(ref code, pc + 4), a, b);
                    }
                    pc = holds ? Unsafe.Add(ref code, pc + 3) : pc + 5;
                    continue;
                }

                case Op.JumpIfLessEqualImm:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    int imm = Unsafe.Add(ref code, pc + 2);
                    bool holds;
                    if (a.IsInt32)
                        holds = a.AsInt32 <= imm;
                    else
                    {
                        f.Pc = (int)pc;
                        holds = LessEqualSlow(f, Unsafe.Add(ref code, pc + 4), a, imm);
                    }
                    pc = holds ? Unsafe.Add(ref code, pc + 3) : pc + 5;
                    continue;
                }

                case Op.JumpIfGreater:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    bool holds;
                    if (a.IsInt32 && b.IsInt32)
                        holds = a.AsInt32 > b.AsInt32;
                    else
                    {
                        f.Pc = (int)pc;
                        holds = GreaterSlow(f, Unsafe.Add(ref code, pc + 4), a, b);
                    }
                    pc = holds ? Unsafe.Add(ref code, pc + 3) : pc + 5;
                    continue;
                }

                case Op.JumpIfGreaterImm:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    int imm = Unsafe.Add(ref code, pc + 2);
                    bool holds;
                    if (a.IsInt32)
                        holds = a.AsInt32 > imm;
                    else
                    {
                        f.Pc = (int)pc;
                        holds = GreaterSlow(f, Unsafe.Add(ref code, pc + 4), a, imm);
                    }
                    pc = holds ? Unsafe.Add(ref code, pc + 3) : pc + 5;
                    continue;
                }

                case Op.JumpIfGreaterEqual:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    bool holds;
                    if (a.IsInt32 && b.IsInt32)
                        holds = a.AsInt32 >= b.AsInt32;
                    else
                    {
                        f.Pc = (int)pc;
                        holds = GreaterEqualSlow(f, Unsafe.Add(ref code, pc + 4), a, b);
                    }
                    pc = holds ? Unsafe.Add(ref code, pc + 3) : pc + 5;
                    continue;
                }

                case Op.JumpIfGreaterEqualImm:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    int imm = Unsafe.Add(ref code, pc + 2);
                    bool holds;
                    if (a.IsInt32)
                        holds = a.AsInt32 >= imm;
                    else
                    {
                        f.Pc = (int)pc;
                        holds = GreaterEqualSlow(f, Unsafe.Add(ref code, pc + 4), a, imm);
                    }
                    pc = holds ? Unsafe.Add(ref code, pc + 3) : pc + 5;
                    continue;
                }

                case Op.JumpIfNotLess:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    bool holds;
                    if (a.IsInt32 && b.IsInt32)
                        holds = a.AsInt32 < b.AsInt32;
                    else
                    {
                        f.Pc = (int)pc;
                        holds = LessSlow(f, Unsafe.Add(ref code, pc + 4), a, b);
                    }
                    pc = !holds ? Unsafe.Add(ref code, pc + 3) : pc + 5;
                    continue;
                }

                case Op.JumpIfNotLessImm:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    int imm = Unsafe.Add(ref code, pc + 2);
                    bool holds;
                    if (a.IsInt32)
                        holds = a.AsInt32 < imm;
                    else
                    {
                        f.Pc = (int)pc;
                        holds = LessSlow(f, Unsafe.Add(ref code, pc + 4), a, imm);
                    }
                    pc = !holds ? Unsafe.Add(ref code, pc + 3) : pc + 5;
                    continue;
                }

                case Op.JumpIfNotLessEqual:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    bool holds;
                    if (a.IsInt32 && b.IsInt32)
                        holds = a.AsInt32 <= b.AsInt32;
                    else
                    {
                        f.Pc = (int)pc;
                        holds = LessEqualSlow(f, Unsafe.Add(ref code, pc + 4), a, b);
                    }
                    pc = !holds ? Unsafe.Add(ref code, pc + 3) : pc + 5;
                    continue;
                }

                case Op.JumpIfNotLessEqualImm:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    int imm = Unsafe.Add(ref code, pc + 2);
                    bool holds;
                    if (a.IsInt32)
                        holds = a.AsInt32 <= imm;
                    else
                    {
                        f.Pc = (int)pc;
                        holds = LessEqualSlow(f, Unsafe.Add(ref code, pc + 4), a, imm);
                    }
                    pc = !holds ? Unsafe.Add(ref code, pc + 3) : pc + 5;
                    continue;
                }

                case Op.JumpIfNotGreater:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    bool holds;
                    if (a.IsInt32 && b.IsInt32)
                        holds = a.AsInt32 > b.AsInt32;
                    else
                    {
                        f.Pc = (int)pc;
                        holds = GreaterSlow(f, Unsafe.Add(ref code, pc + 4), a, b);
                    }
                    pc = !holds ? Unsafe.Add(ref code, pc + 3) : pc + 5;
                    continue;
                }

                case Op.JumpIfNotGreaterImm:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    int imm = Unsafe.Add(ref code, pc + 2);
                    bool holds;
                    if (a.IsInt32)
                        holds = a.AsInt32 > imm;
                    else
                    {
                        f.Pc = (int)pc;
                        holds = GreaterSlow(f, Unsafe.Add(ref code, pc + 4), a, imm);
                    }
                    pc = !holds ? Unsafe.Add(ref code, pc + 3) : pc + 5;
                    continue;
                }

                case Op.JumpIfNotGreaterEqual:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    bool holds;
                    if (a.IsInt32 && b.IsInt32)
                        holds = a.AsInt32 >= b.AsInt32;
                    else
                    {
                        f.Pc = (int)pc;
                        holds = GreaterEqualSlow(f, Unsafe.Add(ref code, pc + 4), a, b);
                    }
                    pc = !holds ? Unsafe.Add(ref code, pc + 3) : pc + 5;
                    continue;
                }

                case Op.JumpIfNotGreaterEqualImm:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    int imm = Unsafe.Add(ref code, pc + 2);
                    bool holds;
                    if (a.IsInt32)
                        holds = a.AsInt32 >= imm;
                    else
                    {
                        f.Pc = (int)pc;
                        holds = GreaterEqualSlow(f, Unsafe.Add(ref code, pc + 4), a, imm);
                    }
                    pc = !holds ? Unsafe.Add(ref code, pc + 3) : pc + 5;
                    continue;
                }

                case Op.LoopIfLess:
                {
                    if (_t.InterruptRequested)
                    {
                        f.Pc = (int)pc;
                        _t.HandleInterrupt();
                    }
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    bool holds;
                    if (a.IsInt32 && b.IsInt32)
                        holds = a.AsInt32 < b.AsInt32;
                    else
                    {
                        f.Pc = (int)pc;
                        holds = LessSlow(f, Unsafe.Add(ref code, pc + 4), a, b);
                    }
                    pc = holds ? Unsafe.Add(ref code, pc + 3) : pc + 5;
                    continue;
                }

                case Op.LoopIfLessImm:
                {
                    if (_t.InterruptRequested)
                    {
                        f.Pc = (int)pc;
                        _t.HandleInterrupt();
                    }
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    int imm = Unsafe.Add(ref code, pc + 2);
                    bool holds;
                    if (a.IsInt32)
                        holds = a.AsInt32 < imm;
                    else
                    {
                        f.Pc = (int)pc;
                        holds = LessSlow(f, Unsafe.Add(ref code, pc + 4), a, imm);
                    }
                    pc = holds ? Unsafe.Add(ref code, pc + 3) : pc + 5;
                    continue;
                }

                case Op.LoopIfLessEqual:
                {
                    if (_t.InterruptRequested)
                    {
                        f.Pc = (int)pc;
                        _t.HandleInterrupt();
                    }
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    bool holds;
                    if (a.IsInt32 && b.IsInt32)
                        holds = a.AsInt32 <= b.AsInt32;
                    else
                    {
                        f.Pc = (int)pc;
                        holds = LessEqualSlow(f, Unsafe.Add(ref code, pc + 4), a, b);
                    }
                    pc = holds ? Unsafe.Add(ref code, pc + 3) : pc + 5;
                    continue;
                }

                case Op.LoopIfLessEqualImm:
                {
                    if (_t.InterruptRequested)
                    {
                        f.Pc = (int)pc;
                        _t.HandleInterrupt();
                    }
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    int imm = Unsafe.Add(ref code, pc + 2);
                    bool holds;
                    if (a.IsInt32)
                        holds = a.AsInt32 <= imm;
                    else
                    {
                        f.Pc = (int)pc;
                        holds = LessEqualSlow(f, Unsafe.Add(ref code, pc + 4), a, imm);
                    }
                    pc = holds ? Unsafe.Add(ref code, pc + 3) : pc + 5;
                    continue;
                }

                case Op.LoopIfGreater:
                {
                    if (_t.InterruptRequested)
                    {
                        f.Pc = (int)pc;
                        _t.HandleInterrupt();
                    }
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    bool holds;
                    if (a.IsInt32 && b.IsInt32)
                        holds = a.AsInt32 > b.AsInt32;
                    else
                    {
                        f.Pc = (int)pc;
                        holds = GreaterSlow(f, Unsafe.Add(ref code, pc + 4), a, b);
                    }
                    pc = holds ? Unsafe.Add(ref code, pc + 3) : pc + 5;
                    continue;
                }

                case Op.LoopIfGreaterImm:
                {
                    if (_t.InterruptRequested)
                    {
                        f.Pc = (int)pc;
                        _t.HandleInterrupt();
                    }
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    int imm = Unsafe.Add(ref code, pc + 2);
                    bool holds;
                    if (a.IsInt32)
                        holds = a.AsInt32 > imm;
                    else
                    {
                        f.Pc = (int)pc;
                        holds = GreaterSlow(f, Unsafe.Add(ref code, pc + 4), a, imm);
                    }
                    pc = holds ? Unsafe.Add(ref code, pc + 3) : pc + 5;
                    continue;
                }

                case Op.LoopIfGreaterEqual:
                {
                    if (_t.InterruptRequested)
                    {
                        f.Pc = (int)pc;
                        _t.HandleInterrupt();
                    }
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    bool holds;
                    if (a.IsInt32 && b.IsInt32)
                        holds = a.AsInt32 >= b.AsInt32;
                    else
                    {
                        f.Pc = (int)pc;
                        holds = GreaterEqualSlow(f, Unsafe.Add(ref code, pc + 4), a, b);
                    }
                    pc = holds ? Unsafe.Add(ref code, pc + 3) : pc + 5;
                    continue;
                }

                case Op.LoopIfGreaterEqualImm:
                {
                    if (_t.InterruptRequested)
                    {
                        f.Pc = (int)pc;
                        _t.HandleInterrupt();
                    }
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    int imm = Unsafe.Add(ref code, pc + 2);
                    bool holds;
                    if (a.IsInt32)
                        holds = a.AsInt32 >= imm;
                    else
                    {
                        f.Pc = (int)pc;
                        holds = GreaterEqualSlow(f, Unsafe.Add(ref code, pc + 4), a, imm);
                    }
                    pc = holds ? Unsafe.Add(ref code, pc + 3) : pc + 5;
                    continue;
                }

                case Op.JumpIfEqual:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    f.Pc = (int)pc;
                    pc = LooselyEqual(a, b) ? Unsafe.Add(ref code, pc + 3) : pc + 4;
                    continue;
                }

                case Op.JumpIfNotEqual:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    f.Pc = (int)pc;
                    pc = !LooselyEqual(a, b) ? Unsafe.Add(ref code, pc + 3) : pc + 4;
                    continue;
                }

                case Op.JumpIfStrictEqual:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    pc = StrictEqual(a, b) ? Unsafe.Add(ref code, pc + 3) : pc + 4;
                    continue;
                }

                case Op.JumpIfStrictNotEqual:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    pc = !StrictEqual(a, b) ? Unsafe.Add(ref code, pc + 3) : pc + 4;
                    continue;
                }

                case Op.JumpIfStrictEqualImm:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    int imm = Unsafe.Add(ref code, pc + 2);
                    pc = (a.IsInt32 ? a.AsInt32 == imm : a.IsDouble && a.AsDouble == imm) ? Unsafe.Add(ref code, pc + 3) : pc + 4;
                    continue;
                }

                case Op.JumpIfStrictNotEqualImm:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    int imm = Unsafe.Add(ref code, pc + 2);
                    pc = !(a.IsInt32 ? a.AsInt32 == imm : a.IsDouble && a.AsDouble == imm) ? Unsafe.Add(ref code, pc + 3) : pc + 4;
                    continue;
                }

                case Op.SwitchInt:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    pc = SwitchTarget(a, (JumpTable)f.Code.Descriptors[Unsafe.Add(ref code, pc + 2)], (int)pc + 3);
                    continue;
                }

                case Op.NewBox:
                {
                    Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = new Box();
                    pc += 2;
                    continue;
                }

                case Op.BoxRegister:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    a = new Box(a);
                    pc += 2;
                    continue;
                }

                case Op.CopyBox:
                {
                    DoCopyBox(f, ref code, pc, ref r);
                    pc += 2;
                    continue;
                }

                case Op.LoadBox:
                {
                    Box box = Unsafe.As<Box>(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2))._cell!);
                    if (!box.Slot.TryLoad(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
                    {
                        f.Pc = (int)pc;
                        LoadBinding(f, box, -1, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    }
                    pc += 3;
                    continue;
                }

                case Op.LoadBoxChecked:
                {
                    Box box = Unsafe.As<Box>(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2))._cell!);
                    if (!box.Slot.TryLoad(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
                    {
                        f.Pc = (int)pc;
                        LoadBinding(f, box, Unsafe.Add(ref code, pc + 3), ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    }
                    pc += 4;
                    continue;
                }

                case Op.LoadCaptureChecked:
                {
                    Box box = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Function.Captures), Unsafe.Add(ref code, pc + 2));
                    if (!box.Slot.TryLoad(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
                    {
                        f.Pc = (int)pc;
                        LoadBinding(f, box, Unsafe.Add(ref code, pc + 3), ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    }
                    pc += 4;
                    continue;
                }

                case Op.StoreBox:
                {
                    Box box = Unsafe.As<Box>(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))._cell!);
                    if (!box.Slot.TryStore(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2))))
                        StoreBinding(f, box, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), -1);
                    pc += 3;
                    continue;
                }

                case Op.LoadCapture:
                {
                    Box box = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Function.Captures), Unsafe.Add(ref code, pc + 2));
                    if (!box.Slot.TryLoad(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
                    {
                        f.Pc = (int)pc;
                        LoadBinding(f, box, -1, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    }
                    pc += 3;
                    continue;
                }

                case Op.StoreCapture:
                {
                    Box box = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Function.Captures), Unsafe.Add(ref code, pc + 1));
                    if (!box.Slot.TryStore(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2))))
                        StoreBinding(f, box, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), -1);
                    pc += 3;
                    continue;
                }

                case Op.StoreBoxChecked:
                {
                    Box box = Unsafe.As<Box>(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))._cell!);
                    if (box.Slot.IsFresh || !box.Slot.TryStore(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2))))
                    {
                        f.Pc = (int)pc;
                        StoreBinding(f, box, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), Unsafe.Add(ref code, pc + 3));
                    }
                    pc += 4;
                    continue;
                }

                case Op.StoreCaptureChecked:
                {
                    Box box = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Function.Captures), Unsafe.Add(ref code, pc + 1));
                    if (box.Slot.IsFresh || !box.Slot.TryStore(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2))))
                    {
                        f.Pc = (int)pc;
                        StoreBinding(f, box, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), Unsafe.Add(ref code, pc + 3));
                    }
                    pc += 4;
                    continue;
                }

                case Op.LoadCaptureBox:
                {
                    Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Function.Captures), Unsafe.Add(ref code, pc + 2));
                    pc += 3;
                    continue;
                }

                case Op.ThrowIfHole:
                {
                    if (Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))._bits == JsValue.HoleBits)
                    {
                        f.Pc = (int)pc;
                        throw Uninitialized(f, Unsafe.Add(ref code, pc + 2));
                    }
                    pc += 3;
                    continue;
                }

                case Op.ThrowConstAssign:
                {
                    f.Pc = (int)pc;
                    throw _t.TypeError("Assignment to constant variable.");
                }

                case Op.CheckThis:
                {
                    f.Pc = (int)pc;
                    DoCheckThis(f, ref code, pc, ref r);
                    pc += 2;
                    continue;
                }

                case Op.ThrowIfThisBound:
                {
                    f.Pc = (int)pc;
                    DoThrowIfThisBound(f, ref code, pc, ref r);
                    pc += 2;
                    continue;
                }

                case Op.GetGlobal:
                {
                    ref PropertySite site = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Code.Sites), Unsafe.Add(ref code, pc + 2));
                    if (Unsafe.As<GlobalCache>(site.Cache) is { } cache && ReferenceEquals(cache.Realm, f.Function.Realm))
                    {
                        if (cache.Lexical is { } lexical)
                        {
                            if (lexical.Slot.TryLoad(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
                            {
                                pc += 3;
                                continue;
                            }
                        }
                        else
                        {
                            JsObject global = cache.Global;
                            if (ReferenceEquals(global.Shape, cache.Shape) && cache.LexicalVersion == cache.Lexicals.Version
                                && global.OverflowSlot(cache.Slot).TryLoad(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
                            {
                                pc += 3;
                                continue;
                            }
                        }
                    }
                    f.Pc = (int)pc;
                    GetGlobal(f, ref site, true, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 3;
                    continue;
                }

                case Op.GetGlobalOrUndefined:
                {
                    f.Pc = (int)pc;
                    DoGetGlobalOrUndefined(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.SetGlobal:
                {
                    f.Pc = (int)pc;
                    DoSetGlobal(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.HasGlobal:
                {
                    f.Pc = (int)pc;
                    DoHasGlobal(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.SetGlobalResolved:
                {
                    f.Pc = (int)pc;
                    DoSetGlobalResolved(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.InitGlobalLexical:
                {
                    f.Pc = (int)pc;
                    DoInitGlobalLexical(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.DeclareGlobals:
                {
                    f.Pc = (int)pc;
                    DoDeclareGlobals(f, ref code, pc, ref r);
                    pc += 2;
                    continue;
                }

                case Op.DefineGlobalFunction:
                {
                    f.Pc = (int)pc;
                    DoDefineGlobalFunction(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.DefineGlobalVar:
                {
                    f.Pc = (int)pc;
                    DoDefineGlobalVar(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.SetBlockFunctionGlobal:
                {
                    f.Pc = (int)pc;
                    DoSetBlockFunctionGlobal(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.DeleteGlobal:
                {
                    f.Pc = (int)pc;
                    DoDeleteGlobal(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.EnterWith:
                {
                    f.Pc = (int)pc;
                    DoEnterWith(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.NewVarScope:
                {
                    f.Pc = (int)pc;
                    DoNewVarScope(f, ref code, pc, ref r);
                    pc += 2;
                    continue;
                }

                case Op.JumpIfNoBinding:
                {
                    f.Pc = (int)pc;
                    pc = HasDynamicBinding(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)), Name(f, Unsafe.Add(ref code, pc + 2)), Unsafe.Add(ref code, pc + 3) != 0)
                        ? pc + 5 : Unsafe.Add(ref code, pc + 4);
                    continue;
                }

                case Op.LoadDynamic:
                {
                    f.Pc = (int)pc;
                    DoLoadDynamic(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.StoreDynamic:
                {
                    f.Pc = (int)pc;
                    DoStoreDynamic(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.DeleteDynamic:
                {
                    f.Pc = (int)pc;
                    DoDeleteDynamic(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.DeclareDynamic:
                {
                    f.Pc = (int)pc;
                    DoDeclareDynamic(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.GetProperty:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    ref PropertySite site = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Code.Sites), Unsafe.Add(ref code, pc + 3));
                    if (a._cell is { } cell && Unsafe.As<PropertyCache>(site.Cache) is { } cache && ReferenceEquals(cell.Shape, cache.Shape))
                    {
                        if (cache.Kind == CacheKind.OwnInline)
                        {
                            if (JsObjectSlots.Inline(Unsafe.As<JsObject>(cell), cache.Slot).TryLoad(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
                            {
                                pc += 4;
                                continue;
                            }
                        }
                        else if (cache.Kind == CacheKind.Prototype && cache.Epoch == PrototypeEpoch.Now
                            && cache.Holder!.OverflowSlotOrInline(cache.Slot).TryLoad(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
                        {
                            pc += 4;
                            continue;
                        }
                    }
                    f.Pc = (int)pc;
                    GetProperty(f, ref site, a, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 4;
                    continue;
                }

                case Op.GetLength:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    if (a._cell is { } cell)
                    {
                        if (cell.Kind == CellKind.Array)
                        {
                            Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromUInt32(Unsafe.As<JsArray>(cell).Length);
                            pc += 4;
                            continue;
                        }
                        if (cell.Kind == CellKind.String)
                        {
                            Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromInt32(Unsafe.As<JsString>(cell).Length);
                            pc += 4;
                            continue;
                        }
                    }
                    f.Pc = (int)pc;
                    GetProperty(f, ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Code.Sites), Unsafe.Add(ref code, pc + 3)), a, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 4;
                    continue;
                }

                case Op.SetProperty:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    ref PropertySite site = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Code.Sites), Unsafe.Add(ref code, pc + 2));
                    if (a._cell is { } cell && Unsafe.As<PropertyCache>(site.Cache) is { } cache && ReferenceEquals(cell.Shape, cache.Shape)
                        && cache.Kind == CacheKind.StoreInline
                        && JsObjectSlots.Inline(Unsafe.As<JsObject>(cell), cache.Slot).TryStore(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3))))
                    {
                        pc += 4;
                        continue;
                    }
                    f.Pc = (int)pc;
                    SetProperty(f, ref site, a, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3)));
                    pc += 4;
                    continue;
                }

                case Op.GetElement:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                    if (b.IsInt32 && a._cell is { Kind: CellKind.Array } cell && Unsafe.As<JsObject>(cell).TryLoadFirst((uint)b.AsInt32, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
                    {
                        pc += 5;
                        continue;
                    }
                    f.Pc = (int)pc;
                    GetElement(f, ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Code.Sites), Unsafe.Add(ref code, pc + 4)), a, b, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 5;
                    continue;
                }

                case Op.SetElement:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    if (b.IsInt32 && a._cell is { } cell && Unsafe.As<JsObject>(cell).IsPlainArray
                        && Unsafe.As<JsObject>(cell).TryStoreFirst((uint)b.AsInt32, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3))))
                    {
                        pc += 5;
                        continue;
                    }
                    f.Pc = (int)pc;
                    SetElement(f, ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Code.Sites), Unsafe.Add(ref code, pc + 4)), a, b, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3)));
                    pc += 5;
                    continue;
                }

                case Op.DeleteProperty:
                {
                    f.Pc = (int)pc;
                    DoDeleteProperty(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.DeleteElement:
                {
                    f.Pc = (int)pc;
                    DoDeleteElement(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.GetSuperBase:
                {
                    f.Pc = (int)pc;
                    DoGetSuperBase(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.GetSuper:
                {
                    f.Pc = (int)pc;
                    DoGetSuper(f, ref code, pc, ref r);
                    pc += 5;
                    continue;
                }

                case Op.SetSuper:
                {
                    f.Pc = (int)pc;
                    DoSetSuper(f, ref code, pc, ref r);
                    pc += 5;
                    continue;
                }

                case Op.RequireObjectCoercible:
                {
                    f.Pc = (int)pc;
                    DoRequireObjectCoercible(f, ref code, pc, ref r);
                    pc += 2;
                    continue;
                }

                case Op.NewPrivateName:
                {
                    f.Pc = (int)pc;
                    DoNewPrivateName(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.GetPrivate:
                {
                    f.Pc = (int)pc;
                    DoGetPrivate(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.SetPrivate:
                {
                    f.Pc = (int)pc;
                    DoSetPrivate(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.HasPrivate:
                {
                    f.Pc = (int)pc;
                    DoHasPrivate(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.DefinePrivateField:
                {
                    f.Pc = (int)pc;
                    DoDefinePrivateField(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.DefinePrivateMethod:
                {
                    f.Pc = (int)pc;
                    DoDefinePrivateMethod(f, ref code, pc, ref r);
                    pc += 5;
                    continue;
                }

                case Op.AddPrivateMethod:
                {
                    f.Pc = (int)pc;
                    DoAddPrivateMethod(f, ref code, pc, ref r);
                    pc += 5;
                    continue;
                }

                case Op.NewObject:
                {
                    DoNewObject(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.NewObjectLiteral:
                {
                    DoNewObjectLiteral(f, ref code, pc, ref r);
                    pc += 5;
                    continue;
                }

                case Op.DefineField:
                {
                    f.Pc = (int)pc;
                    DoDefineField(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.DefineElement:
                {
                    f.Pc = (int)pc;
                    DoDefineElement(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.DefineMethod:
                {
                    f.Pc = (int)pc;
                    DoDefineMethod(f, ref code, pc, ref r);
                    pc += 5;
                    continue;
                }

                case Op.SetLiteralProto:
                {
                    f.Pc = (int)pc;
                    DoSetLiteralProto(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.CopyDataProperties:
                {
                    f.Pc = (int)pc;
                    DoCopyDataProperties(f, ref code, pc, ref r);
                    pc += 5;
                    continue;
                }

                case Op.NewArray:
                {
                    DoNewArray(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.NewArrayLiteral:
                {
                    DoNewArrayLiteral(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.ArrayAppend:
                {
                    f.Pc = (int)pc;
                    DoArrayAppend(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.ArraySpread:
                {
                    f.Pc = (int)pc;
                    DoArraySpread(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.NewRegExp:
                {
                    f.Pc = (int)pc;
                    DoNewRegExp(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.GetTemplateObject:
                {
                    DoGetTemplateObject(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.CreateClosure:
                {
                    DoCreateClosure(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.CreateMethod:
                {
                    DoCreateMethod(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.SetFunctionName:
                {
                    DoSetFunctionName(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.CreateClass:
                {
                    f.Pc = (int)pc;
                    DoCreateClass(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.SetClassFields:
                {
                    DoSetClassFields(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.InitializeInstance:
                {
                    f.Pc = (int)pc;
                    DoInitializeInstance(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.GetSuperConstructor:
                {
                    f.Pc = (int)pc;
                    DoGetSuperConstructor(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.Call:
                {
                    int calleeRegister = Unsafe.Add(ref code, pc + 2);
                    int argc = Unsafe.Add(ref code, pc + 3);
                    ref JsValue window = ref Unsafe.Add(ref r, calleeRegister);
                    f.Pc = (int)pc;
                    if (window._cell is { Kind: CellKind.ScriptFunction } cell)
                    {
                        ScriptFunction function = Unsafe.As<ScriptFunction>(cell);
                        BytecodeFunction callee = function.Template.Code ?? Compile(function.Template);
                        if (!function.Template.IsClassConstructor)
                        {
                            f.NextPc = (int)pc + 4;
                            f = PushCall(f, function, callee, calleeRegister, argc, Unsafe.Add(ref code, pc + 1));
                            code = ref MemoryMarshal.GetArrayDataReference(callee.Code);
                            r = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Registers), f.Base);
                            pc = 0;
                            continue;
                        }
                    }
                    CallSlow(f, window, Unsafe.Add(ref window, 1), MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref window, 2), argc), ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 4;
                    continue;
                }

                case Op.CallPlain:
                {
                    int calleeRegister = Unsafe.Add(ref code, pc + 2);
                    int argc = Unsafe.Add(ref code, pc + 3);
                    ref JsValue window = ref Unsafe.Add(ref r, calleeRegister);
                    Unsafe.Add(ref window, 1) = JsValue.Undefined;
                    f.Pc = (int)pc;
                    if (window._cell is { Kind: CellKind.ScriptFunction } cell)
                    {
                        ScriptFunction function = Unsafe.As<ScriptFunction>(cell);
                        BytecodeFunction callee = function.Template.Code ?? Compile(function.Template);
                        if (!function.Template.IsClassConstructor)
                        {
                            f.NextPc = (int)pc + 4;
                            f = PushCall(f, function, callee, calleeRegister, argc, Unsafe.Add(ref code, pc + 1));
                            code = ref MemoryMarshal.GetArrayDataReference(callee.Code);
                            r = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Registers), f.Base);
                            pc = 0;
                            continue;
                        }
                    }
                    CallSlow(f, window, Unsafe.Add(ref window, 1), MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref window, 2), argc), ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 4;
                    continue;
                }

                case Op.CallEval:
                {
                    int calleeRegister = Unsafe.Add(ref code, pc + 2);
                    int argc = Unsafe.Add(ref code, pc + 3);
                    ref JsValue window = ref Unsafe.Add(ref r, calleeRegister);
                    if (ReferenceEquals(window._cell, f.Function.Realm.IfMade(Intrinsic.Eval)) && window._cell is not null)
                    {
                        f.Pc = (int)pc;
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = DirectEval(f, argc > 0 ? Unsafe.Add(ref window, 2) : JsValue.Undefined, (EvalCallSite)f.Code.Descriptors[Unsafe.Add(ref code, pc + 4)]);
                        pc += 5;
                        continue;
                    }
                    f.Pc = (int)pc;
                    if (window._cell is { Kind: CellKind.ScriptFunction } cell)
                    {
                        ScriptFunction function = Unsafe.As<ScriptFunction>(cell);
                        BytecodeFunction callee = function.Template.Code ?? Compile(function.Template);
                        if (!function.Template.IsClassConstructor)
                        {
                            f.NextPc = (int)pc + 5;
                            f = PushCall(f, function, callee, calleeRegister, argc, Unsafe.Add(ref code, pc + 1));
                            code = ref MemoryMarshal.GetArrayDataReference(callee.Code);
                            r = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Registers), f.Base);
                            pc = 0;
                            continue;
                        }
                    }
                    CallSlow(f, window, Unsafe.Add(ref window, 1), MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref window, 2), argc), ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 5;
                    continue;
                }

                case Op.CallSpread:
                {
                    f.Pc = (int)pc;
                    DoCallSpread(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.CallEvalSpread:
                {
                    f.Pc = (int)pc;
                    DoCallEvalSpread(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.Construct:
                {
                    int calleeRegister = Unsafe.Add(ref code, pc + 2);
                    int argc = Unsafe.Add(ref code, pc + 3);
                    ref JsValue window = ref Unsafe.Add(ref r, calleeRegister);
                    f.Pc = (int)pc;
                    if (window._cell is { Kind: CellKind.ScriptFunction } cell && Unsafe.As<ScriptFunction>(cell).Template.IsConstructor)
                    {
                        ScriptFunction function = Unsafe.As<ScriptFunction>(cell);
                        BytecodeFunction callee = function.Template.Code ?? Compile(function.Template);
                        Unsafe.Add(ref window, 1) = function.Template.IsDerived ? JsValue.Hole : NewInstance(function, function);
                        f.NextPc = (int)pc + 4;
                        f = PushCall(f, function, callee, calleeRegister, argc, Unsafe.Add(ref code, pc + 1));
                        f.Flags |= ConstructFlags(function);
                        f.NewTarget = function;
                        code = ref MemoryMarshal.GetArrayDataReference(callee.Code);
                        r = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Registers), f.Base);
                        pc = 0;
                        continue;
                    }
                    ConstructSlow(f, window, MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref window, 2), argc), window, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 4;
                    continue;
                }

                case Op.ConstructSpread:
                {
                    f.Pc = (int)pc;
                    DoConstructSpread(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.ConstructSuper:
                {
                    int calleeRegister = Unsafe.Add(ref code, pc + 2);
                    int argc = Unsafe.Add(ref code, pc + 3);
                    ref JsValue window = ref Unsafe.Add(ref r, calleeRegister);
                    JsValue newTarget = Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 4));
                    f.Pc = (int)pc;
                    if (window._cell is { Kind: CellKind.ScriptFunction } cell && Unsafe.As<ScriptFunction>(cell).Template.IsConstructor)
                    {
                        ScriptFunction function = Unsafe.As<ScriptFunction>(cell);
                        BytecodeFunction callee = function.Template.Code ?? Compile(function.Template);
                        Unsafe.Add(ref window, 1) = function.Template.IsDerived ? JsValue.Hole : NewInstance(function, newTarget.AsObject);
                        f.NextPc = (int)pc + 5;
                        f = PushCall(f, function, callee, calleeRegister, argc, Unsafe.Add(ref code, pc + 1));
                        f.Flags |= ConstructFlags(function);
                        f.NewTarget = newTarget.AsObject;
                        code = ref MemoryMarshal.GetArrayDataReference(callee.Code);
                        r = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Registers), f.Base);
                        pc = 0;
                        continue;
                    }
                    ConstructSuperSlow(f, window, MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref window, 2), argc), newTarget, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 5;
                    continue;
                }

                case Op.ConstructSuperSpread:
                {
                    f.Pc = (int)pc;
                    DoConstructSuperSpread(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.DynamicImport:
                {
                    f.Pc = (int)pc;
                    DoDynamicImport(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.GetImportMeta:
                {
                    f.Pc = (int)pc;
                    DoGetImportMeta(f, ref code, pc, ref r);
                    pc += 2;
                    continue;
                }

                case Op.CoerceThis:
                {
                    if (!r.IsObject)
                    {
                        f.Pc = (int)pc;
                        r = CoerceThis(r, f.Function);
                    }
                    pc += 1;
                    continue;
                }

                case Op.LoadNewTarget:
                {
                    Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = f.NewTarget is { } target ? target : JsValue.Undefined;
                    pc += 2;
                    continue;
                }

                case Op.LoadCallee:
                {
                    Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = f.Function;
                    pc += 2;
                    continue;
                }

                case Op.LoadHomeObject:
                {
                    DoLoadHomeObject(f, ref code, pc, ref r);
                    pc += 2;
                    continue;
                }

                case Op.CreateUnmappedArguments:
                {
                    DoCreateUnmappedArguments(f, ref code, pc, ref r);
                    pc += 2;
                    continue;
                }

                case Op.CreateMappedArguments:
                {
                    DoCreateMappedArguments(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.CreateRest:
                {
                    DoCreateRest(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.LoadArgument:
                {
                    DoLoadArgument(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.Return:
                {
                    value = Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    goto Return;
                }

                case Op.ReturnUndefined:
                {
                    value = JsValue.Undefined;
                    goto Return;
                }

                case Op.ReturnDerived:
                {
                    f.Pc = (int)pc;
                    value = FinishDerived(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)), Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)));
                    goto Return;
                }

                case Op.Throw:
                {
                    f.Pc = (int)pc;
                    value = Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    goto Throw;
                }

                case Op.ThrowError:
                {
                    f.Pc = (int)pc;
                    throw MadeError(f, Unsafe.Add(ref code, pc + 1), Unsafe.Add(ref code, pc + 2));
                }

                case Op.ThrowIfNotObject:
                {
                    f.Pc = (int)pc;
                    DoThrowIfNotObject(f, ref code, pc, ref r);
                    pc += 2;
                    continue;
                }

                case Op.Debugger:
                {
                    pc += 1;
                    continue;
                }

                case Op.GetIterator:
                {
                    f.Pc = (int)pc;
                    DoGetIterator(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.GetIteratorRecord:
                {
                    f.Pc = (int)pc;
                    DoGetIteratorRecord(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.GetAsyncIterator:
                {
                    f.Pc = (int)pc;
                    DoGetAsyncIterator(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.LoopOfStep:
                {
                    if (_t.InterruptRequested)
                    {
                        f.Pc = (int)pc;
                        _t.HandleInterrupt();
                    }
                    ref JsValue iter = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    ref JsValue position = ref Unsafe.Add(ref iter, 2);
                    if (position.IsInt32)
                    {
                        uint index = (uint)position.AsInt32;
                        JsArray array = Unsafe.As<JsArray>(iter._cell!);
                        if (index < array.Length && array.TryLoadFirst(index, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
                        {
                            position = JsValue.FromInt32((int)index + 1);
                            pc = Unsafe.Add(ref code, pc + 3);
                            continue;
                        }
                    }
                    f.Pc = (int)pc;
                    pc = StepIterator(ref iter, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))) ? Unsafe.Add(ref code, pc + 3) : pc + 4;
                    continue;
                }

                case Op.IteratorStep:
                {
                    f.Pc = (int)pc;
                    DoIteratorStep(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.IteratorRest:
                {
                    f.Pc = (int)pc;
                    DoIteratorRest(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.IteratorClose:
                {
                    f.Pc = (int)pc;
                    DoIteratorClose(f, ref code, pc, ref r);
                    pc += 2;
                    continue;
                }

                case Op.IteratorCloseSilent:
                {
                    f.Pc = (int)pc;
                    DoIteratorCloseSilent(f, ref code, pc, ref r);
                    pc += 2;
                    continue;
                }

                case Op.IteratorNext:
                {
                    f.Pc = (int)pc;
                    DoIteratorNext(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.JumpIfDone:
                {
                    f.Pc = (int)pc;
                    pc = Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)).AsObject.Get(_t, Names.Done).ToBoolean() ? Unsafe.Add(ref code, pc + 2) : pc + 3;
                    continue;
                }

                case Op.GetMethod:
                {
                    f.Pc = (int)pc;
                    DoGetMethod(f, ref code, pc, ref r);
                    pc += 4;
                    continue;
                }

                case Op.ForInPrepare:
                {
                    f.Pc = (int)pc;
                    DoForInPrepare(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.LoopInStep:
                {
                    f.Pc = (int)pc;
                    if (_t.InterruptRequested)
                        _t.HandleInterrupt();
                    pc = StepForIn(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))) ? Unsafe.Add(ref code, pc + 3) : pc + 4;
                    continue;
                }

                case Op.AsyncIteratorClose:
                {
                    f.Pc = (int)pc;
                    DoAsyncIteratorClose(f, ref code, pc, ref r);
                    pc += 3;
                    continue;
                }

                case Op.FillUndefined:
                {
                    MemoryMarshal.CreateSpan(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)), Unsafe.Add(ref code, pc + 2)).Fill(JsValue.Undefined);
                    pc += 3;
                    continue;
                }

                case Op.LoadGlobalThis:
                {
                    Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = f.Function.Realm.GlobalThis;
                    pc += 2;
                    continue;
                }

                case Op.GetElementImm:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    int index = Unsafe.Add(ref code, pc + 3);
                    if (a._cell is { Kind: CellKind.Array } cell && Unsafe.As<JsObject>(cell).TryLoadFirst((uint)index, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
                    {
                        pc += 5;
                        continue;
                    }
                    f.Pc = (int)pc;
                    GetElement(f, ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Code.Sites), Unsafe.Add(ref code, pc + 4)), a, index, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                    pc += 5;
                    continue;
                }

                case Op.SetElementImm:
                {
                    ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                    int index = Unsafe.Add(ref code, pc + 2);
                    if (a._cell is { } cell && Unsafe.As<JsObject>(cell).IsPlainArray
                        && Unsafe.As<JsObject>(cell).TryStoreFirst((uint)index, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3))))
                    {
                        pc += 5;
                        continue;
                    }
                    f.Pc = (int)pc;
                    SetElement(f, ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Code.Sites), Unsafe.Add(ref code, pc + 4)), a, index, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3)));
                    pc += 5;
                    continue;
                }

                case Op.GetElementForUpdate:
                {
                    f.Pc = (int)pc;
                    DoGetElementForUpdate(f, ref code, pc, ref r);
                    pc += 6;
                    continue;
                }

                case Op.GeneratorStart:
                {
                    f.Pc = (int)pc;
                    value = StartGenerator(f, (int)pc + 1);
                    goto Suspend;
                }

                case Op.AsyncStart:
                {
                    DoAsyncStart(f, ref code, pc, ref r);
                    pc += 1;
                    continue;
                }

                case Op.Yield:
                {
                    f.Pc = (int)pc;
                    f.NextPc = (int)pc + 4;
                    value = Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    if (f.Coroutine!.Generator is AsyncGeneratorObject asyncGenerator)
                        YieldAsync(asyncGenerator, value);
                    else
                        f.Coroutine.Generator!.State = GeneratorState.SuspendedYield;
                    goto Suspend;
                }

                case Op.YieldDelegate:
                {
                    f.Pc = (int)pc;
                    f.NextPc = (int)pc + 4;
                    value = Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                    if (f.Coroutine!.Generator is AsyncGeneratorObject asyncGenerator)
                        YieldAsync(asyncGenerator, value);
                    else
                        f.Coroutine.Generator!.State = GeneratorState.SuspendedYield;
                    goto Suspend;
                }

                case Op.Await:
                {
                    f.Pc = (int)pc;
                    f.NextPc = (int)pc + 3;
                    StartAwait(f, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)));
                    value = f.Coroutine!.Promise is { } promise ? promise : JsValue.Undefined;
                    goto Suspend;
                }

                default:
                    throw new InvalidOperationException($"no opcode {Unsafe.Add(ref code, pc)} at {pc} of {f.Code.Name}");
            }

        Return:
            if (f.Flags != FrameFlags.None)
            {
                FrameFlags flags = f.Flags;
                value = FinishReturn(f, value);
                int target = f.Result;
                PopFrame();
                if ((flags & FrameFlags.Entry) != 0)
                    return value;
                f = _frames[_depth];
                Register(f, target) = value;
            }
            else
            {
                int target = f.Result;
                f = _frames[--_depth];
                code = ref MemoryMarshal.GetArrayDataReference(f.Code.Code);
                r = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Registers), f.Base);
                pc = f.NextPc;
                Unsafe.Add(ref r, target) = value;
                SwitchRealm(f.Function);
                continue;
            }
            goto Resume;

        Suspend:
            {
                bool isEntry = f.IsEntry;
                int target = f.Result;
                f.Flags &= ~FrameFlags.Entry;
                Sleep();
                if (isEntry)
                    return value;
                f = _frames[_depth];
                Register(f, target) = value;
                goto Resume;
            }

        Throw:
            if (!Unwind(value))
            {
                if (_finished)
                    return TakeFinished();
                _left = true;
                throw new JsException(value);
            }
            f = _frames[_depth];

        Resume:
            code = ref MemoryMarshal.GetArrayDataReference(f.Code.Code);
            r = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Registers), f.Base);
            pc = f.NextPc;
            SwitchRealm(f.Function);
        }
    }
}
