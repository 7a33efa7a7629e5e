namespace ConcurrentJs.Heap.Strings;

/// <summary>Atoms that the engine itself names.</summary>
internal static class Names
{
    private static JsString A(string text) => Atoms.Intern(text);

    public static readonly JsString Length = A("length"), Name = A("name"), Prototype = A("prototype"), Constructor = A("constructor"),
        Message = A("message"), Cause = A("cause"), Stack = A("stack"), Errors = A("errors"), Value = A("value"), Done = A("done"), Next = A("next"),
        Return = A("return"), Throw = A("throw"), Get = A("get"), Set = A("set"), Has = A("has"), Add = A("add"), Keys = A("keys"), Size = A("size"),
        Writable = A("writable"), Enumerable = A("enumerable"), Configurable = A("configurable"), ValueOf = A("valueOf"),
        ToStringName = A("toString"), ToJson = A("toJSON"), Then = A("then"), Resolve = A("resolve"), Reject = A("reject"), Promise = A("promise"),
        Index = A("index"), Input = A("input"), Groups = A("groups"), Indices = A("indices"), LastIndex = A("lastIndex"), Flags = A("flags"),
        Source = A("source"), Exec = A("exec"), Global = A("global"), Unicode = A("unicode"), Callee = A("callee"), Caller = A("caller"),
        Arguments = A("arguments"), Proto = A("__proto__"), Raw = A("raw"), Default = A("default"), Join = A("join"), Eval = A("eval"),
        Proxy = A("proxy"), Revoke = A("revoke"), Status = A("status"), Reason = A("reason"), Fulfilled = A("fulfilled"), Rejected = A("rejected"),
        DefineProperty = A("defineProperty"), DeleteProperty = A("deleteProperty"), GetOwnPropertyDescriptor = A("getOwnPropertyDescriptor"),
        GetPrototypeOf = A("getPrototypeOf"), IsExtensible = A("isExtensible"), OwnKeys = A("ownKeys"), PreventExtensions = A("preventExtensions"),
        SetPrototypeOf = A("setPrototypeOf"), Apply = A("apply"), Construct = A("construct"), GlobalThis = A("globalThis"),
        UndefinedName = A("undefined"), NaN = A("NaN"), Infinity = A("Infinity"), ObjectName = A("Object"), DefaultHint = A("default"),
        NumberHint = A("number"), StringHint = A("string"), EmptyName = A(""), AnonymousName = A("anonymous"), MaxByteLength = A("maxByteLength");
}
