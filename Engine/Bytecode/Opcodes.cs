namespace ConcurrentJs.Bytecode;

/// <summary>
/// The instruction set. An opcode is declared here and nowhere else: its operands, its effects and its meaning.
/// The disassembler, the verifier and the docs are derived from this enum; the interpreter and the compilers are
/// checked against it.
/// </summary>
/// <remarks>
/// Code is an array of 32-bit words: an op word, then one word for each operand, in the declared order. Labels are
/// absolute word indexes. Registers are relative to the frame's window: r0 is `this`, r1…rP are the parameters, then
/// locals, then temporaries.
///
/// Operand kinds (see <see cref="OperandKind"/>): `read` `write` `update` one register; `iter` the first of three
/// registers that hold an iterator record (iterator, next method, done; the record belongs to the iterator ops, code never
/// touches it otherwise, except for records made by GetIteratorRecord, whose first two registers are plain values);
/// `pair` the first of two registers written; `range` the first of `count` registers (the count operand follows);
/// `callee` the first of 2 + argc registers laid out [callee][this][arg0]…; `callee3` the first of the three registers
/// [callee][this][argument array]; `const` and `string` index Constants; `site` indexes Sites; `feedback` indexes the
/// feedback bytes; `capture` indexes the closure's captured boxes; `function` indexes Functions; `desc` indexes
/// Descriptors; `int` an immediate; `label` a jump target.
///
/// A box register holds a Box cell; only box ops and CreateClosure look at it. Hole is the value of an uninitialised
/// binding; no other op ever sees it.
///
/// Adding one? Write the line, build, fix what the compiler reports, add a golden file.
/// </remarks>
internal enum Op : byte
{
    // ---- Moves and constants -------------------------------------------------------------------------------------

    /// <summary>dst := src.</summary>
    [Op("dst:write src:read")] Move,
    /// <summary>dst := Constants[value].</summary>
    [Op("dst:write value:const")] LoadConst,
    /// <summary>dst := the int32 immediate.</summary>
    [Op("dst:write value:int")] LoadInt,
    /// <summary>dst := undefined.</summary>
    [Op("dst:write")] LoadUndefined,
    /// <summary>dst := null.</summary>
    [Op("dst:write")] LoadNull,
    /// <summary>dst := true.</summary>
    [Op("dst:write")] LoadTrue,
    /// <summary>dst := false.</summary>
    [Op("dst:write")] LoadFalse,
    /// <summary>count registers from first on := undefined.</summary>
    [Op("first:range count:count")] FillUndefined,
    /// <summary>dst := the realm's global `this` value: `this` at script level, in arrows and evals too.</summary>
    [Op("dst:write")] LoadGlobalThis,
    /// <summary>dst := Hole, the mark of an uninitialised binding (and of an elision in NewArray's range).</summary>
    [Op("dst:write")] LoadHole,

    // ---- Arithmetic. Every `feedback` byte is written on slow paths only (see ArithmeticFeedback) ---------------------

    /// <summary>dst := lhs + rhs (13.15.3): numbers, strings, BigInts, objects through ToPrimitive.</summary>
    [Op("dst:write lhs:read rhs:read fb:feedback", Effects.CallsUser | Effects.Throws)] Add,
    /// <summary>dst := lhs - rhs.</summary>
    [Op("dst:write lhs:read rhs:read fb:feedback", Effects.CallsUser | Effects.Throws)] Sub,
    /// <summary>dst := lhs * rhs.</summary>
    [Op("dst:write lhs:read rhs:read fb:feedback", Effects.CallsUser | Effects.Throws)] Mul,
    /// <summary>dst := lhs / rhs.</summary>
    [Op("dst:write lhs:read rhs:read fb:feedback", Effects.CallsUser | Effects.Throws)] Div,
    /// <summary>dst := lhs % rhs.</summary>
    [Op("dst:write lhs:read rhs:read fb:feedback", Effects.CallsUser | Effects.Throws)] Mod,
    /// <summary>dst := lhs ** rhs.</summary>
    [Op("dst:write lhs:read rhs:read fb:feedback", Effects.CallsUser | Effects.Throws)] Exp,
    /// <summary>dst := lhs &amp; rhs.</summary>
    [Op("dst:write lhs:read rhs:read fb:feedback", Effects.CallsUser | Effects.Throws)] BitAnd,
    /// <summary>dst := lhs | rhs.</summary>
    [Op("dst:write lhs:read rhs:read fb:feedback", Effects.CallsUser | Effects.Throws)] BitOr,
    /// <summary>dst := lhs ^ rhs.</summary>
    [Op("dst:write lhs:read rhs:read fb:feedback", Effects.CallsUser | Effects.Throws)] BitXor,
    /// <summary>dst := lhs &lt;&lt; rhs.</summary>
    [Op("dst:write lhs:read rhs:read fb:feedback", Effects.CallsUser | Effects.Throws)] Shl,
    /// <summary>dst := lhs &gt;&gt; rhs.</summary>
    [Op("dst:write lhs:read rhs:read fb:feedback", Effects.CallsUser | Effects.Throws)] Sar,
    /// <summary>dst := lhs &gt;&gt;&gt; rhs.</summary>
    [Op("dst:write lhs:read rhs:read fb:feedback", Effects.CallsUser | Effects.Throws)] Shr,
    /// <summary>dst := lhs + imm, where imm is an int32 Number.</summary>
    [Op("dst:write lhs:read imm:int fb:feedback", Effects.CallsUser | Effects.Throws)] AddImm,
    /// <summary>dst := lhs - imm.</summary>
    [Op("dst:write lhs:read imm:int fb:feedback", Effects.CallsUser | Effects.Throws)] SubImm,
    /// <summary>dst := lhs * imm. The immediate is never 0 (the sign of zero is the general op's business).</summary>
    [Op("dst:write lhs:read imm:int fb:feedback", Effects.CallsUser | Effects.Throws)] MulImm,
    /// <summary>dst := lhs / imm. The immediate is never 0.</summary>
    [Op("dst:write lhs:read imm:int fb:feedback", Effects.CallsUser | Effects.Throws)] DivImm,
    /// <summary>dst := lhs % imm. The immediate is positive.</summary>
    [Op("dst:write lhs:read imm:int fb:feedback", Effects.CallsUser | Effects.Throws)] ModImm,
    /// <summary>dst := lhs &amp; imm.</summary>
    [Op("dst:write lhs:read imm:int fb:feedback", Effects.CallsUser | Effects.Throws)] BitAndImm,
    /// <summary>dst := lhs | imm.</summary>
    [Op("dst:write lhs:read imm:int fb:feedback", Effects.CallsUser | Effects.Throws)] BitOrImm,
    /// <summary>dst := lhs ^ imm.</summary>
    [Op("dst:write lhs:read imm:int fb:feedback", Effects.CallsUser | Effects.Throws)] BitXorImm,
    /// <summary>dst := lhs &lt;&lt; imm, with 0 ≤ imm ≤ 31.</summary>
    [Op("dst:write lhs:read imm:int fb:feedback", Effects.CallsUser | Effects.Throws)] ShlImm,
    /// <summary>dst := lhs &gt;&gt; imm, with 0 ≤ imm ≤ 31.</summary>
    [Op("dst:write lhs:read imm:int fb:feedback", Effects.CallsUser | Effects.Throws)] SarImm,
    /// <summary>dst := lhs &gt;&gt;&gt; imm, with 0 ≤ imm ≤ 31.</summary>
    [Op("dst:write lhs:read imm:int fb:feedback", Effects.CallsUser | Effects.Throws)] ShrImm,
    /// <summary>dst := ToNumeric(src) + 1. dst may be src.</summary>
    [Op("dst:write src:read fb:feedback", Effects.CallsUser | Effects.Throws)] Increment,
    /// <summary>dst := ToNumeric(src) - 1. dst may be src.</summary>
    [Op("dst:write src:read fb:feedback", Effects.CallsUser | Effects.Throws)] Decrement,
    /// <summary>dst := -ToNumeric(src).</summary>
    [Op("dst:write src:read fb:feedback", Effects.CallsUser | Effects.Throws)] Negate,
    /// <summary>dst := ~ToNumeric(src).</summary>
    [Op("dst:write src:read fb:feedback", Effects.CallsUser | Effects.Throws)] BitNot,
    /// <summary>dst := ToNumber(src): unary plus.</summary>
    [Op("dst:write src:read", Effects.CallsUser | Effects.Throws)] ToNumber,
    /// <summary>dst := ToNumeric(src): the old value of a postfix update.</summary>
    [Op("dst:write src:read", Effects.CallsUser | Effects.Throws)] ToNumeric,
    /// <summary>dst := ToString(src): a template literal's substitution.</summary>
    [Op("dst:write src:read", Effects.CallsUser | Effects.Throws)] ToString,
    /// <summary>dst := ToPropertyKey(src): a string, symbol or integer-index number that is its own key.</summary>
    [Op("dst:write src:read", Effects.CallsUser | Effects.Throws)] ToPropertyKey,
    /// <summary>dst := ToObject(src). Throws a TypeError for undefined and null.</summary>
    [Op("dst:write src:read", Effects.Throws)] ToObject,
    /// <summary>dst := !ToBoolean(src).</summary>
    [Op("dst:write src:read")] Not,
    /// <summary>dst := typeof src.</summary>
    [Op("dst:write src:read")] Typeof,
    /// <summary>dst := the concatenation of count registers from first on, all strings already.</summary>
    [Op("dst:write first:range count:count", Effects.Throws)] ConcatStrings,

    // ---- Comparison to a boolean -----------------------------------------------------------------------------------

    /// <summary>dst := lhs &lt; rhs (left operand converted first, as everywhere here).</summary>
    [Op("dst:write lhs:read rhs:read fb:feedback", Effects.CallsUser | Effects.Throws)] Less,
    /// <summary>dst := lhs &lt;= rhs.</summary>
    [Op("dst:write lhs:read rhs:read fb:feedback", Effects.CallsUser | Effects.Throws)] LessEqual,
    /// <summary>dst := lhs &gt; rhs.</summary>
    [Op("dst:write lhs:read rhs:read fb:feedback", Effects.CallsUser | Effects.Throws)] Greater,
    /// <summary>dst := lhs &gt;= rhs.</summary>
    [Op("dst:write lhs:read rhs:read fb:feedback", Effects.CallsUser | Effects.Throws)] GreaterEqual,
    /// <summary>dst := lhs == rhs.</summary>
    [Op("dst:write lhs:read rhs:read", Effects.CallsUser | Effects.Throws)] Equal,
    /// <summary>dst := lhs != rhs.</summary>
    [Op("dst:write lhs:read rhs:read", Effects.CallsUser | Effects.Throws)] NotEqual,
    /// <summary>dst := lhs === rhs.</summary>
    [Op("dst:write lhs:read rhs:read")] StrictEqual,
    /// <summary>dst := lhs !== rhs.</summary>
    [Op("dst:write lhs:read rhs:read")] StrictNotEqual,
    /// <summary>dst := key in obj. Throws a TypeError when obj is no object.</summary>
    [Op("dst:write key:read obj:read", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] In,
    /// <summary>dst := value instanceof target (Symbol.hasInstance and all).</summary>
    [Op("dst:write value:read target:read", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] InstanceOf,

    // ---- Jumps. A target may lie ahead only; going back is the business of the Loop ops, which poll -------------------

    /// <summary>Continue at target.</summary>
    [Op("target:label", Effects.Branches | Effects.Terminates)] Jump,
    /// <summary>Poll the thread's interrupt word, then continue at target, which lies behind.</summary>
    [Op("target:label", Effects.Branches | Effects.Terminates | Effects.Throws)] Loop,
    /// <summary>Continue at target when ToBoolean(cond).</summary>
    [Op("cond:read target:label", Effects.Branches)] JumpIfTrue,
    /// <summary>Continue at target when not ToBoolean(cond).</summary>
    [Op("cond:read target:label", Effects.Branches)] JumpIfFalse,
    /// <summary>Continue at target when value is undefined.</summary>
    [Op("value:read target:label", Effects.Branches)] JumpIfUndefined,
    /// <summary>Continue at target when value is not undefined.</summary>
    [Op("value:read target:label", Effects.Branches)] JumpIfNotUndefined,
    /// <summary>Continue at target when value is null.</summary>
    [Op("value:read target:label", Effects.Branches)] JumpIfNull,
    /// <summary>Continue at target when value is not null.</summary>
    [Op("value:read target:label", Effects.Branches)] JumpIfNotNull,
    /// <summary>Continue at target when value is undefined or null (not document.all-like objects).</summary>
    [Op("value:read target:label", Effects.Branches)] JumpIfNullish,
    /// <summary>Continue at target when value is neither undefined nor null.</summary>
    [Op("value:read target:label", Effects.Branches)] JumpIfNotNullish,
    /// <summary>Continue at target when value == null: undefined, null, and objects with [[IsHTMLDDA]].</summary>
    [Op("value:read target:label", Effects.Branches)] JumpIfEqualNull,
    /// <summary>Continue at target when value != null.</summary>
    [Op("value:read target:label", Effects.Branches)] JumpIfNotEqualNull,
    /// <summary>Continue at target when value is Hole (an uninitialised binding).</summary>
    [Op("value:read target:label", Effects.Branches)] JumpIfHole,
    /// <summary>Continue at target when lhs &lt; rhs.</summary>
    [Op("lhs:read rhs:read target:label fb:feedback", Effects.Branches | Effects.CallsUser | Effects.Throws)] JumpIfLess,
    /// <summary>Continue at target when not lhs &lt; rhs (so also for NaN).</summary>
    [Op("lhs:read rhs:read target:label fb:feedback", Effects.Branches | Effects.CallsUser | Effects.Throws)] JumpIfNotLess,
    /// <summary>Continue at target when lhs &lt;= rhs.</summary>
    [Op("lhs:read rhs:read target:label fb:feedback", Effects.Branches | Effects.CallsUser | Effects.Throws)] JumpIfLessEqual,
    /// <summary>Continue at target when not lhs &lt;= rhs.</summary>
    [Op("lhs:read rhs:read target:label fb:feedback", Effects.Branches | Effects.CallsUser | Effects.Throws)] JumpIfNotLessEqual,
    /// <summary>Continue at target when lhs &gt; rhs.</summary>
    [Op("lhs:read rhs:read target:label fb:feedback", Effects.Branches | Effects.CallsUser | Effects.Throws)] JumpIfGreater,
    /// <summary>Continue at target when not lhs &gt; rhs.</summary>
    [Op("lhs:read rhs:read target:label fb:feedback", Effects.Branches | Effects.CallsUser | Effects.Throws)] JumpIfNotGreater,
    /// <summary>Continue at target when lhs &gt;= rhs.</summary>
    [Op("lhs:read rhs:read target:label fb:feedback", Effects.Branches | Effects.CallsUser | Effects.Throws)] JumpIfGreaterEqual,
    /// <summary>Continue at target when not lhs &gt;= rhs.</summary>
    [Op("lhs:read rhs:read target:label fb:feedback", Effects.Branches | Effects.CallsUser | Effects.Throws)] JumpIfNotGreaterEqual,
    /// <summary>Continue at target when lhs &lt; imm.</summary>
    [Op("lhs:read imm:int target:label fb:feedback", Effects.Branches | Effects.CallsUser | Effects.Throws)] JumpIfLessImm,
    /// <summary>Continue at target when not lhs &lt; imm.</summary>
    [Op("lhs:read imm:int target:label fb:feedback", Effects.Branches | Effects.CallsUser | Effects.Throws)] JumpIfNotLessImm,
    /// <summary>Continue at target when lhs &lt;= imm.</summary>
    [Op("lhs:read imm:int target:label fb:feedback", Effects.Branches | Effects.CallsUser | Effects.Throws)] JumpIfLessEqualImm,
    /// <summary>Continue at target when not lhs &lt;= imm.</summary>
    [Op("lhs:read imm:int target:label fb:feedback", Effects.Branches | Effects.CallsUser | Effects.Throws)] JumpIfNotLessEqualImm,
    /// <summary>Continue at target when lhs &gt; imm.</summary>
    [Op("lhs:read imm:int target:label fb:feedback", Effects.Branches | Effects.CallsUser | Effects.Throws)] JumpIfGreaterImm,
    /// <summary>Continue at target when not lhs &gt; imm.</summary>
    [Op("lhs:read imm:int target:label fb:feedback", Effects.Branches | Effects.CallsUser | Effects.Throws)] JumpIfNotGreaterImm,
    /// <summary>Continue at target when lhs &gt;= imm.</summary>
    [Op("lhs:read imm:int target:label fb:feedback", Effects.Branches | Effects.CallsUser | Effects.Throws)] JumpIfGreaterEqualImm,
    /// <summary>Continue at target when not lhs &gt;= imm.</summary>
    [Op("lhs:read imm:int target:label fb:feedback", Effects.Branches | Effects.CallsUser | Effects.Throws)] JumpIfNotGreaterEqualImm,
    /// <summary>Continue at target when lhs == rhs.</summary>
    [Op("lhs:read rhs:read target:label", Effects.Branches | Effects.CallsUser | Effects.Throws)] JumpIfEqual,
    /// <summary>Continue at target when lhs != rhs.</summary>
    [Op("lhs:read rhs:read target:label", Effects.Branches | Effects.CallsUser | Effects.Throws)] JumpIfNotEqual,
    /// <summary>Continue at target when lhs === rhs.</summary>
    [Op("lhs:read rhs:read target:label", Effects.Branches)] JumpIfStrictEqual,
    /// <summary>Continue at target when lhs !== rhs.</summary>
    [Op("lhs:read rhs:read target:label", Effects.Branches)] JumpIfStrictNotEqual,
    /// <summary>Continue at target when lhs === the int32 immediate.</summary>
    [Op("lhs:read imm:int target:label", Effects.Branches)] JumpIfStrictEqualImm,
    /// <summary>Continue at target when lhs !== the int32 immediate.</summary>
    [Op("lhs:read imm:int target:label", Effects.Branches)] JumpIfStrictNotEqualImm,
    /// <summary>Continue at target when lhs === the constant, a String.</summary>
    [Op("lhs:read value:string target:label", Effects.Branches)] JumpIfStrictEqualConst,
    /// <summary>Continue at target when lhs !== the constant, a String.</summary>
    [Op("lhs:read value:string target:label", Effects.Branches)] JumpIfStrictNotEqualConst,
    /// <summary>Poll; continue at target (behind) when ToBoolean(cond).</summary>
    [Op("cond:read target:label", Effects.Branches | Effects.Throws)] LoopIfTrue,
    /// <summary>Poll; continue at target (behind) when not ToBoolean(cond).</summary>
    [Op("cond:read target:label", Effects.Branches | Effects.Throws)] LoopIfFalse,
    /// <summary>Poll; continue at target (behind) when value is not null.</summary>
    [Op("value:read target:label", Effects.Branches | Effects.Throws)] LoopIfNotNull,
    /// <summary>Poll; continue at target (behind) when lhs &lt; rhs.</summary>
    [Op("lhs:read rhs:read target:label fb:feedback", Effects.Branches | Effects.CallsUser | Effects.Throws)] LoopIfLess,
    /// <summary>Poll; continue at target (behind) when lhs &lt;= rhs.</summary>
    [Op("lhs:read rhs:read target:label fb:feedback", Effects.Branches | Effects.CallsUser | Effects.Throws)] LoopIfLessEqual,
    /// <summary>Poll; continue at target (behind) when lhs &gt; rhs.</summary>
    [Op("lhs:read rhs:read target:label fb:feedback", Effects.Branches | Effects.CallsUser | Effects.Throws)] LoopIfGreater,
    /// <summary>Poll; continue at target (behind) when lhs &gt;= rhs.</summary>
    [Op("lhs:read rhs:read target:label fb:feedback", Effects.Branches | Effects.CallsUser | Effects.Throws)] LoopIfGreaterEqual,
    /// <summary>Poll; continue at target (behind) when lhs &lt; imm.</summary>
    [Op("lhs:read imm:int target:label fb:feedback", Effects.Branches | Effects.CallsUser | Effects.Throws)] LoopIfLessImm,
    /// <summary>Poll; continue at target (behind) when lhs &lt;= imm.</summary>
    [Op("lhs:read imm:int target:label fb:feedback", Effects.Branches | Effects.CallsUser | Effects.Throws)] LoopIfLessEqualImm,
    /// <summary>Poll; continue at target (behind) when lhs &gt; imm.</summary>
    [Op("lhs:read imm:int target:label fb:feedback", Effects.Branches | Effects.CallsUser | Effects.Throws)] LoopIfGreaterImm,
    /// <summary>Poll; continue at target (behind) when lhs &gt;= imm.</summary>
    [Op("lhs:read imm:int target:label fb:feedback", Effects.Branches | Effects.CallsUser | Effects.Throws)] LoopIfGreaterEqualImm,
    /// <summary>When value is a Number whose value is an int32 in the range of Descriptors[table] (a JumpTable), continue at
    /// the table's target for it; else fall through.</summary>
    [Op("value:read table:desc", Effects.Branches)] SwitchInt,

    // ---- Bindings ----------------------------------------------------------------------------------------------------

    /// <summary>dst := a fresh Box that holds Hole.</summary>
    [Op("dst:write")] NewBox,
    /// <summary>reg := a fresh Box that holds reg's value. Used for parameters, `this`, and vars (after LoadUndefined).</summary>
    [Op("reg:update")] BoxRegister,
    /// <summary>reg := a fresh Box with the same content as the Box in reg: the next iteration's copy of a let.</summary>
    [Op("reg:update", Effects.ReadsHeap)] CopyBox,
    /// <summary>dst := content of the Box in box.</summary>
    [Op("dst:write box:read", Effects.ReadsHeap)] LoadBox,
    /// <summary>As LoadBox; a ReferenceError that names the variable when the content is Hole.</summary>
    [Op("dst:write box:read name:string", Effects.ReadsHeap | Effects.Throws)] LoadBoxChecked,
    /// <summary>Content of the Box in box := src. Also initialises.</summary>
    [Op("box:read src:read", Effects.WritesHeap)] StoreBox,
    /// <summary>As StoreBox, but a ReferenceError when the present content is Hole.</summary>
    [Op("box:read src:read name:string", Effects.ReadsHeap | Effects.WritesHeap | Effects.Throws)] StoreBoxChecked,
    /// <summary>dst := content of the closure's captured box.</summary>
    [Op("dst:write index:capture", Effects.ReadsHeap)] LoadCapture,
    /// <summary>As LoadCapture; a ReferenceError that names the variable when the content is Hole.</summary>
    [Op("dst:write index:capture name:string", Effects.ReadsHeap | Effects.Throws)] LoadCaptureChecked,
    /// <summary>Content of the closure's captured box := src. Also initialises.</summary>
    [Op("index:capture src:read", Effects.WritesHeap)] StoreCapture,
    /// <summary>As StoreCapture, but a ReferenceError when the present content is Hole.</summary>
    [Op("index:capture src:read name:string", Effects.ReadsHeap | Effects.WritesHeap | Effects.Throws)] StoreCaptureChecked,
    /// <summary>dst := the captured box itself (to hand it on as a box register).</summary>
    [Op("dst:write index:capture")] LoadCaptureBox,
    /// <summary>A ReferenceError that names the variable when value is Hole.</summary>
    [Op("value:read name:string", Effects.Throws)] ThrowIfHole,
    /// <summary>TypeError: assignment to constant variable `name`.</summary>
    [Op("name:string", Effects.Throws | Effects.Terminates)] ThrowConstAssign,
    /// <summary>A ReferenceError (super() was not called yet) when value is Hole.</summary>
    [Op("value:read", Effects.Throws)] CheckThis,
    /// <summary>A ReferenceError (super() was called already) when value is not Hole.</summary>
    [Op("value:read", Effects.Throws)] ThrowIfThisBound,

    // ---- Globals -----------------------------------------------------------------------------------------------------

    /// <summary>dst := the global binding Sites[site].Name: declarative record first (ReferenceError in the dead zone), then the
    /// global object. ReferenceError when there is none.</summary>
    [Op("dst:write site:site", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] GetGlobal,
    /// <summary>As GetGlobal, but undefined when there is no such binding (typeof x). Still throws in the dead zone.</summary>
    [Op("dst:write site:site", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] GetGlobalOrUndefined,
    /// <summary>The global binding := value. Dead zone: ReferenceError; const: TypeError; no binding: strict functions throw a
    /// ReferenceError, sloppy ones create a property of the global object.</summary>
    [Op("site:site value:read", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap | Effects.WritesHeap)] SetGlobal,
    /// <summary>dst := whether the global binding exists now. Strict assignment asks before the right side is evaluated.</summary>
    [Op("dst:write site:site", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] HasGlobal,
    /// <summary>As SetGlobal in strict code, but exists (from HasGlobal) false means the reference was unresolvable: ReferenceError.</summary>
    [Op("site:site value:read exists:read", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap | Effects.WritesHeap)] SetGlobalResolved,
    /// <summary>Initialises the global lexical binding (let, const, class) declared by this script.</summary>
    [Op("site:site value:read", Effects.WritesHeap)] InitGlobalLexical,
    /// <summary>GlobalDeclarationInstantiation 16.1.7 (and EvalDeclarationInstantiation's global part) as far as the checks, the
    /// lexical bindings and the Annex B names go: Descriptors[globals] is a GlobalDeclarations. Functions and vars follow as
    /// DefineGlobalFunction and DefineGlobalVar.</summary>
    [Op("globals:desc", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap | Effects.WritesHeap)] DeclareGlobals,
    /// <summary>CreateGlobalFunctionBinding(name, closure, deletable ≠ 0).</summary>
    [Op("name:string closure:read deletable:int", Effects.CallsUser | Effects.Throws | Effects.WritesHeap)] DefineGlobalFunction,
    /// <summary>CreateGlobalVarBinding(name, deletable ≠ 0).</summary>
    [Op("name:string deletable:int", Effects.CallsUser | Effects.Throws | Effects.WritesHeap)] DefineGlobalVar,
    /// <summary>B.3.2.2: a function declared in a block also sets the global var of its name, unless the declarative record has that
    /// name. A failing write is ignored.</summary>
    [Op("name:string value:read", Effects.CallsUser | Effects.Throws | Effects.WritesHeap)] SetBlockFunctionGlobal,
    /// <summary>dst := delete of the global reference `name`: false for a lexical binding, true when there is none.</summary>
    [Op("dst:write name:string", Effects.CallsUser | Effects.Throws | Effects.WritesHeap)] DeleteGlobal,

    // ---- Names looked up at run time: `with` objects and the vars a sloppy direct eval made ----------------------------

    /// <summary>dst := ToObject(src) as the object of a with statement.</summary>
    [Op("dst:write src:read", Effects.Throws)] EnterWith,
    /// <summary>dst := a fresh, empty eval-variables object (null prototype, never seen by scripts).</summary>
    [Op("dst:write")] NewVarScope,
    /// <summary>Continue at target when the object in scope has no binding `name`; else fall through. isWith ≠ 0: HasProperty, then
    /// the Symbol.unscopables check; 0: an eval-variables object. A scope register that holds undefined has no bindings.</summary>
    [Op("scope:read name:string isWith:int target:label", Effects.Branches | Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] JumpIfNoBinding,
    /// <summary>dst := the binding's value, after JumpIfNoBinding found it: HasProperty again, then Get; when it went away, undefined
    /// (sloppy) or ReferenceError (strict).</summary>
    [Op("dst:write scope:read name:string", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] LoadDynamic,
    /// <summary>The binding := value: HasProperty (strict and gone: ReferenceError), then Set with the function's strictness.</summary>
    [Op("scope:read name:string value:read", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap | Effects.WritesHeap)] StoreDynamic,
    /// <summary>dst := result of scope.[[Delete]](name).</summary>
    [Op("dst:write scope:read name:string", Effects.CallsUser | Effects.Throws | Effects.WritesHeap)] DeleteDynamic,
    /// <summary>The eval-variables object gets the binding `name` with value undefined, if it has none.</summary>
    [Op("scope:read name:string", Effects.WritesHeap)] DeclareDynamic,

    // ---- Properties ----------------------------------------------------------------------------------------------------

    /// <summary>dst := obj.name through the site's cache.</summary>
    [Op("dst:write obj:read site:site", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] GetProperty,
    /// <summary>dst := obj.name through the site's cache, and the register behind it := obj: callee and `this` of a method's call.</summary>
    [Op("dst:pair obj:read site:site", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] GetCallee,
    /// <summary>dst := obj.length: as GetProperty with the name `length`; arrays and strings answer directly.</summary>
    [Op("dst:write obj:read site:site", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] GetLength,
    /// <summary>obj.name := value; a refused write throws in strict functions.</summary>
    [Op("obj:read site:site value:read", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap | Effects.WritesHeap)] SetProperty,
    /// <summary>dst := obj[key]. obj is checked for undefined and null before key is converted.</summary>
    [Op("dst:write obj:read key:read site:site", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] GetElement,
    /// <summary>obj[key] := value; a refused write throws in strict functions.</summary>
    [Op("obj:read key:read value:read site:site", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap | Effects.WritesHeap)] SetElement,
    /// <summary>dst := obj[index], index a constant array index ≥ 0.</summary>
    [Op("dst:write obj:read index:int site:site", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] GetElementImm,
    /// <summary>obj[index] := value, index a constant array index ≥ 0.</summary>
    [Op("obj:read index:int value:read site:site", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap | Effects.WritesHeap)] SetElementImm,
    /// <summary>The read half of obj[key] op= …: checks obj, keyOut := key (ToPropertyKey when key is an object), dst := obj[keyOut].</summary>
    [Op("dst:write keyOut:write obj:read key:read site:site", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] GetElementForUpdate,
    /// <summary>dst := delete obj.name; strict functions throw a TypeError when refused.</summary>
    [Op("dst:write obj:read name:string", Effects.CallsUser | Effects.Throws | Effects.WritesHeap)] DeleteProperty,
    /// <summary>dst := delete obj[key]; strict functions throw a TypeError when refused.</summary>
    [Op("dst:write obj:read key:read", Effects.CallsUser | Effects.Throws | Effects.WritesHeap)] DeleteElement,
    /// <summary>dst := home.[[GetPrototypeOf]](): the base of super.x, taken before the key's value is converted.</summary>
    [Op("dst:write home:read", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] GetSuperBase,
    /// <summary>dst := base[key] with receiver `receiver`. TypeError when base is null.</summary>
    [Op("dst:write receiver:read base:read key:read", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] GetSuper,
    /// <summary>base[key] := value with receiver `receiver`.</summary>
    [Op("receiver:read base:read key:read value:read", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap | Effects.WritesHeap)] SetSuper,
    /// <summary>TypeError when value is undefined or null: the object of a pattern, or the base of a compound element write.</summary>
    [Op("value:read", Effects.Throws)] RequireObjectCoercible,

    // ---- Private names (key registers hold the private name made by NewPrivateName) --------------------------------------

    /// <summary>dst := a fresh private name with this description (with its #).</summary>
    [Op("dst:write name:string")] NewPrivateName,
    /// <summary>dst := obj.#key; TypeError when obj has none, or it is a setter only.</summary>
    [Op("dst:write obj:read key:read", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] GetPrivate,
    /// <summary>obj.#key := value; TypeError when obj has none, it is a method or a getter only.</summary>
    [Op("obj:read key:read value:read", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap | Effects.WritesHeap)] SetPrivate,
    /// <summary>dst := #key in obj. TypeError when obj is no object.</summary>
    [Op("dst:write obj:read key:read", Effects.Throws | Effects.ReadsHeap)] HasPrivate,
    /// <summary>PrivateFieldAdd(obj, key, value). TypeError when there is one already.</summary>
    [Op("obj:read key:read value:read", Effects.Throws | Effects.WritesHeap)] DefinePrivateField,
    /// <summary>A private method (not writable) on obj itself: static private methods. kind: 0 method, 1 getter, 2 setter.</summary>
    [Op("obj:read key:read closure:read kind:int", Effects.Throws | Effects.WritesHeap)] DefinePrivateMethod,
    /// <summary>Adds (key, kind, closure) to the private methods that InitializeInstance gives each instance of constructor.</summary>
    [Op("ctor:read key:read closure:read kind:int", Effects.Throws)] AddPrivateMethod,

    // ---- Object, array and function literals -----------------------------------------------------------------------------

    /// <summary>dst := {}, with room for `expected` properties.</summary>
    [Op("dst:write expected:int")] NewObject,
    /// <summary>dst := an object whose keys are Descriptors[literal] (an ObjectLiteral: distinct names, no integer indexes, no
    /// __proto__) with the values in count registers from first on.</summary>
    [Op("dst:write literal:desc first:range count:count")] NewObjectLiteral,
    /// <summary>CreateDataPropertyOrThrow(obj, name, value); obj is a fresh ordinary object or `this` of a field initialiser.</summary>
    [Op("obj:read site:site value:read", Effects.CallsUser | Effects.Throws | Effects.WritesHeap)] DefineField,
    /// <summary>CreateDataPropertyOrThrow(obj, key, value); key is a property key already.</summary>
    [Op("obj:read key:read value:read", Effects.CallsUser | Effects.Throws | Effects.WritesHeap)] DefineElement,
    /// <summary>Defines a method or accessor. flags: bits 0-1 kind (0 method, 1 getter, 2 setter), bit 2 enumerable. key is a
    /// property key already. Throws when obj is a class and refuses (a computed key that is "prototype").</summary>
    [Op("obj:read key:read closure:read flags:int", Effects.Throws | Effects.WritesHeap)] DefineMethod,
    /// <summary>`__proto__: value` in an object literal: sets the prototype when value is an object or null.</summary>
    [Op("obj:read value:read")] SetLiteralProto,
    /// <summary>CopyDataProperties(target, source, excluded): count keys from first on, all property keys. source may be undefined
    /// or null.</summary>
    [Op("target:read source:read first:range count:count", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap | Effects.WritesHeap)] CopyDataProperties,
    /// <summary>dst := an array of count registers from first on. Hole in a register makes a hole.</summary>
    [Op("dst:write first:range count:count")] NewArray,
    /// <summary>dst := a copy of the constant primitives in Descriptors[values] (a JsValue[] with Hole for an elision).</summary>
    [Op("dst:write values:desc")] NewArrayLiteral,
    /// <summary>Appends count registers from first on to the fresh array. Hole in a register makes a hole.</summary>
    [Op("array:read first:range count:count")] ArrayAppend,
    /// <summary>Appends everything that iterating value yields to the fresh array.</summary>
    [Op("array:read value:read", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] ArraySpread,
    /// <summary>dst := a new RegExp; Descriptors[pattern] is a RegExpSite.</summary>
    [Op("dst:write pattern:desc", Effects.Throws)] NewRegExp,
    /// <summary>dst := the template object of Descriptors[template] (a TemplateSite), made once per site and realm.</summary>
    [Op("dst:write template:desc")] GetTemplateObject,
    /// <summary>dst := a closure of Functions[function]. Its captured boxes come from where the template's Captures say: this frame's
    /// box registers or this closure's captures.</summary>
    [Op("dst:write function:function")] CreateClosure,
    /// <summary>As CreateClosure, and home becomes its [[HomeObject]].</summary>
    [Op("dst:write function:function home:read")] CreateMethod,
    /// <summary>SetFunctionName(closure, key, prefix): prefix 0 none, 1 "get", 2 "set". key is a property key or private name.</summary>
    [Op("closure:read key:read prefix:int")] SetFunctionName,

    // ---- Classes -----------------------------------------------------------------------------------------------------------

    /// <summary>ClassDefinitionEvaluation 15.7.14 up to the methods: dst := the constructor (a closure of Functions[function], with
    /// its `prototype`, non-writable), dst+1 := the prototype object. heritage holds Hole when there is no extends clause. The
    /// constructor's home object is the prototype.</summary>
    [Op("dst:pair heritage:read function:function", Effects.CallsUser | Effects.Throws)] CreateClass,
    /// <summary>The class's instance fields are made by calling fields (a CreateMethod closure) with the instance as `this`.</summary>
    [Op("ctor:read fields:read")] SetClassFields,
    /// <summary>InitializeInstanceElements(obj, ctor): private methods, then the fields closure.</summary>
    [Op("obj:read ctor:read", Effects.CallsUser | Effects.Throws | Effects.WritesHeap)] InitializeInstance,
    /// <summary>dst := ctor.[[GetPrototypeOf]](), to be constructed by super(). Not checked: the construct op does.</summary>
    [Op("dst:write ctor:read", Effects.ReadsHeap)] GetSuperConstructor,

    // ---- Calls ---------------------------------------------------------------------------------------------------------------

    /// <summary>dst := callee(this; args). The window [callee][this][arg0]… starts at callee and is the top of the live registers.</summary>
    [Op("dst:write callee:callee argc:count", Effects.CallsUser | Effects.Throws)] Call,
    /// <summary>As Call with `this` undefined: the window's this slot is filled by the op.</summary>
    [Op("dst:write callee:callee argc:count", Effects.CallsUser | Effects.Throws)] CallPlain,
    /// <summary>As Call with the arguments taken from the fresh array in the third register of the window.</summary>
    [Op("dst:write callee:callee3", Effects.CallsUser | Effects.Throws)] CallSpread,
    /// <summary>As Call (`this` is in the window); when the callee is this realm's %eval%, a direct eval of arg0 with Descriptors[scope] (an EvalCallSite).</summary>
    [Op("dst:write callee:callee argc:count scope:desc", Effects.CallsUser | Effects.Throws)] CallEval,
    /// <summary>CallEval with the arguments in an array.</summary>
    [Op("dst:write callee:callee3 scope:desc", Effects.CallsUser | Effects.Throws)] CallEvalSpread,
    /// <summary>dst := new callee(args); the `this` slot is free for use, new.target is the callee.</summary>
    [Op("dst:write callee:callee argc:count", Effects.CallsUser | Effects.Throws)] Construct,
    /// <summary>Construct with the arguments in an array.</summary>
    [Op("dst:write callee:callee3", Effects.CallsUser | Effects.Throws)] ConstructSpread,
    /// <summary>dst := Construct(callee, args, newTarget): super(…). TypeError when callee is no constructor.</summary>
    [Op("dst:write callee:callee argc:count newTarget:read", Effects.CallsUser | Effects.Throws)] ConstructSuper,
    /// <summary>ConstructSuper with the arguments in an array.</summary>
    [Op("dst:write callee:callee3 newTarget:read", Effects.CallsUser | Effects.Throws)] ConstructSuperSpread,
    /// <summary>dst := import(specifier, options); never throws, the promise is rejected. phase: 0 evaluation.</summary>
    [Op("dst:write specifier:read options:read", Effects.CallsUser)] DynamicImport,
    /// <summary>dst := import.meta of the running function's module.</summary>
    [Op("dst:write", Effects.CallsUser | Effects.Throws)] GetImportMeta,

    // ---- The frame ---------------------------------------------------------------------------------------------------------------

    /// <summary>r0 := OrdinaryCallBindThis for sloppy functions: the global `this` for undefined and null, else ToObject(r0).</summary>
    [Op("")] CoerceThis,
    /// <summary>dst := new.target of this call, or undefined.</summary>
    [Op("dst:write")] LoadNewTarget,
    /// <summary>dst := the running function object.</summary>
    [Op("dst:write")] LoadCallee,
    /// <summary>dst := the running function's [[HomeObject]].</summary>
    [Op("dst:write")] LoadHomeObject,
    /// <summary>dst := the unmapped arguments object of this call.</summary>
    [Op("dst:write")] CreateUnmappedArguments,
    /// <summary>dst := the mapped arguments object; Descriptors[map] is an int[]: for each parameter index its box register, or -1 when
    /// a later parameter has the same name.</summary>
    [Op("dst:write map:desc")] CreateMappedArguments,
    /// <summary>dst := an array of the call's arguments from index `from` on.</summary>
    [Op("dst:write from:int")] CreateRest,
    /// <summary>dst := arguments[key], for an arguments object that is made late: while `args` is Hole there is none. `mapped`: make one of the sloppy kind.</summary>
    [Op("dst:write args:update key:read mapped:int", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] GetArgument,
    /// <summary>dst := arguments.length, likewise.</summary>
    [Op("dst:write args:update mapped:int", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] GetArgumentCount,
    /// <summary>dst := callee(this; arg0, arguments), likewise; a callee that is Function.prototype.apply needs no object.</summary>
    [Op("dst:write callee:callee argc:count args:update mapped:int", Effects.CallsUser | Effects.Throws)] CallPassing,
    /// <summary>dst := argument number `index` of the call, or undefined.</summary>
    [Op("dst:write index:int")] LoadArgument,
    /// <summary>Leave with value. In a construct call of a base constructor, a value that is no object is replaced by r0. In an async
    /// function the promise is resolved with it; in a generator it is the result object's value with done true.</summary>
    [Op("value:read", Effects.Terminates)] Return,
    /// <summary>Return undefined.</summary>
    [Op("", Effects.Terminates)] ReturnUndefined,
    /// <summary>The end of a derived constructor: an object value is the result; any other value but undefined is a TypeError; else
    /// the result is `self`, or a ReferenceError when that is Hole. Errors leave the frame: its handlers do not see them.</summary>
    [Op("value:read self:read", Effects.Terminates | Effects.Throws)] ReturnDerived,
    /// <summary>Throw value.</summary>
    [Op("value:read", Effects.Throws | Effects.Terminates)] Throw,
    /// <summary>Throw an error made here: kind is an ErrorKind, message a constant string.</summary>
    [Op("kind:int message:string", Effects.Throws | Effects.Terminates)] ThrowError,
    /// <summary>TypeError (iterator result is not an object) when value is no object.</summary>
    [Op("value:read", Effects.Throws)] ThrowIfNotObject,
    /// <summary>The statement `debugger`.</summary>
    [Op("")] Debugger,

    // ---- Iteration -------------------------------------------------------------------------------------------------------------------

    /// <summary>iter := GetIterator(obj, sync). The record may be a private form (array fast path), and done starts false.</summary>
    [Op("iter:iter obj:read", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] GetIterator,
    /// <summary>As GetIterator, but the first two registers are the plain iterator object and its next method.</summary>
    [Op("iter:iter obj:read", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] GetIteratorRecord,
    /// <summary>iter := GetIterator(obj, async): plain registers, with CreateAsyncFromSyncIterator where needed.</summary>
    [Op("iter:iter obj:read", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] GetAsyncIterator,
    /// <summary>Poll; IteratorStepValue: when there is a value, value := it and continue at body (behind); else the record is done
    /// and control falls through. A throw sets the record's done first. At the end, value is not written.</summary>
    [Op("value:write iter:iter body:label", Effects.Branches | Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] LoopOfStep,
    /// <summary>For array patterns: dst := the next value, or undefined when the record is or gets done. A throw sets done first.</summary>
    [Op("dst:write iter:iter", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] IteratorStep,
    /// <summary>dst := an array of all the values left (none when done already); the record is done after it.</summary>
    [Op("dst:write iter:iter", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] IteratorRest,
    /// <summary>IteratorClose with a normal (or return) completion: marks the record done, then calls `return` when there is one; its
    /// result must be an object. Nothing when the record is done already.</summary>
    [Op("iter:iter", Effects.CallsUser | Effects.Throws)] IteratorClose,
    /// <summary>IteratorClose with a throw completion: as IteratorClose, but every error it meets is dropped.</summary>
    [Op("iter:iter", Effects.CallsUser)] IteratorCloseSilent,
    /// <summary>The first half of AsyncIteratorClose on a plain record: marks it done, dst := the result of calling `return`, or Hole when
    /// it was done already or there is no such method. Awaiting and checking the result is emitted code.</summary>
    [Op("dst:write iter:iter", Effects.CallsUser | Effects.Throws)] AsyncIteratorClose,
    /// <summary>dst := Call(next, iterator, value) for a plain record: the raw result, not looked at. No argument when value holds Hole.</summary>
    [Op("dst:write iter:iter value:read", Effects.CallsUser | Effects.Throws)] IteratorNext,
    /// <summary>Continue at target when ToBoolean(result.done). result is an object.</summary>
    [Op("result:read target:label", Effects.Branches | Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] JumpIfDone,
    /// <summary>dst := GetMethod(obj, name): undefined when undefined or null, TypeError when not callable.</summary>
    [Op("dst:write obj:read site:site", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] GetMethod,
    /// <summary>iter := the for-in enumeration of obj (13.7.5.15); obj undefined or null gives an empty one. A private form.</summary>
    [Op("iter:iter obj:read", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] ForInPrepare,
    /// <summary>Poll; when there is a next enumerable string key that still exists and was not seen, key := it and continue at body
    /// (behind); else fall through.</summary>
    [Op("key:write iter:iter body:label", Effects.Branches | Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] LoopInStep,

    // ---- Generators and async functions -------------------------------------------------------------------------------------------------

    /// <summary>After the parameters are bound: makes the generator (or async generator) object, returns it to the caller and suspends;
    /// the first resumption continues behind this op. Its completion is handled as a Yield's, except that a return or throw
    /// before the start never runs code.</summary>
    [Op("", Effects.Throws | Effects.ReadsHeap)] GeneratorStart,
    /// <summary>First op of an async function: from here on a throw that leaves the frame rejects the function's promise.</summary>
    [Op("")] AsyncStart,
    /// <summary>Suspends and yields value (as { value, done: false }; async generators settle the front request with it). Resumption:
    /// dst := the sent value; mode := 0 for next, 2 for return (in async generators dst is awaited already); a throw resumption
    /// throws here.</summary>
    [Op("dst:write value:read mode:write", Effects.CallsUser | Effects.Throws)] Yield,
    /// <summary>For yield*: as Yield, but value is passed on as the result object itself (async generators: as Yield), and a throw
    /// resumption does not throw: dst := the error, mode := 1.</summary>
    [Op("dst:write value:read mode:write", Effects.CallsUser | Effects.Throws)] YieldDelegate,
    /// <summary>Suspends until value is settled: dst := its result; a rejection throws here.</summary>
    [Op("dst:write value:read", Effects.CallsUser | Effects.Throws)] Await,

    // ---- using declarations. `disposables` is a register that only these ops look at ---------------------------------------------------------

    /// <summary>dst := a new, empty DisposeCapability.</summary>
    [Op("dst:write")] NewDisposables,
    /// <summary>AddDisposableResource(disposables, value, async if isAsync is 1): looks the dispose method up.</summary>
    [Op("disposables:read value:read isAsync:int", Effects.CallsUser | Effects.Throws | Effects.ReadsHeap)] AddDisposable,
    /// <summary>Disposes what is left, newest first: dst := a value to await before the next such op, or Hole when all is done. Errors are
    /// kept for DisposeEnd.</summary>
    [Op("dst:write disposables:read", Effects.CallsUser | Effects.Throws)] DisposeNext,
    /// <summary>Notes that the code that holds the resources, or an await, threw: a later error suppresses an earlier one.</summary>
    [Op("disposables:read error:read")] DisposeFailed,
    /// <summary>Throws the error that is left, if any.</summary>
    [Op("disposables:read", Effects.Throws)] DisposeEnd,
}
