namespace ConcurrentJs.Parsing.Scopes;

/// <summary>An identifier's spelling, one object per spelling and parse.</summary>
internal sealed class NameEntry(string text)
{
    public string Text { get; } = text;

    /// <summary>While scopes are being resolved: the innermost binding of this name.</summary>
    internal Binding? Current { get; set; }
}
