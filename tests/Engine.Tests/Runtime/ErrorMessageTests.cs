using ConcurrentJs.Hosting;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Runtime;

/// <summary>Errors name the thing, what was expected of it, and what was found.</summary>
public sealed class ErrorMessageTests
{
    [Theory]
    [InlineData("Object.freeze([1]).push(2)", "Cannot add property 1, object is not extensible")]
    [InlineData("'use strict'; Object.freeze({}).b = 1", "Cannot add property b, object is not extensible")]
    [InlineData("'use strict'; Object.freeze({ a: 1 }).a = 2", "Cannot assign to read only property 'a' of object '#<Object>'")]
    [InlineData("'use strict'; ({ get a() { return 1; } }).a = 2", "Cannot set property a of #<Object> which has only a getter")]
    [InlineData("Object.assign({ get a() { return 1; } }, { a: 2 })", "Cannot set property a of #<Object> which has only a getter")]
    [InlineData("'use strict'; new Proxy({}, { set: () => false, getOwnPropertyDescriptor() { throw 'seen'; } }).a = 1", "'set' on proxy: trap returned falsish for property 'a'")]
    [InlineData("({}).a.b", "Cannot read properties of undefined (reading 'b')")]
    [InlineData("let o = {}; o.run()", "o.run is not a function")]
    [InlineData("const c = 1; c = 2", "Assignment to constant variable.")]
    [InlineData("'a' in 'b'", "Cannot use 'in' operator to search for \"a\" in \"b\"")]
    [InlineData("1n + 1", "Cannot mix BigInt and other types, use explicit conversions")]
    public void A_type_error_says(string program, string message)
    {
        using var engine = new ConcurrentJs.Hosting.Engine();
        var thrown = Assert.Throws<ScriptException>(() => engine.Evaluate(program));
        Assert.Equal($"TypeError: {message}", thrown.Message);
    }
}
