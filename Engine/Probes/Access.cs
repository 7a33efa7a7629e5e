namespace ConcurrentJs.Probes;

/// <summary>What an operation does to a place that a program can name. The consumer decides which of them conflict.</summary>
public enum Access : byte
{
    /// <summary>The value is looked at; absence is an answer too.</summary>
    Read,

    /// <summary>The value of something that exists is replaced.</summary>
    Write,

    /// <summary>Something absent comes to exist, with its first value.</summary>
    Add,

    /// <summary>As Add, and no listing of keys ever shows it.</summary>
    AddPrivate,

    /// <summary>Something stops to exist.</summary>
    Remove,

    /// <summary>Only the existence is looked at.</summary>
    Has,

    /// <summary>A change that commutes with its like: a key joins or leaves a key set, a length grows to cover an index.</summary>
    Update,

    /// <summary>A sequentially consistent read (Atomics).</summary>
    AtomicRead,

    /// <summary>A sequentially consistent write.</summary>
    AtomicWrite,

    /// <summary>A sequentially consistent read-modify-write.</summary>
    AtomicUpdate,

    /// <summary>A sequentially consistent write that makes the property.</summary>
    AtomicAdd,
}

/// <summary>A place of an object that is neither a property nor an element.</summary>
public enum Part : byte
{
    /// <summary>Which keys there are, and in which order.</summary>
    KeySet,

    /// <summary>Which entries a Map or Set has, their order and number.</summary>
    Entries,

    /// <summary>An array's length, a buffer's length.</summary>
    Length,

    /// <summary>The prototype link.</summary>
    Prototype,

    /// <summary>Whether properties may be added.</summary>
    Extensible,

    /// <summary>The attributes that seal and freeze take away.</summary>
    Integrity,

    /// <summary>The hidden state of generators, iterators, dates.</summary>
    State,
}
