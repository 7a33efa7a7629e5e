using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Parsing.RegExp;
using ConcurrentJs.Probes;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.RegExps;

namespace ConcurrentJs.Builtins;

/// <summary>RegExp and its prototype (ECMA-262 22.2): constructor, flags, source.</summary>
internal static unsafe partial class RegExpBuiltins
{
    private static readonly BuiltinTable s_constructor = AddLegacy(BuiltinTable.Constructor("RegExp", 2, &Construct, Intrinsic.RegExpPrototype)
        .Method("escape", 1, &Escape)
        .Getter(Symbol.Species, &Species));

    private static readonly BuiltinTable s_prototype = new BuiltinTable()
        .Intrinsic("constructor", Intrinsic.RegExp)
        .Method("exec", 1, &Exec)
        .Getter("dotAll", &DotAll)
        .Getter("flags", &Flags)
        .Getter("global", &Global)
        .Getter("hasIndices", &HasIndices)
        .Getter("ignoreCase", &IgnoreCase)
        .Getter("multiline", &Multiline)
        .Getter("source", &Source)
        .Getter("sticky", &Sticky)
        .Getter("unicode", &Unicode)
        .Getter("unicodeSets", &UnicodeSets)
        .Method("compile", 2, &Compile)
        .Method("toString", 0, &ToStringMethod)
        .Method("test", 1, &Test)
        .Method(Symbol.Match, 1, &Match)
        .Method(Symbol.MatchAll, 1, &MatchAll)
        .Method(Symbol.Replace, 2, &Replace)
        .Method(Symbol.Search, 1, &Search)
        .Method(Symbol.Split, 2, &Split);

    private static readonly (JsString Name, char Letter)[] s_flagLetters =
    [
        (Atoms.Intern("hasIndices"), 'd'), (Atoms.Intern("global"), 'g'), (Atoms.Intern("ignoreCase"), 'i'), (Atoms.Intern("multiline"), 'm'),
        (Atoms.Intern("dotAll"), 's'), (Atoms.Intern("unicode"), 'u'), (Atoms.Intern("unicodeSets"), 'v'), (Atoms.Intern("sticky"), 'y'),
    ];

    public static JsObject CreateConstructor(Realm realm) => s_constructor.NewFunction(realm);

    public static JsObject CreatePrototype(Realm realm) => s_prototype.NewObject(realm, realm.ObjectPrototype);

    // 22.2.4.1 RegExp ( pattern, flags )
    private static JsValue Construct(in Call call)
    {
        JsThread t = call.Thread;
        JsValue pattern = call[0], flags = call[1];
        bool patternIsRegExp = StringBuiltins.IsRegExp(t, pattern);
        JsObject newTarget = call.NewTarget ?? call.Callee;
        if (call.NewTarget is null && patternIsRegExp && flags.IsUndefined)
        {
            JsValue constructor = pattern.AsObject.Get(t, Names.Constructor);
            if (ReferenceEquals(constructor._cell, newTarget))
                return pattern;
        }
        JsValue source, finalFlags;
        if (pattern._cell is JsRegExp regExp)
        {
            source = regExp.Data.Source;
            finalFlags = flags.IsUndefined ? TextOf(regExp.Data.Flags) : flags;
        }
        else if (patternIsRegExp)
        {
            source = pattern.AsObject.Get(t, Names.Source);
            finalFlags = flags.IsUndefined ? pattern.AsObject.Get(t, Names.Flags) : flags;
        }
        else
            (source, finalFlags) = (pattern, flags);
        JsObject prototype = Constructors.PrototypeOf(t, newTarget, Intrinsic.RegExpPrototype);
        Realm? legacy = ReferenceEquals(newTarget, call.Callee) ? call.Realm : null;
        return new JsRegExp(JsRegExp.ShapeFor(prototype), Initialize(t, source, finalFlags, legacy));
    }

    // 22.2.3.3 RegExpInitialize ( obj, pattern, flags ), steps 1 to 16
    private static RegExpData Initialize(JsThread t, JsValue pattern, JsValue flags, Realm? legacy)
    {
        JsString source = pattern.IsUndefined ? JsString.Empty : pattern.ToJsString(t);
        string letters = flags.IsUndefined ? "" : flags.ToText(t);
        return RegExpData.TryCreate(source, letters, legacy, out string? error) ?? throw t.SyntaxError(error!);
    }

    // 22.2.5.2 get RegExp [ %Symbol.species% ]
    private static JsValue Species(in Call call) => call.This;

    // B.2.4.1 RegExp.prototype.compile ( pattern, flags )
    private static JsValue Compile(in Call call)
    {
        JsThread t = call.Thread;
        JsRegExp regExp = ThisRegExp(call, "compile");
        // As the proposal for legacy features restricts it.
        if (!ReferenceEquals(regExp.Data.LegacyRealm, call.Realm))
            throw t.TypeError("RegExp.prototype.compile: expected a RegExp of this realm that is no subclass instance");
        JsValue source = call[0], flags = call[1];
        if (source._cell is JsRegExp other)
        {
            if (!flags.IsUndefined)
                throw t.TypeError("RegExp.prototype.compile: expected no flags with a RegExp pattern");
            (source, flags) = (other.Data.Source, TextOf(other.Data.Flags));
        }
        regExp.Tell(t, Part.State, Access.Write);
        regExp.Data = Initialize(t, source, flags, call.Realm);
        regExp.SetOrThrow(t, Names.LastIndex, 0);
        return regExp;
    }

    // 22.2.6.17 RegExp.prototype.toString ( )
    private static JsValue ToStringMethod(in Call call)
    {
        JsThread t = call.Thread;
        JsObject o = ThisObject(call, "toString");
        string source = o.Get(t, Names.Source).ToText(t);
        string flags = o.Get(t, Names.Flags).ToText(t);
        return $"/{source}/{flags}";
    }

    // 22.2.6.4 get RegExp.prototype.flags
    private static JsValue Flags(in Call call)
    {
        JsObject o = ThisObject(call, "flags");
        if (o is JsRegExp regExp && regExp.IsUnwatched(call.Thread) && call.Realm.RegExps.IsPristine(regExp))
            return TextOf(regExp.Data.Flags);
        Span<char> letters = stackalloc char[s_flagLetters.Length];
        int count = 0;
        foreach ((JsString name, char letter) in s_flagLetters)
        {
            if (o.Get(call.Thread, name).ToBoolean())
                letters[count++] = letter;
        }
        return JsString.Create(letters[..count]);
    }

    private static JsString TextOf(RegExpFlags flags)
    {
        Span<char> letters = stackalloc char[8];
        int count = 0;
        foreach (char letter in "dgimsuvy")
        {
            RegExpFlagsText.TryParse([letter], out RegExpFlags flag);
            if ((flags & flag) != 0)
                letters[count++] = letter;
        }
        return JsString.Create(letters[..count]);
    }

    private static JsValue DotAll(in Call call) => HasFlag(call, RegExpFlags.DotAll, "dotAll");

    private static JsValue Global(in Call call) => HasFlag(call, RegExpFlags.Global, "global");

    private static JsValue HasIndices(in Call call) => HasFlag(call, RegExpFlags.HasIndices, "hasIndices");

    private static JsValue IgnoreCase(in Call call) => HasFlag(call, RegExpFlags.IgnoreCase, "ignoreCase");

    private static JsValue Multiline(in Call call) => HasFlag(call, RegExpFlags.Multiline, "multiline");

    private static JsValue Sticky(in Call call) => HasFlag(call, RegExpFlags.Sticky, "sticky");

    private static JsValue Unicode(in Call call) => HasFlag(call, RegExpFlags.Unicode, "unicode");

    private static JsValue UnicodeSets(in Call call) => HasFlag(call, RegExpFlags.UnicodeSets, "unicodeSets");

    // 22.2.6.4.1 RegExpHasFlag ( R, codeUnit )
    private static JsValue HasFlag(in Call call, RegExpFlags flag, string name)
    {
        if (call.This._cell is JsRegExp regExp)
            return (regExp.Data.Flags & flag) != 0;
        if (ReferenceEquals(call.This._cell, call.Realm[Intrinsic.RegExpPrototype]))
            return JsValue.Undefined;
        throw call.Thread.TypeError($"RegExp.prototype.{name}: expected a RegExp, found {ValueText.Of(call.This)}");
    }

    // 22.2.6.13 get RegExp.prototype.source
    private static JsValue Source(in Call call)
    {
        if (call.This._cell is JsRegExp regExp)
            return EscapePattern(regExp.Data.Source);
        if (ReferenceEquals(call.This._cell, call.Realm[Intrinsic.RegExpPrototype]))
            return "(?:)";
        throw call.Thread.TypeError($"RegExp.prototype.source: expected a RegExp, found {ValueText.Of(call.This)}");
    }

    // 22.2.6.13.1 EscapeRegExpPattern ( P, F )
    private static JsString EscapePattern(JsString source)
    {
        ReadOnlySpan<char> pattern = source.Span;
        if (pattern.Length == 0)
            return JsString.Create("(?:)");
        if (pattern.IndexOfAny("/\n\r\u2028\u2029") < 0)
            return source;
        var result = new TextBuffer(stackalloc char[256]);
        bool inClass = false;
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                // An escaped line terminator is the terminator itself, so its escape sequence may take the backslash.
                if (!AppendTerminator(ref result, pattern[i + 1]))
                    result.Append(pattern.Slice(i, 2));
                i++;
                continue;
            }
            if (c == '[')
                inClass = true;
            else if (c == ']')
                inClass = false;
            if (c == '/' && !inClass)
                result.Append("\\/");
            else if (!AppendTerminator(ref result, c))
                result.Append(c);
        }
        return result.ToJsString();
    }

    private static bool AppendTerminator(ref TextBuffer result, char c)
    {
        switch (c)
        {
            case '\n': result.Append("\\n"); return true;
            case '\r': result.Append("\\r"); return true;
            case '\u2028': result.Append("\\u2028"); return true;
            case '\u2029': result.Append("\\u2029"); return true;
            default: return false;
        }
    }

    private static JsObject ThisObject(in Call call, string method) => call.This.IsObject ? call.This.AsObject
        : throw call.Thread.TypeError($"RegExp.prototype.{method}: expected an object, found {ValueText.Of(call.This)}");

    private static JsRegExp ThisRegExp(in Call call, string method) => call.This._cell as JsRegExp
        ?? throw call.Thread.TypeError($"RegExp.prototype.{method}: expected a RegExp, found {ValueText.Of(call.This)}");
}
