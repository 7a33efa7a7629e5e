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
/// The loop is compiled three times (<see cref="ILoopMode"/>). An arm with a fast path that reads or writes the heap asks
/// <see cref="IsWatched{TMode}"/> first and takes the slow path when it is: the slow paths tell the probe. Unwatched, the question is
/// the constant false and leaves no code.
/// </remarks>
internal sealed partial class JsInterpreter
{
    private JsValue Loop<TMode>(Frame f) where TMode : struct, ILoopMode
    {
        ref int code = ref MemoryMarshal.GetArrayDataReference(f.Code.Code);
        ref JsValue r = ref Window<TMode>(f);
        nint pc = f.NextPc;
        JsValue value;
        BytecodeFunction? enterCode = null;
        JsObject? newTarget = null;
        int enterRegister = 0, enterCount = 0;

        while (true)
        {
            switch ((Op)Unsafe.Add(ref code, pc))
            {
                case Op.Move:
                    {
                        {
                            ref Register source = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)));
                            ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                            target.Bits = source.Bits;
                            if (source.Cell is { } cell)
                                PutCell<TMode>(ref target, cell);
                            else
                                target.Cell = null;
                        }
                        pc += 3;
                        continue;
                    }

                case Op.LoadConst:
                    {
                        {
                            ref Register source = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Code.Constants), Unsafe.Add(ref code, pc + 2)));
                            ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                            target.Bits = source.Bits;
                            if (source.Cell is { } cell)
                                PutCell<TMode>(ref target, cell);
                            else
                                target.Cell = null;
                        }
                        pc += 3;
                        continue;
                    }

                case Op.LoadInt:
                    {
                        {
                            ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                            target.Bits = Register.Int32 | (uint)(Unsafe.Add(ref code, pc + 2));
                            target.Cell = null;
                        }
                        pc += 3;
                        continue;
                    }

                case Op.LoadUndefined:
                    {
                        {
                            ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                            target.Bits = JsValue.UndefinedBits;
                            target.Cell = null;
                        }
                        pc += 2;
                        continue;
                    }

                case Op.LoadNull:
                    {
                        {
                            ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                            target.Bits = JsValue.NullBits;
                            target.Cell = null;
                        }
                        pc += 2;
                        continue;
                    }

                case Op.LoadTrue:
                    {
                        {
                            ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                            target.Bits = JsValue.TrueBits;
                            target.Cell = null;
                        }
                        pc += 2;
                        continue;
                    }

                case Op.LoadFalse:
                    {
                        {
                            ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                            target.Bits = JsValue.FalseBits;
                            target.Cell = null;
                        }
                        pc += 2;
                        continue;
                    }

                case Op.LoadHole:
                    {
                        {
                            ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                            target.Bits = JsValue.HoleBits;
                            target.Cell = null;
                        }
                        pc += 2;
                        continue;
                    }

                case Op.Add:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                        ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)(b._bits >> 32) == JsValue.Int32Tag)
                        {
                            long exact = (long)(int)a._bits + (int)b._bits;
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = (int)exact == exact ? Register.Int32 | (uint)((int)exact) : ~BitConverter.DoubleToInt64Bits(exact);
                                target.Cell = null;
                            }
                            pc += 5;
                            continue;
                        }
                        if ((ulong)a._bits >= JsValue.FirstNumber && (ulong)b._bits >= JsValue.FirstNumber)
                        {
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = ~BitConverter.DoubleToInt64Bits(Register.NumberOf(a._bits) + Register.NumberOf(b._bits));
                                target.Cell = null;
                            }
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)(b._bits >> 32) == JsValue.Int32Tag)
                        {
                            long exact = (long)(int)a._bits - (int)b._bits;
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = (int)exact == exact ? Register.Int32 | (uint)((int)exact) : ~BitConverter.DoubleToInt64Bits(exact);
                                target.Cell = null;
                            }
                            pc += 5;
                            continue;
                        }
                        if ((ulong)a._bits >= JsValue.FirstNumber && (ulong)b._bits >= JsValue.FirstNumber)
                        {
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = ~BitConverter.DoubleToInt64Bits(Register.NumberOf(a._bits) - Register.NumberOf(b._bits));
                                target.Cell = null;
                            }
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)(b._bits >> 32) == JsValue.Int32Tag)
                        {
                            long exact = (long)(int)a._bits * (int)b._bits;
                            if ((int)exact == exact && (exact != 0 || ((int)a._bits | (int)b._bits) >= 0))
                            {
                                {
                                    ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                    target.Bits = Register.Int32 | (uint)((int)exact);
                                    target.Cell = null;
                                }
                                pc += 5;
                                continue;
                            }
                        }
                        if ((ulong)a._bits >= JsValue.FirstNumber && (ulong)b._bits >= JsValue.FirstNumber)
                        {
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = ~BitConverter.DoubleToInt64Bits(Register.NumberOf(a._bits) * Register.NumberOf(b._bits));
                                target.Cell = null;
                            }
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
                        if ((ulong)a._bits >= JsValue.FirstNumber && (ulong)b._bits >= JsValue.FirstNumber)
                        {
                            {
                                double quotient = Register.NumberOf(a._bits) / Register.NumberOf(b._bits);
                                int whole = double.ConvertToIntegerNative<int>(quotient);
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = whole == quotient && (whole != 0 || BitConverter.DoubleToInt64Bits(quotient) == 0) ? Register.Int32 | (uint)whole : ~BitConverter.DoubleToInt64Bits(quotient);
                                target.Cell = null;
                            }
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)(b._bits >> 32) == JsValue.Int32Tag && (int)a._bits >= 0 && (int)b._bits > 0)
                        {
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = Register.Int32 | (uint)((int)((uint)(int)a._bits % (uint)(int)b._bits));
                                target.Cell = null;
                            }
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)(b._bits >> 32) == JsValue.Int32Tag)
                        {
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = Register.Int32 | (uint)((int)a._bits & (int)b._bits);
                                target.Cell = null;
                            }
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)(b._bits >> 32) == JsValue.Int32Tag)
                        {
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = Register.Int32 | (uint)((int)a._bits | (int)b._bits);
                                target.Cell = null;
                            }
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)(b._bits >> 32) == JsValue.Int32Tag)
                        {
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = Register.Int32 | (uint)((int)a._bits ^ (int)b._bits);
                                target.Cell = null;
                            }
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)(b._bits >> 32) == JsValue.Int32Tag)
                        {
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = Register.Int32 | (uint)((int)a._bits << (int)b._bits);
                                target.Cell = null;
                            }
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)(b._bits >> 32) == JsValue.Int32Tag)
                        {
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = Register.Int32 | (uint)((int)a._bits >> (int)b._bits);
                                target.Cell = null;
                            }
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)(b._bits >> 32) == JsValue.Int32Tag)
                        {
                            Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromUInt32((uint)(int)a._bits >> (int)b._bits);
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag)
                        {
                            long exact = (long)(int)a._bits + imm;
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = (int)exact == exact ? Register.Int32 | (uint)((int)exact) : ~BitConverter.DoubleToInt64Bits(exact);
                                target.Cell = null;
                            }
                            pc += 5;
                            continue;
                        }
                        if ((ulong)a._bits >= JsValue.FirstDouble)
                        {
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = ~BitConverter.DoubleToInt64Bits(BitConverter.Int64BitsToDouble(~a._bits) + imm);
                                target.Cell = null;
                            }
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag)
                        {
                            long exact = (long)(int)a._bits - imm;
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = (int)exact == exact ? Register.Int32 | (uint)((int)exact) : ~BitConverter.DoubleToInt64Bits(exact);
                                target.Cell = null;
                            }
                            pc += 5;
                            continue;
                        }
                        if ((ulong)a._bits >= JsValue.FirstDouble)
                        {
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = ~BitConverter.DoubleToInt64Bits(BitConverter.Int64BitsToDouble(~a._bits) - imm);
                                target.Cell = null;
                            }
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag)
                        {
                            long exact = (long)(int)a._bits * imm;
                            if ((int)exact == exact && (exact != 0 || ((int)a._bits | imm) >= 0))
                            {
                                {
                                    ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                    target.Bits = Register.Int32 | (uint)((int)exact);
                                    target.Cell = null;
                                }
                                pc += 5;
                                continue;
                            }
                        }
                        if ((ulong)a._bits >= JsValue.FirstNumber)
                        {
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = ~BitConverter.DoubleToInt64Bits(Register.NumberOf(a._bits) * imm);
                                target.Cell = null;
                            }
                            pc += 5;
                            continue;
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
                        if ((ulong)a._bits >= JsValue.FirstNumber)
                        {
                            {
                                double quotient = Register.NumberOf(a._bits) / imm;
                                int whole = double.ConvertToIntegerNative<int>(quotient);
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = whole == quotient && (whole != 0 || BitConverter.DoubleToInt64Bits(quotient) == 0) ? Register.Int32 | (uint)whole : ~BitConverter.DoubleToInt64Bits(quotient);
                                target.Cell = null;
                            }
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)a._bits >= 0)
                        {
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = Register.Int32 | (uint)((int)((uint)(int)a._bits % (uint)imm));
                                target.Cell = null;
                            }
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag)
                        {
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = Register.Int32 | (uint)((int)a._bits & imm);
                                target.Cell = null;
                            }
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag)
                        {
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = Register.Int32 | (uint)((int)a._bits | imm);
                                target.Cell = null;
                            }
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag)
                        {
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = Register.Int32 | (uint)((int)a._bits ^ imm);
                                target.Cell = null;
                            }
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag)
                        {
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = Register.Int32 | (uint)((int)a._bits << imm);
                                target.Cell = null;
                            }
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag)
                        {
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = Register.Int32 | (uint)((int)a._bits >> imm);
                                target.Cell = null;
                            }
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag)
                        {
                            Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromUInt32((uint)(int)a._bits >> imm);
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)a._bits != int.MaxValue)
                        {
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = Register.Int32 | (uint)((int)a._bits + 1);
                                target.Cell = null;
                            }
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)a._bits != int.MinValue)
                        {
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = Register.Int32 | (uint)((int)a._bits - 1);
                                target.Cell = null;
                            }
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)a._bits != 0 && (int)a._bits != int.MinValue)
                        {
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = Register.Int32 | (uint)(-(int)a._bits);
                                target.Cell = null;
                            }
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag)
                        {
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = Register.Int32 | (uint)(~(int)a._bits);
                                target.Cell = null;
                            }
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
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                        if ((ulong)a._bits >= JsValue.FirstNumber)
                        {
                            ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                            target.Bits = a._bits;
                            target.Cell = null;
                            pc += 3;
                            continue;
                        }
                        f.Pc = (int)pc;
                        DoToNumber(f, ref code, pc, ref r);
                        pc += 3;
                        continue;
                    }

                case Op.ToNumeric:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                        if ((ulong)a._bits >= JsValue.FirstNumber)
                        {
                            ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                            target.Bits = a._bits;
                            target.Cell = null;
                            pc += 3;
                            continue;
                        }
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
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                        ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                        target.Bits = a._bits == JsValue.TrueBits || (a._bits != JsValue.FalseBits && IsTruthy(a)) ? JsValue.FalseBits : JsValue.TrueBits;
                        target.Cell = null;
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)(b._bits >> 32) == JsValue.Int32Tag)
                        {
                            ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                            target.Bits = (int)a._bits < (int)b._bits ? JsValue.TrueBits : JsValue.FalseBits;
                            target.Cell = null;
                        }
                        else
                        {
                            f.Pc = (int)pc;
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = LessSlow(f, Unsafe.Add(ref code, pc + 4), a, b) ? JsValue.TrueBits : JsValue.FalseBits;
                                target.Cell = null;
                            }
                        }
                        pc += 5;
                        continue;
                    }

                case Op.LessEqual:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                        ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)(b._bits >> 32) == JsValue.Int32Tag)
                        {
                            ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                            target.Bits = (int)a._bits <= (int)b._bits ? JsValue.TrueBits : JsValue.FalseBits;
                            target.Cell = null;
                        }
                        else
                        {
                            f.Pc = (int)pc;
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = LessEqualSlow(f, Unsafe.Add(ref code, pc + 4), a, b) ? JsValue.TrueBits : JsValue.FalseBits;
                                target.Cell = null;
                            }
                        }
                        pc += 5;
                        continue;
                    }

                case Op.Greater:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                        ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)(b._bits >> 32) == JsValue.Int32Tag)
                        {
                            ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                            target.Bits = (int)a._bits > (int)b._bits ? JsValue.TrueBits : JsValue.FalseBits;
                            target.Cell = null;
                        }
                        else
                        {
                            f.Pc = (int)pc;
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = GreaterSlow(f, Unsafe.Add(ref code, pc + 4), a, b) ? JsValue.TrueBits : JsValue.FalseBits;
                                target.Cell = null;
                            }
                        }
                        pc += 5;
                        continue;
                    }

                case Op.GreaterEqual:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                        ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)(b._bits >> 32) == JsValue.Int32Tag)
                        {
                            ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                            target.Bits = (int)a._bits >= (int)b._bits ? JsValue.TrueBits : JsValue.FalseBits;
                            target.Cell = null;
                        }
                        else
                        {
                            f.Pc = (int)pc;
                            {
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                target.Bits = GreaterEqualSlow(f, Unsafe.Add(ref code, pc + 4), a, b) ? JsValue.TrueBits : JsValue.FalseBits;
                                target.Cell = null;
                            }
                        }
                        pc += 5;
                        continue;
                    }

                case Op.Equal:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                        ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                        bool same;
                        if (a._bits == b._bits && (a._bits != JsValue.CellBits ? (ulong)a._bits < JsValue.FirstDouble : ReferenceEquals(a._cell, b._cell)))
                        {
                            same = true;
                        }
                        else if ((ulong)a._bits >= JsValue.FirstNumber && (ulong)b._bits >= JsValue.FirstNumber)
                        {
                            same = Register.NumberOf(a._bits) == Register.NumberOf(b._bits);
                        }
                        else
                        {
                            f.Pc = (int)pc;
                            same = LooselyEqual(a, b);
                        }
                        ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                        target.Bits = same ? JsValue.TrueBits : JsValue.FalseBits;
                        target.Cell = null;
                        goto Next4;
                    }

                case Op.NotEqual:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                        ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                        bool same;
                        if (a._bits == b._bits && (a._bits != JsValue.CellBits ? (ulong)a._bits < JsValue.FirstDouble : ReferenceEquals(a._cell, b._cell)))
                        {
                            same = true;
                        }
                        else if ((ulong)a._bits >= JsValue.FirstNumber && (ulong)b._bits >= JsValue.FirstNumber)
                        {
                            same = Register.NumberOf(a._bits) == Register.NumberOf(b._bits);
                        }
                        else
                        {
                            f.Pc = (int)pc;
                            same = LooselyEqual(a, b);
                        }
                        ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                        target.Bits = !same ? JsValue.TrueBits : JsValue.FalseBits;
                        target.Cell = null;
                        goto Next4;
                    }

                case Op.StrictEqual:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                        ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                        bool same;
                        if (a._bits != b._bits)
                            same = (ulong)a._bits >= JsValue.FirstNumber && (ulong)b._bits >= JsValue.FirstNumber && Register.NumberOf(a._bits) == Register.NumberOf(b._bits);
                        else
                            same = a._bits != JsValue.CellBits ? (ulong)a._bits < JsValue.FirstDouble || StrictEqual(a, b) : ReferenceEquals(a._cell, b._cell) || ((byte)a._cell!.HeaderWord <= (byte)CellKind.BigInt && (a._cell.HeaderWord & b._cell!.HeaderWord & (int)CellFlags.Atom) == 0 && SameCells(a._cell, b._cell));
                        {
                            ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                            target.Bits = same ? JsValue.TrueBits : JsValue.FalseBits;
                            target.Cell = null;
                        }
                        pc += 4;
                        continue;
                    }

                case Op.StrictNotEqual:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                        ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                        bool same;
                        if (a._bits != b._bits)
                            same = (ulong)a._bits >= JsValue.FirstNumber && (ulong)b._bits >= JsValue.FirstNumber && Register.NumberOf(a._bits) == Register.NumberOf(b._bits);
                        else
                            same = a._bits != JsValue.CellBits ? (ulong)a._bits < JsValue.FirstDouble || StrictEqual(a, b) : ReferenceEquals(a._cell, b._cell) || ((byte)a._cell!.HeaderWord <= (byte)CellKind.BigInt && (a._cell.HeaderWord & b._cell!.HeaderWord & (int)CellFlags.Atom) == 0 && SameCells(a._cell, b._cell));
                        {
                            ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                            target.Bits = !same ? JsValue.TrueBits : JsValue.FalseBits;
                            target.Cell = null;
                        }
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
                        if (_t.InterruptWord != 0)
                            goto Interrupted;
                        pc = Unsafe.Add(ref code, pc + 1);
                        continue;
                    }

                case Op.JumpIfTrue:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                        pc = a._bits == JsValue.TrueBits || (a._bits != JsValue.FalseBits && (a._bits & ~1L) != JsValue.UndefinedBits && IsTruthy(a)) ? Unsafe.Add(ref code, pc + 2) : pc + 3;
                        continue;
                    }

                case Op.JumpIfFalse:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                        pc = a._bits == JsValue.FalseBits || (a._bits != JsValue.TrueBits && ((a._bits & ~1L) == JsValue.UndefinedBits || !IsTruthy(a))) ? Unsafe.Add(ref code, pc + 2) : pc + 3;
                        continue;
                    }

                case Op.LoopIfTrue:
                    {
                        if (_t.InterruptWord != 0)
                            goto Interrupted;
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                        pc = (a._bits == JsValue.TrueBits || (a._bits != JsValue.FalseBits && IsTruthy(a))) ? Unsafe.Add(ref code, pc + 2) : pc + 3;
                        continue;
                    }

                case Op.LoopIfFalse:
                    {
                        if (_t.InterruptWord != 0)
                            goto Interrupted;
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                        pc = a._bits == JsValue.FalseBits || (a._bits != JsValue.TrueBits && !IsTruthy(a)) ? Unsafe.Add(ref code, pc + 2) : pc + 3;
                        continue;
                    }

                case Op.JumpIfUndefined:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                        pc = a._bits == JsValue.UndefinedBits ? Unsafe.Add(ref code, pc + 2) : pc + 3;
                        continue;
                    }

                case Op.JumpIfNotUndefined:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                        pc = a._bits != JsValue.UndefinedBits ? Unsafe.Add(ref code, pc + 2) : pc + 3;
                        continue;
                    }

                case Op.JumpIfNull:
                    {
                        pc = Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))._bits == JsValue.NullBits ? Unsafe.Add(ref code, pc + 2) : pc + 3;
                        continue;
                    }

                case Op.JumpIfNotNull:
                    {
                        pc = Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))._bits != JsValue.NullBits ? Unsafe.Add(ref code, pc + 2) : pc + 3;
                        continue;
                    }

                case Op.LoopIfNotNull:
                    {
                        if (_t.InterruptWord != 0)
                            goto Interrupted;
                        pc = Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))._bits != JsValue.NullBits ? Unsafe.Add(ref code, pc + 2) : pc + 3;
                        continue;
                    }

                case Op.JumpIfNullish:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                        pc = (a._bits & ~1L) == JsValue.UndefinedBits ? Unsafe.Add(ref code, pc + 2) : pc + 3;
                        continue;
                    }

                case Op.JumpIfNotNullish:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                        pc = (a._bits & ~1L) != JsValue.UndefinedBits ? Unsafe.Add(ref code, pc + 2) : pc + 3;
                        continue;
                    }

                case Op.JumpIfEqualNull:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                        pc = (a._bits & ~1L) == JsValue.UndefinedBits || (a._cell is { } cell && (cell.HeaderWord & (int)CellFlags.IsHtmlDda) != 0 && Operators.IsHtmlDda(a)) ? Unsafe.Add(ref code, pc + 2) : pc + 3;
                        continue;
                    }

                case Op.JumpIfNotEqualNull:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                        pc = !((a._bits & ~1L) == JsValue.UndefinedBits || (a._cell is { } cell && (cell.HeaderWord & (int)CellFlags.IsHtmlDda) != 0 && Operators.IsHtmlDda(a))) ? Unsafe.Add(ref code, pc + 2) : pc + 3;
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)(b._bits >> 32) == JsValue.Int32Tag)
                            holds = (int)a._bits < (int)b._bits;
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag)
                            holds = (int)a._bits < imm;
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)(b._bits >> 32) == JsValue.Int32Tag)
                            holds = (int)a._bits <= (int)b._bits;
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag)
                            holds = (int)a._bits <= imm;
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)(b._bits >> 32) == JsValue.Int32Tag)
                            holds = (int)a._bits > (int)b._bits;
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag)
                            holds = (int)a._bits > imm;
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)(b._bits >> 32) == JsValue.Int32Tag)
                            holds = (int)a._bits >= (int)b._bits;
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag)
                            holds = (int)a._bits >= imm;
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)(b._bits >> 32) == JsValue.Int32Tag)
                            holds = (int)a._bits < (int)b._bits;
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag)
                            holds = (int)a._bits < imm;
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)(b._bits >> 32) == JsValue.Int32Tag)
                            holds = (int)a._bits <= (int)b._bits;
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag)
                            holds = (int)a._bits <= imm;
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)(b._bits >> 32) == JsValue.Int32Tag)
                            holds = (int)a._bits > (int)b._bits;
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag)
                            holds = (int)a._bits > imm;
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)(b._bits >> 32) == JsValue.Int32Tag)
                            holds = (int)a._bits >= (int)b._bits;
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
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag)
                            holds = (int)a._bits >= imm;
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
                        if (_t.InterruptWord != 0)
                            goto Interrupted;
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                        ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                        bool holds;
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)(b._bits >> 32) == JsValue.Int32Tag)
                            holds = (int)a._bits < (int)b._bits;
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
                        if (_t.InterruptWord != 0)
                            goto Interrupted;
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                        int imm = Unsafe.Add(ref code, pc + 2);
                        bool holds;
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag)
                            holds = (int)a._bits < imm;
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
                        if (_t.InterruptWord != 0)
                            goto Interrupted;
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                        ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                        bool holds;
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)(b._bits >> 32) == JsValue.Int32Tag)
                            holds = (int)a._bits <= (int)b._bits;
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
                        if (_t.InterruptWord != 0)
                            goto Interrupted;
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                        int imm = Unsafe.Add(ref code, pc + 2);
                        bool holds;
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag)
                            holds = (int)a._bits <= imm;
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
                        if (_t.InterruptWord != 0)
                            goto Interrupted;
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                        ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                        bool holds;
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)(b._bits >> 32) == JsValue.Int32Tag)
                            holds = (int)a._bits > (int)b._bits;
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
                        if (_t.InterruptWord != 0)
                            goto Interrupted;
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                        int imm = Unsafe.Add(ref code, pc + 2);
                        bool holds;
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag)
                            holds = (int)a._bits > imm;
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
                        if (_t.InterruptWord != 0)
                            goto Interrupted;
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                        ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                        bool holds;
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag && (int)(b._bits >> 32) == JsValue.Int32Tag)
                            holds = (int)a._bits >= (int)b._bits;
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
                        if (_t.InterruptWord != 0)
                            goto Interrupted;
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                        int imm = Unsafe.Add(ref code, pc + 2);
                        bool holds;
                        if ((int)(a._bits >> 32) == JsValue.Int32Tag)
                            holds = (int)a._bits >= imm;
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
                        bool same;
                        if (a._bits == b._bits && (a._bits != JsValue.CellBits ? (ulong)a._bits < JsValue.FirstDouble : ReferenceEquals(a._cell, b._cell)))
                        {
                            same = true;
                        }
                        else if ((ulong)a._bits >= JsValue.FirstNumber && (ulong)b._bits >= JsValue.FirstNumber)
                        {
                            same = Register.NumberOf(a._bits) == Register.NumberOf(b._bits);
                        }
                        else
                        {
                            f.Pc = (int)pc;
                            same = LooselyEqual(a, b);
                        }
                        pc = same ? Unsafe.Add(ref code, pc + 3) : pc + 4;
                        continue;
                    }

                case Op.JumpIfNotEqual:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                        ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                        bool same;
                        if (a._bits == b._bits && (a._bits != JsValue.CellBits ? (ulong)a._bits < JsValue.FirstDouble : ReferenceEquals(a._cell, b._cell)))
                        {
                            same = true;
                        }
                        else if ((ulong)a._bits >= JsValue.FirstNumber && (ulong)b._bits >= JsValue.FirstNumber)
                        {
                            same = Register.NumberOf(a._bits) == Register.NumberOf(b._bits);
                        }
                        else
                        {
                            f.Pc = (int)pc;
                            same = LooselyEqual(a, b);
                        }
                        pc = !same ? Unsafe.Add(ref code, pc + 3) : pc + 4;
                        continue;
                    }

                case Op.JumpIfStrictEqual:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                        ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                        bool same;
                        if (a._bits != b._bits)
                            same = (ulong)a._bits >= JsValue.FirstNumber && (ulong)b._bits >= JsValue.FirstNumber && Register.NumberOf(a._bits) == Register.NumberOf(b._bits);
                        else
                            same = a._bits != JsValue.CellBits ? (ulong)a._bits < JsValue.FirstDouble || StrictEqual(a, b) : ReferenceEquals(a._cell, b._cell) || ((byte)a._cell!.HeaderWord <= (byte)CellKind.BigInt && (a._cell.HeaderWord & b._cell!.HeaderWord & (int)CellFlags.Atom) == 0 && SameCells(a._cell, b._cell));
                        pc = same ? Unsafe.Add(ref code, pc + 3) : pc + 4;
                        continue;
                    }

                case Op.JumpIfStrictNotEqual:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                        ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                        bool same;
                        if (a._bits != b._bits)
                            same = (ulong)a._bits >= JsValue.FirstNumber && (ulong)b._bits >= JsValue.FirstNumber && Register.NumberOf(a._bits) == Register.NumberOf(b._bits);
                        else
                            same = a._bits != JsValue.CellBits ? (ulong)a._bits < JsValue.FirstDouble || StrictEqual(a, b) : ReferenceEquals(a._cell, b._cell) || ((byte)a._cell!.HeaderWord <= (byte)CellKind.BigInt && (a._cell.HeaderWord & b._cell!.HeaderWord & (int)CellFlags.Atom) == 0 && SameCells(a._cell, b._cell));
                        pc = !same ? Unsafe.Add(ref code, pc + 3) : pc + 4;
                        continue;
                    }

                case Op.JumpIfStrictEqualImm:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                        int imm = Unsafe.Add(ref code, pc + 2);
                        pc = ((int)(a._bits >> 32) == JsValue.Int32Tag ? (int)a._bits == imm : (ulong)a._bits >= JsValue.FirstDouble && a.AsDouble == imm) ? Unsafe.Add(ref code, pc + 3) : pc + 4;
                        continue;
                    }

                case Op.JumpIfStrictNotEqualImm:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                        int imm = Unsafe.Add(ref code, pc + 2);
                        pc = !((int)(a._bits >> 32) == JsValue.Int32Tag ? (int)a._bits == imm : (ulong)a._bits >= JsValue.FirstDouble && a.AsDouble == imm) ? Unsafe.Add(ref code, pc + 3) : pc + 4;
                        continue;
                    }

                case Op.JumpIfStrictEqualConst:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                        HeapCell? text = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Code.Constants), Unsafe.Add(ref code, pc + 2))._cell;
                        pc = (ReferenceEquals(a._cell, text) || (a._cell is { } cell && (byte)cell.HeaderWord == (byte)CellKind.String && (cell.HeaderWord & text!.HeaderWord & (int)CellFlags.Atom) == 0 && Unsafe.As<JsString>(cell).Length == Unsafe.As<JsString>(text).Length && SameCells(cell, text))) ? Unsafe.Add(ref code, pc + 3) : pc + 4;
                        continue;
                    }

                case Op.JumpIfStrictNotEqualConst:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                        HeapCell? text = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Code.Constants), Unsafe.Add(ref code, pc + 2))._cell;
                        pc = !(ReferenceEquals(a._cell, text) || (a._cell is { } cell && (byte)cell.HeaderWord == (byte)CellKind.String && (cell.HeaderWord & text!.HeaderWord & (int)CellFlags.Atom) == 0 && Unsafe.As<JsString>(cell).Length == Unsafe.As<JsString>(text).Length && SameCells(cell, text))) ? Unsafe.Add(ref code, pc + 3) : pc + 4;
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
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = TMode.On ? Born(new Box()) : new Box();
                        pc += 2;
                        continue;
                    }

                case Op.BoxRegister:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1));
                        a = TMode.On ? Born(new Box(a)) : new Box(a);
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
                        if (IsToBeTold<TMode>(box) || !TryLoad<TMode>(ref box.Slot, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
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
                        if (IsToBeTold<TMode>(box) || !TryLoad<TMode>(ref box.Slot, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
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
                        if (IsToBeTold<TMode>(box) || !TryLoad<TMode>(ref box.Slot, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
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
                        if (TMode.On)
                            f.Pc = (int)pc;
                        if (IsWatched<TMode>(box) || !box.Slot.TryStore(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2))))
                            StoreBinding(f, box, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), -1);
                        pc += 3;
                        continue;
                    }

                case Op.LoadCapture:
                    {
                        Box box = Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Function.Captures), Unsafe.Add(ref code, pc + 2));
                        if (IsToBeTold<TMode>(box) || !TryLoad<TMode>(ref box.Slot, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
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
                        if (TMode.On)
                            f.Pc = (int)pc;
                        if (IsWatched<TMode>(box) || !box.Slot.TryStore(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2))))
                            StoreBinding(f, box, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), -1);
                        pc += 3;
                        continue;
                    }

                case Op.StoreBoxChecked:
                    {
                        Box box = Unsafe.As<Box>(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))._cell!);
                        if (IsWatched<TMode>(box) || box.Slot.IsFresh || !box.Slot.TryStore(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2))))
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
                        if (IsWatched<TMode>(box) || box.Slot.IsFresh || !box.Slot.TryStore(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2))))
                        {
                            f.Pc = (int)pc;
                            StoreBinding(f, box, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2)), Unsafe.Add(ref code, pc + 3));
                        }
                        pc += 4;
                        continue;
                    }

                case Op.LoadCaptureBox:
                    {
                        Put<TMode>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)), Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Function.Captures), Unsafe.Add(ref code, pc + 2)));
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
                        if (Unsafe.As<GlobalCache>(site.Cache) is { } cache && ReferenceEquals(cache.Realm, f.Function.Realm) && IsTold<TMode>(cache))
                        {
                            if (cache.Lexical is { } lexical)
                            {
                                if (TryLoad<TMode>(ref lexical.Slot, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
                                {
                                    pc += 3;
                                    continue;
                                }
                            }
                            else
                            {
                                JsObject global = cache.Global;
                                if (ReferenceEquals(global.Shape, cache.Shape) && cache.LexicalVersion == cache.Lexicals.Version
                                    && TryLoad<TMode>(ref cache.GlobalSlot, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
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
                        if (a._cell is { } cell)
                        {
                            Shape shape = cell.Shape;
                            for (PropertyCache? cache = Unsafe.As<PropertyCache>(site.Cache); cache is not null; cache = cache.Chain)
                            {
                                if (!ReferenceEquals(shape, cache.Shape))
                                    continue;
                                if (!IsSilent<TMode>(cell, cache))
                                    break;
                                if (cache.Kind == CacheKind.OwnInline)
                                {
                                    if (TryLoad<TMode>(ref JsObjectSlots.Inline(Unsafe.As<JsObject>(cell), cache.Slot), ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
                                        goto Next4;
                                }
                                else if (cache.Kind == CacheKind.Prototype ? cache.Epoch == PrototypeEpoch.Word && TryLoad<TMode>(ref cache.Far.HolderSlot, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)))
                                    : TryLoadOverflow(cell, cache, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
                                {
                                    goto Next4;
                                }
                                break;
                            }
                        }
                        f.Pc = (int)pc;
                        GetProperty(f, ref site, a, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                        pc += 4;
                        continue;
                    }

                case Op.GetCallee:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                        ref PropertySite site = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(f.Code.Sites), Unsafe.Add(ref code, pc + 3));
                        if (a._cell is { } cell)
                        {
                            Shape shape = cell.Shape;
                            for (PropertyCache? cache = Unsafe.As<PropertyCache>(site.Cache); cache is not null; cache = cache.Chain)
                            {
                                if (!ReferenceEquals(shape, cache.Shape))
                                    continue;
                                if (!IsSilent<TMode>(cell, cache))
                                    break;
                                ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                if (cache.Kind == CacheKind.Prototype
                                    || (cache.Kind == CacheKind.StringPrototype && (byte)cell.HeaderWord == (byte)CellKind.String && ReferenceEquals(cache.Far.Realm, f.Function.Realm)))
                                {
                                    if (cache.Epoch != PrototypeEpoch.Word || cache.Far.HolderSlot.CellOrNull is not { } method || (byte)method.HeaderWord <= (byte)CellKind.Lazy)
                                        break;
                                    // PERF: a store of what is there already needs no write barrier, and a loop calls the same method again.
                                    if (!ReferenceEquals(target.Cell, method))
                                        PutCell<TMode>(ref target, method);
                                    target.Bits = JsValue.CellBits;
                                }
                                else if (cache.Kind != CacheKind.OwnInline || !TryLoad<TMode>(ref JsObjectSlots.Inline(Unsafe.As<JsObject>(cell), cache.Slot), ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
                                {
                                    break;
                                }
                                ref Register self = ref Unsafe.Add(ref target, 1);
                                if (!ReferenceEquals(self.Cell, cell))
                                    PutCell<TMode>(ref self, cell);
                                self.Bits = JsValue.CellBits;
                                goto Next4;
                            }
                        }
                        f.Pc = (int)pc;
                        GetCallee(f, ref site, a, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                        pc += 4;
                        continue;
                    }

                case Op.GetLength:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                        if (a._cell is { } cell)
                        {
                            if ((cell.HeaderWord & JsObject.OwnLengthMask) == (int)CellKind.Array && !IsWatched<TMode>(cell))
                            {
                                Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = JsValue.FromUInt32(Unsafe.As<JsArray>(cell).Length);
                                pc += 4;
                                continue;
                            }
                            if ((byte)cell.HeaderWord == (byte)CellKind.String)
                            {
                                {
                                    ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                                    target.Bits = Register.Int32 | (uint)(Unsafe.As<JsString>(cell).Length);
                                    target.Cell = null;
                                }
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
                        f.Pc = (int)pc;
                        if (a._cell is { } cell && Unsafe.As<PropertyCache>(site.Cache) is { } cache && ReferenceEquals(cell.Shape, cache.Shape) && IsSilentStore<TMode>(cell, cache))
                        {
                            if (cache.Kind == CacheKind.StoreInline)
                            {
                                if (JsObjectSlots.Inline(Unsafe.As<JsObject>(cell), cache.Slot).TryStore(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3))))
                                    goto Next4;
                            }
                            else if (TryStoreFar(f, cell, cache, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3))))
                            {
                                goto Next4;
                            }
                        }
                        SetProperty(f, ref site, a, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3)));
                        pc += 4;
                        continue;
                    }

                case Op.GetElement:
                    {
                        ref JsValue a = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                        ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                        if ((int)(b._bits >> 32) == JsValue.Int32Tag && a._cell is { } cell && !IsWatched<TMode>(cell) && (cell.HeaderWord & JsObject.ReadableArrayMask) == (int)CellKind.Array && TryLoadFirst<TMode>(Unsafe.As<JsArray>(cell), (uint)(int)b._bits, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
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
                        if ((int)(b._bits >> 32) == JsValue.Int32Tag && a._cell is { } cell && !IsWatched<TMode>(cell) && (cell.HeaderWord & JsObject.PlainArrayMask) == (int)CellKind.Array
                            && Unsafe.As<JsArray>(cell).TryStoreFirst((uint)(int)b._bits, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3))))
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
                        enterRegister = Unsafe.Add(ref code, pc + 2);
                        enterCount = Unsafe.Add(ref code, pc + 3);
                        ref JsValue window = ref Unsafe.Add(ref r, enterRegister);
                        f.Pc = (int)pc;
                        if (window._cell is { } cell && (byte)cell.HeaderWord == (byte)CellKind.ScriptFunction)
                        {
                            enterCode = Unsafe.As<ScriptFunction>(cell).Template.CodeField;
                            if (enterCode is not null && !enterCode.IsClassConstructor)
                            {
                                if (enterCode.GetterSite >= 0 && (Unsafe.Add(ref window, 1)._cell is not { } self || !IsWatched<TMode>(self)) && TryGetter(enterCode, ref Unsafe.Add(ref window, 1), ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
                                    goto Next4;
                                f.NextPc = (int)pc + 4;
                                goto Enter;
                            }
                            enterCode = PrepareCall(ref window);
                            f.NextPc = (int)pc + 4;
                            goto Enter;
                        }
                        if (CallSlow(f, ref window, enterCount, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
                        {
                            enterCount = _forwardedCount;
                            enterCode = PrepareCall(ref window);
                            f.NextPc = (int)pc + 4;
                            goto Enter;
                        }
                        pc += 4;
                        continue;
                    }

                case Op.CallPlain:
                    {
                        enterRegister = Unsafe.Add(ref code, pc + 2);
                        enterCount = Unsafe.Add(ref code, pc + 3);
                        ref JsValue window = ref Unsafe.Add(ref r, enterRegister);
                        f.Pc = (int)pc;
                        Unsafe.Add(ref window, 1) = JsValue.Undefined;
                        if (window._cell is { } cell && (byte)cell.HeaderWord == (byte)CellKind.ScriptFunction)
                        {
                            enterCode = Unsafe.As<ScriptFunction>(cell).Template.CodeField;
                            if (enterCode is not null && !enterCode.IsClassConstructor)
                            {
                                f.NextPc = (int)pc + 4;
                                goto Enter;
                            }
                            enterCode = PrepareCall(ref window);
                            f.NextPc = (int)pc + 4;
                            goto Enter;
                        }
                        if (CallSlow(f, ref window, enterCount, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
                        {
                            enterCount = _forwardedCount;
                            enterCode = PrepareCall(ref window);
                            f.NextPc = (int)pc + 4;
                            goto Enter;
                        }
                        pc += 4;
                        continue;
                    }

                case Op.CallEval:
                    {
                        enterRegister = Unsafe.Add(ref code, pc + 2);
                        enterCount = Unsafe.Add(ref code, pc + 3);
                        ref JsValue window = ref Unsafe.Add(ref r, enterRegister);
                        f.Pc = (int)pc;
                        if (window._cell is not null && ReferenceEquals(window._cell, f.Function.Realm.IfMade(Intrinsic.Eval)))
                        {
                            DirectEval(f, ref window, enterCount, Unsafe.Add(ref code, pc + 4), ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                            pc += 5;
                            continue;
                        }
                        if (window._cell is { } cell && (byte)cell.HeaderWord == (byte)CellKind.ScriptFunction)
                        {
                            enterCode = Unsafe.As<ScriptFunction>(cell).Template.CodeField;
                            if (enterCode is not null && !enterCode.IsClassConstructor)
                            {
                                f.NextPc = (int)pc + 5;
                                goto Enter;
                            }
                            enterCode = PrepareCall(ref window);
                            f.NextPc = (int)pc + 5;
                            goto Enter;
                        }
                        if (CallSlow(f, ref window, enterCount, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
                        {
                            enterCount = _forwardedCount;
                            enterCode = PrepareCall(ref window);
                            f.NextPc = (int)pc + 5;
                            goto Enter;
                        }
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
                        enterRegister = Unsafe.Add(ref code, pc + 2);
                        enterCount = Unsafe.Add(ref code, pc + 3);
                        ref JsValue window = ref Unsafe.Add(ref r, enterRegister);
                        f.Pc = (int)pc;
                        enterCode = PrepareConstruct(ref window, ref window);
                        if (enterCode is not null)
                        {
                            newTarget = Unsafe.As<JsObject>(window._cell!);
                            f.NextPc = (int)pc + 4;
                            goto Enter;
                        }
                        ConstructSlow(f, ref window, enterCount, window, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
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
                        enterRegister = Unsafe.Add(ref code, pc + 2);
                        enterCount = Unsafe.Add(ref code, pc + 3);
                        ref JsValue window = ref Unsafe.Add(ref r, enterRegister);
                        f.Pc = (int)pc;
                        enterCode = PrepareConstruct(ref window, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 4)));
                        if (enterCode is not null)
                        {
                            newTarget = Unsafe.As<JsObject>(Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 4))._cell!);
                            f.NextPc = (int)pc + 5;
                            goto Enter;
                        }
                        ConstructSuperSlow(f, ref window, enterCount, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 4)), ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
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
                        if (r._cell is not { } self || (byte)self.HeaderWord < (byte)CellKind.Object)
                        {
                            f.Pc = (int)pc;
                            r = CoerceThis(r, f.Function);
                        }
                        pc += 1;
                        continue;
                    }

                case Op.LoadNewTarget:
                    {
                        Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)) = (f.Flags & FrameFlags.AnyConstruct) != 0 ? f.NewTarget! : JsValue.Undefined;
                        pc += 2;
                        continue;
                    }

                case Op.LoadCallee:
                    {
                        Put<TMode>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)), f.Function);
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

                case Op.GetArgument:
                    {
                        ref JsValue b = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3));
                        if ((int)(b._bits >> 32) == JsValue.Int32Tag && (uint)(int)b._bits < (uint)f.ArgumentCount && Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2))._bits == JsValue.HoleBits)
                        {
                            ref Register source = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, (int)b._bits - f.ArgumentCount));
                            ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                            target.Bits = source.Bits;
                            if (source.Cell is { } cell)
                                PutCell<TMode>(ref target, cell);
                            else
                                target.Cell = null;
                            pc += 5;
                            continue;
                        }
                        f.Pc = (int)pc;
                        DoGetArgument(f, ref code, pc, ref r);
                        pc += 5;
                        continue;
                    }

                case Op.GetArgumentCount:
                    {
                        if (Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2))._bits == JsValue.HoleBits)
                        {
                            ref Register target = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)));
                            target.Bits = Register.Int32 | (uint)f.ArgumentCount;
                            target.Cell = null;
                            goto Next4;
                        }
                        f.Pc = (int)pc;
                        DoGetArgumentCount(f, ref code, pc, ref r);
                        goto Next4;
                    }

                case Op.CallPassing:
                    {
                        enterRegister = Unsafe.Add(ref code, pc + 2);
                        ref JsValue window = ref Unsafe.Add(ref r, enterRegister);
                        f.Pc = (int)pc;
                        if (PassArguments(f, ref window, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 4)), Unsafe.Add(ref code, pc + 5), ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
                        {
                            enterCount = _forwardedCount;
                            enterCode = PrepareCall(ref window);
                            f.NextPc = (int)pc + 6;
                            goto Enter;
                        }
                        pc += 6;
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
                        if (_t.InterruptWord != 0)
                            goto Interrupted;
                        ref JsValue iter = ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 2));
                        ref JsValue position = ref Unsafe.Add(ref iter, 2);
                        if ((int)(position._bits >> 32) == JsValue.Int32Tag && !IsWatched<TMode>(iter._cell!))
                        {
                            uint index = (uint)(int)position._bits;
                            JsArray array = Unsafe.As<JsArray>(iter._cell!);
                            if ((array.HeaderWord & JsObject.ReadableArrayMask) == (int)CellKind.Array && index < array.Length && TryLoadFirst<TMode>(array, index, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
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

                case Op.NewDisposables:
                    {
                        f.Pc = (int)pc;
                        DoNewDisposables(ref code, pc, ref r);
                        pc += 2;
                        continue;
                    }

                case Op.AddDisposable:
                    {
                        f.Pc = (int)pc;
                        DoAddDisposable(ref code, pc, ref r);
                        pc += 4;
                        continue;
                    }

                case Op.DisposeNext:
                    {
                        f.Pc = (int)pc;
                        DoDisposeNext(ref code, pc, ref r);
                        pc += 3;
                        continue;
                    }

                case Op.DisposeFailed:
                    {
                        f.Pc = (int)pc;
                        DoDisposeFailed(ref code, pc, ref r);
                        pc += 3;
                        continue;
                    }

                case Op.DisposeEnd:
                    {
                        f.Pc = (int)pc;
                        DoDisposeEnd(ref code, pc, ref r);
                        pc += 2;
                        continue;
                    }

                case Op.JumpIfDone:
                    {
                        f.Pc = (int)pc;
                        pc = IsDone(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))) ? Unsafe.Add(ref code, pc + 2) : pc + 3;
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
                        if (_t.InterruptWord != 0)
                            goto Interrupted;
                        f.Pc = (int)pc;
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
                        FillUndefined(ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1)), Unsafe.Add(ref code, pc + 2));
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
                        if (a._cell is { } cell && !IsWatched<TMode>(cell) && (cell.HeaderWord & JsObject.ReadableArrayMask) == (int)CellKind.Array && TryLoadFirst<TMode>(Unsafe.As<JsArray>(cell), (uint)index, ref Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 1))))
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
                        if (a._cell is { } cell && !IsWatched<TMode>(cell) && (cell.HeaderWord & JsObject.PlainArrayMask) == (int)CellKind.Array
                            && Unsafe.As<JsArray>(cell).TryStoreFirst((uint)index, Unsafe.Add(ref r, Unsafe.Add(ref code, pc + 3))))
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
                            _leaving = Leaving.Yield;
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
                            _leaving = Leaving.YieldDelegate;
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
                    throw NoSuchOpcode(f, (int)pc);
            }

        Next4:
            pc += 4;
            continue;

        Interrupted:
            f.Pc = (int)pc;
            _t.HandleInterrupt();
            if (!_t.TakeReentry())
                continue;
            f.NextPc = (int)pc;
            _reenter = true;
            return default;

        Enter:
            {
                ref JsValue window = ref Unsafe.Add(ref r, enterRegister);
                var function = Unsafe.As<ScriptFunction>(window._cell!);
                int result = Unsafe.Add(ref code, pc + 1);
                int start = f.Base + enterRegister + 1;
                int depth = _depth + 1;
                Frame[] frames = _frames;
                Frame? frame;
                if ((uint)depth >= (uint)frames.Length || (frame = frames[depth]) is null || (!TMode.IsNative && f.StackSegment is not null)
                    || start + Math.Max(enterCode!.RegisterCount, enterCount + 1) > (TMode.IsNative ? _nativeCount : RoomOf(f.Registers)) || enterCode.UsesArgumentList)
                {
                    f = PushCall(f, function, enterCode!, enterRegister, enterCount, result);
                    if (TMode.IsNative && !f.IsNative)
                    {
                        // The native registers are used up: the other form of the loop goes on.
                        if (newTarget is not null)
                            SetNewTarget(f, newTarget);
                        f.NextPc = 0;
                        _reenter = true;
                        return default;
                    }
                    r = ref Window<TMode>(f);
                }
                else
                {
                    _depth = depth;
                    if (!ReferenceEquals(frame.Function, function))
                        frame.Function = function;
                    if (!ReferenceEquals(frame.Code, enterCode))
                        frame.Code = enterCode;
                    if (!ReferenceEquals(frame.Registers, f.Registers))
                        frame.Registers = f.Registers;
                    frame.Base = start;
                    frame.Top = start + enterCode.RegisterCount;
                    frame.StackSegment = null;
                    frame.Result = result;
                    frame.Flags = FrameFlags.None;
                    f = frame;
                    r = ref Unsafe.Add(ref window, 1);
                    while (enterCount < enterCode.ParameterCount)
                    {
                        enterCount++;
                        ref Register missing = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, enterCount));
                        missing.Bits = JsValue.UndefinedBits;
                        missing.Cell = null;
                    }
                }
                if (newTarget is not null)
                {
                    f.Flags |= enterCode!.IsDerived ? FrameFlags.Derived : FrameFlags.Construct;
                    if (!ReferenceEquals(f.NewTarget, newTarget))
                        f.NewTarget = newTarget;
                    newTarget = null;
                }
                code = ref MemoryMarshal.GetArrayDataReference(enterCode!.Code);
                pc = 0;
                if (TMode.On)
                    f.Context = null;
                if (!ReferenceEquals(_t.Realm, function.Realm))
                    _t.Realm = function.Realm;
                // Recursion without a loop can go on for ever too.
                if (_t.InterruptWord != 0)
                    goto Interrupted;
                continue;
            }

        Return:
            if ((f.Flags & (FrameFlags.Entry | FrameFlags.HasExtras)) != 0)
            {
                FrameFlags flags = f.Flags;
                value = FinishReturn(f, value);
                int target = f.Result;
                PopFrame();
                if ((flags & FrameFlags.Entry) != 0)
                    return value;
                f = _frames[_depth];
                RegisterAt(f, target) = value;
            }
            else
            {
                if ((f.Flags & FrameFlags.Construct) != 0)
                    value = FinishConstruct(f, value, r);
                int target = f.Result;
                f = _frames[--_depth];
                code = ref MemoryMarshal.GetArrayDataReference(f.Code.Code);
                r = ref Window<TMode>(f);
                pc = f.NextPc;
                {
                    ref Register result = ref Unsafe.As<JsValue, Register>(ref Unsafe.Add(ref r, target));
                    result.Bits = value._bits;
                    if (value._cell is { } cell)
                        PutCell<TMode>(ref result, cell);
                    else
                        result.Cell = null;
                }
                if (!ReferenceEquals(_t.Realm, f.Function.Realm))
                    _t.Realm = f.Function.Realm;
                if (!TMode.IsNative && !TMode.On && f.IsNative && ReturnsToNative())
                {
                    _reenter = true;
                    return default;
                }
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
                RegisterAt(f, target) = value;
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
            if (TMode.IsNative && !f.IsNative)
            {
                _reenter = true;
                return default;
            }
            code = ref MemoryMarshal.GetArrayDataReference(f.Code.Code);
            r = ref Window<TMode>(f);
            pc = f.NextPc;
            SwitchRealm(f.Function);
        }
    }
}
