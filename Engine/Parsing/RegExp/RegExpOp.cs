namespace ConcurrentJs.Parsing.RegExp;

/// <summary>The instruction set of compiled patterns. One word for the operation, one for each operand. "Fails" means:
/// continues at the youngest choice.</summary>
/// <remarks>The ops with Back in their name read the character before the position and move left; they occur in
/// lookbehind only.</remarks>
internal enum RegExpOp
{
    /// <summary>The bottom of the backtrack stack: no match at this start.</summary>
    NoMatch,

    /// <summary>The whole pattern has matched.</summary>
    Accept,

    /// <summary>Always fails.</summary>
    Fail,

    /// <summary>target</summary>
    Jump,

    /// <summary>other: goes on, and comes back to other.</summary>
    Split,

    /// <summary>other: goes to other, and comes back to what follows.</summary>
    SplitLazy,

    /// <summary>table: goes where the table sends the next code unit.</summary>
    Dispatch,

    /// <summary>unit</summary>
    Char,
    CharBack,

    /// <summary>unit unit</summary>
    CharEither,
    CharEitherBack,

    /// <summary>string</summary>
    Text,

    /// <summary>class: one code unit.</summary>
    Class,
    ClassBack,

    /// <summary>class: one code point.</summary>
    CodePoint,
    CodePointBack,

    /// <summary>class min max: as many as there are, and never fewer.</summary>
    LoopPossessive,

    /// <summary>class min max next: as many as there are, then one fewer at each failure. Next is the unit that must
    /// follow, or -1.</summary>
    LoopGreedy,

    /// <summary>Reached by backtracking only; operands as LoopGreedy, which it follows.</summary>
    LoopGreedyRetry,

    /// <summary>class min max next: as few as possible, then one more at each failure.</summary>
    LoopLazy,
    LoopLazyRetry,

    /// <summary>As LoopGreedy and LoopLazy, for sets with surrogate pairs.</summary>
    CodePointLoopGreedy,
    CodePointLoopGreedyRetry,
    CodePointLoopLazy,
    CodePointLoopLazyRetry,

    /// <summary>register: the position, with a record that restores the old value.</summary>
    Save,

    /// <summary>register: the position, where no path can see the old value.</summary>
    SaveForgetting,

    /// <summary>first end: captures become undefined.</summary>
    ClearCaptures,

    /// <summary>register: becomes 0.</summary>
    CounterStart,

    /// <summary>register min max exit: enters the body below min, leaves at max, else splits.</summary>
    CounterTest,
    CounterTestLazy,

    /// <summary>register</summary>
    CounterNext,

    /// <summary>start: fails when the position is what it was at the start of this iteration.</summary>
    MustMove,

    /// <summary>start counter min: the same, once the iterations that must be are done.</summary>
    MustMoveCounted,

    InputStart,
    InputEnd,
    LineStart,
    LineEnd,

    /// <summary>class</summary>
    WordBoundary,
    NotWordBoundary,

    /// <summary>groups</summary>
    BackReference,
    BackReferenceBack,
    BackReferenceFolded,
    BackReferenceFoldedBack,

    /// <summary>registers (stack height, position): where a lookaround starts.</summary>
    LookEnter,

    /// <summary>registers hasCaptures: a positive one has matched; its choices are cut, its captures stay.</summary>
    LookLeave,

    /// <summary>registers cont: a negative one starts, and goes on at cont when its body fails.</summary>
    NegativeEnter,

    /// <summary>registers: its body has matched.</summary>
    NegativeLeave,
}
