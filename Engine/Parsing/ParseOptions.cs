using ConcurrentJs.Parsing.RegExp;

namespace ConcurrentJs.Parsing;

/// <summary>Says what is wrong with a regular expression literal, or null.</summary>
internal delegate string? RegExpCheck(string pattern, string flags);

/// <param name="CheckRegExp">Early errors of regular expression literals; null: they are not checked.</param>
internal sealed record ParseOptions(RegExpCheck? CheckRegExp = null)
{
    public static readonly ParseOptions Default = new(RegExpSyntax.Validate);
}
