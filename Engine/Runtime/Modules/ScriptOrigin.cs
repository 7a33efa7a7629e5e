namespace ConcurrentJs.Runtime.Modules;

/// <summary>The Script Record (ECMA-262 16.1.4) that code stands in, as far as import() asks: its realm and where relative names begin.</summary>
internal sealed record ScriptOrigin(Realm Realm, string Name);
