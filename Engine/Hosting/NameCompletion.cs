using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Shapes;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;

namespace ConcurrentJs.Hosting;

/// <summary>Finds what a half-written name could become. Follows data properties only: no getter, no proxy, no script runs.</summary>
internal static class NameCompletion
{
    /// <summary>Where the word before the end of the text begins, and the names it could be.</summary>
    public static (int Start, IReadOnlyList<string> Names) Find(JsThread t, Realm realm, string text)
    {
        int start = text.Length;
        while (start > 0 && IsNamePart(text[start - 1]))
            start--;
        string typed = text[start..];
        IEnumerable<string> names = start > 0 && text[start - 1] == '.'
            ? ValueOf(t, realm, text[..(start - 1)]) is { } value ? NamesOf(t, realm, value) : []
            : GlobalNames(t, realm);
        string[] found = [.. names.Where(name => name.StartsWith(typed, StringComparison.Ordinal) && IsName(name)).Distinct().Order(StringComparer.Ordinal)];
        return (start, found);
    }

    // The value of a path like process.versions at the end of the text; null when it is more than a path.
    private static JsValue? ValueOf(JsThread t, Realm realm, string text)
    {
        int start = text.Length;
        while (start > 0 && (IsNamePart(text[start - 1]) || text[start - 1] == '.'))
            start--;
        string[] path = text[start..].TrimEnd('?').Split('.');
        JsValue? value = Variable(realm, path[0]);
        foreach (string name in path.Skip(1))
        {
            if (value is not { } holder)
                return null;
            value = DataProperty(ObjectOf(realm, holder), name.TrimEnd('?'));
        }

        return value;
    }

    private static JsValue? Variable(Realm realm, string name)
    {
        if (name.Length == 0)
            return null;
        if (realm.Lexicals.TryFind(Atoms.Intern(name), out GlobalLexical lexical))
            return lexical.Box.Value is { IsHole: false } value ? value : (JsValue?)null;
        return DataProperty(realm.GlobalObject, name);
    }

    private static JsValue? DataProperty(JsObject? o, string name)
    {
        PropertyKey key = PropertyKey.From(name);
        for (; o is not null && o.Kind != CellKind.Proxy; o = o.Prototype)
        {
            if (o.TryFindOwn(key, out PropertyFlags flags, out JsValue raw))
                return (flags & PropertyFlags.Accessor) != 0 ? (JsValue?)null : raw;
        }

        return null;
    }

    private static JsObject? ObjectOf(Realm realm, JsValue value) => value switch
    {
        { IsObject: true } => value.AsObject,
        { IsString: true } => realm[Intrinsic.StringPrototype],
        { IsNumber: true } => realm[Intrinsic.NumberPrototype],
        { IsBigInt: true } => realm[Intrinsic.BigIntPrototype],
        { IsSymbol: true } => realm[Intrinsic.SymbolPrototype],
        { IsBoolean: true } => realm[Intrinsic.BooleanPrototype],
        _ => null,
    };

    private static IEnumerable<string> GlobalNames(JsThread t, Realm realm) => realm.Lexicals.Names.Concat(NamesOf(t, realm, realm.GlobalObject));

    private static IEnumerable<string> NamesOf(JsThread t, Realm realm, JsValue value)
    {
        for (JsObject? o = ObjectOf(realm, value); o is not null && o.Kind != CellKind.Proxy; o = o.Prototype)
        {
            foreach (PropertyKey key in o.OwnPropertyKeys(t))
            {
                if (key.IsString && !key.IsIndex)
                    yield return key.ToString();
            }
        }
    }

    private static bool IsName(string text) => text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(IsNamePart);

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '_' or '$';
}
