using System.Globalization;
using System.Numerics;
using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;

namespace ConcurrentJs.Hosting;

/// <summary>The language type of a <see cref="ScriptValue"/> (ECMA-262 6.1), functions told apart from other objects.</summary>
public enum ScriptKind
{
    /// <summary>undefined, also what <c>default(ScriptValue)</c> is.</summary>
    Undefined,

    /// <summary>null.</summary>
    Null,

    /// <summary>true or false.</summary>
    Boolean,

    /// <summary>A double.</summary>
    Number,

    /// <summary>A string of UTF-16 code units.</summary>
    String,

    /// <summary>A symbol.</summary>
    Symbol,

    /// <summary>An integer of any size.</summary>
    BigInt,

    /// <summary>An object that cannot be called.</summary>
    Object,

    /// <summary>An object that can be called.</summary>
    Function,
}

/// <summary>A JavaScript value in the hands of the host.</summary>
/// <remarks>
/// Immutable. Primitives belong to no engine and may be kept, compared and passed to any engine from any thread. An object belongs to
/// the engine it came from; reaching into it goes through <see cref="ScriptObject"/>.
/// </remarks>
public readonly struct ScriptValue : IEquatable<ScriptValue>
{
    private readonly JsValue _value;

    // The engine is kept beside the value so that an object can be reached into; null for primitives the host made.
    private readonly Engine? _engine;

    internal ScriptValue(JsValue value, Engine? engine)
    {
        _value = value;
        _engine = engine;
    }

    /// <summary>undefined.</summary>
    public static ScriptValue Undefined => new(JsValue.Undefined, null);

    /// <summary>null.</summary>
    public static ScriptValue Null => new(JsValue.Null, null);

    /// <summary>What type the value has.</summary>
    public ScriptKind Kind => Internal switch
    {
        { IsUndefined: true } => ScriptKind.Undefined,
        { IsNull: true } => ScriptKind.Null,
        { IsBoolean: true } => ScriptKind.Boolean,
        { IsNumber: true } => ScriptKind.Number,
        { IsString: true } => ScriptKind.String,
        { IsSymbol: true } => ScriptKind.Symbol,
        { IsBigInt: true } => ScriptKind.BigInt,
        { IsCallable: true } => ScriptKind.Function,
        _ => ScriptKind.Object,
    };

    /// <summary>Whether the value is undefined.</summary>
    public bool IsUndefined => Kind == ScriptKind.Undefined;

    /// <summary>Whether the value is null or undefined.</summary>
    public bool IsNullOrUndefined => Internal.IsNullOrUndefined;

    /// <summary>Whether the value is an object, callable or not.</summary>
    public bool IsObject => Internal.IsObject;

    /// <summary>Whether the value can be called.</summary>
    public bool IsFunction => Internal.IsCallable;

    // default(JsValue) is the engine's own hole, which no host may see.
    internal JsValue Internal => _value.IsHole ? JsValue.Undefined : _value;

    internal Engine? Engine => _engine;

    /// <summary>The Boolean itself; no conversion.</summary>
    /// <exception cref="InvalidCastException">The value is no Boolean.</exception>
    public bool AsBoolean() => Internal.IsBoolean ? Internal.IsTrue : throw Mismatch("a Boolean");

    /// <summary>The number itself; no conversion.</summary>
    /// <exception cref="InvalidCastException">The value is no Number.</exception>
    public double AsNumber() => Internal.IsNumber ? Internal.AsNumber : throw Mismatch("a Number");

    /// <summary>The number when it is an integer in range; no conversion.</summary>
    /// <exception cref="InvalidCastException">The value is no Number, or has a fraction, or is out of range.</exception>
    public int AsInt32() => AsNumber() is var number && number == (int)number ? (int)number : throw Mismatch("an int");

    /// <summary>The string itself; no conversion. See <see cref="ToString"/> for a text of any value.</summary>
    /// <exception cref="InvalidCastException">The value is no String.</exception>
    public string AsString() => Internal.IsString ? Internal.AsString.ToString() : throw Mismatch("a String");

    /// <summary>The integer itself; no conversion.</summary>
    /// <exception cref="InvalidCastException">The value is no BigInt.</exception>
    public BigInteger AsBigInteger() => Internal.IsBigInt ? Internal.AsBigInt : throw Mismatch("a BigInt");

    /// <summary>The object, to reach into.</summary>
    /// <exception cref="InvalidCastException">The value is no object.</exception>
    public ScriptObject AsObject() =>
        Internal.IsObject && _engine is not null ? new ScriptObject(_engine, Internal.AsObject) : throw Mismatch("an Object");

    /// <summary>A text for people: strings as they are, other primitives as JavaScript writes them, objects in a short form. Runs no script.</summary>
    public override string ToString() =>
        Internal.IsString ? Internal.AsString.ToString() : ValueText.Of(Internal);

    /// <summary>As Object.is compares: NaN equals itself, 0 and -0 differ, objects are equal only to themselves.</summary>
    public bool Equals(ScriptValue other) => Equality.SameValue(Internal, other.Internal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ScriptValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Kind switch
    {
        ScriptKind.Number => AsNumber().GetHashCode(),
        ScriptKind.String => string.GetHashCode(AsString(), StringComparison.Ordinal),
        ScriptKind.BigInt => AsBigInteger().GetHashCode(),
        ScriptKind.Boolean => AsBoolean() ? 1 : 2,
        ScriptKind.Object or ScriptKind.Function or ScriptKind.Symbol => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Internal._cell),
        _ => 0,
    };

    /// <summary>See <see cref="Equals(ScriptValue)"/>.</summary>
    public static bool operator ==(ScriptValue left, ScriptValue right) => left.Equals(right);

    /// <summary>See <see cref="Equals(ScriptValue)"/>.</summary>
    public static bool operator !=(ScriptValue left, ScriptValue right) => !left.Equals(right);

    /// <summary>A Boolean.</summary>
    public static implicit operator ScriptValue(bool value) => new(JsValue.FromBoolean(value), null);

    /// <summary>A Number.</summary>
    public static implicit operator ScriptValue(int value) => new(JsValue.FromInt32(value), null);

    /// <summary>A Number.</summary>
    public static implicit operator ScriptValue(double value) => new(JsValue.FromNumber(double.IsNaN(value) ? double.NaN : value), null);

    /// <summary>A String, or null for a null reference.</summary>
    public static implicit operator ScriptValue(string? value) => value is null ? Null : new(JsValue.FromString(value), null);

    /// <summary>A BigInt.</summary>
    public static implicit operator ScriptValue(BigInteger value) => new(value, null);

    /// <summary>The object as a value, or null for a null reference.</summary>
    public static implicit operator ScriptValue(ScriptObject? value) => value is null ? Null : new(value.Internal, value.Engine);

    private InvalidCastException Mismatch(string expected) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Expected {expected}, found {ValueText.Of(Internal)}"));
}
