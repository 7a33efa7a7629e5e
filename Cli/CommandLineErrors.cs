using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ConcurrentJs.Cli;

/// <summary>Words what is wrong with a command line: the thing, what was expected, what was found.</summary>
internal static class CommandLineErrors
{
    private const string Expected = "expected ";

    public static string Text(ParseResult parsed)
    {
        CommandResult result = parsed.CommandResult;
        string what = Problem(parsed, result) ?? parsed.Errors[0].Message;
        return result.Command is RootCommand ? what : $"{result.Command.Name}: {what}";
    }

    /// <summary>An argument that looks like an option is a misspelt option, not a file of that name.</summary>
    public static void RefuseOptions<T>(Argument<T> argument) => argument.Validators.Add(static result =>
    {
        if (OptionLike(result) is { } token)
            result.AddError($"unknown option '{token}'");
    });

    private static string? Problem(ParseResult parsed, CommandResult result)
    {
        if (UnknownOption(parsed, result) is { } option)
            return $"expected an option ({OptionNames(result.Command)}), found '{option}'";
        if (result.Command is RootCommand || (result.Command.Subcommands.Count > 0 && result.Command.Arguments.Count == 0))
            return $"expected a verb ({string.Join(", ", result.Command.Subcommands.Where(static verb => !verb.Hidden).Select(static verb => verb.Name))}), found {Found(parsed.UnmatchedTokens)}";
        if (result.Children.OfType<OptionResult>().FirstOrDefault(static given => !given.Implicit && given.Tokens.Count < given.Option.Arity.MinimumNumberOfValues) is { } bare)
            return $"{bare.IdentifierToken?.Value ?? bare.Option.Name}: expected {bare.Option.HelpName ?? "a value"}, found nothing";
        if (parsed.Errors.FirstOrDefault(static error => OptionOf(error.SymbolResult) is not null) is { } problem)
            return Wrong(problem.Message, OptionOf(problem.SymbolResult)!);
        if (result.Command.Arguments.FirstOrDefault(argument => IsMissing(result, argument)) is { } missing)
            return $"expected {missing.Name}, found nothing; usage: cjs {result.Command.Name} {string.Join(' ', result.Command.Arguments.Select(static a => a.Name))}";
        return parsed.UnmatchedTokens.Count > 0 ? $"expected nothing more, found '{parsed.UnmatchedTokens[0]}'" : null;
    }

    /// <summary>A number that is less makes no sense, or one that is more.</summary>
    public static T From<T>(this T option, double least, double most = double.MaxValue) where T : Option
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && !(number >= least && number <= most))
                result.AddError($"{Expected}{Kind(option)} from {least.ToString(CultureInfo.InvariantCulture)} {(most == double.MaxValue ? "on" : $"to {most.ToString(CultureInfo.InvariantCulture)}")}, found '{text}'");
        });
        return option;
    }

    private static string Wrong(string message, OptionResult wrong)
    {
        if (message.StartsWith(Expected, StringComparison.Ordinal))
            return $"{wrong.Option.Name}: {message}";
        string[] among = [.. wrong.Option.GetCompletions(CompletionContext.Empty).Select(static item => item.Label)];
        string found = Found(wrong.Tokens.Select(static token => token.Value).Where(word => !among.Contains(word)));
        return $"{wrong.Option.Name}: expected {(among.Length > 1 && wrong.Option.ValueType != typeof(bool) ? string.Join(" or ", among) : Kind(wrong.Option))}, found {found}";
    }

    private static string? UnknownOption(ParseResult parsed, CommandResult result) =>
        parsed.UnmatchedTokens.FirstOrDefault(LooksLikeOption)
        ?? (result.Command is RootCommand ? null : result.Children.OfType<ArgumentResult>().Where(static argument => argument.Errors.Any()).Select(OptionLike).FirstOrDefault(static token => token is not null));

    private static string? OptionLike(ArgumentResult result) => result.Tokens.Select(static token => token.Value).FirstOrDefault(LooksLikeOption);

    private static bool LooksLikeOption(string token) => token.Length > 1 && token[0] == '-';

    private static OptionResult? OptionOf(SymbolResult? result) => result as OptionResult ?? result?.Parent as OptionResult;

    private static bool IsMissing(CommandResult result, Argument argument) =>
        (result.GetResult(argument)?.Tokens.Count ?? 0) < argument.Arity.MinimumNumberOfValues;

    private static string OptionNames(Command command) =>
        string.Join(", ", command.Options.Where(static option => !option.Hidden).Select(static option => option.Name).Append("--help").Distinct());

    private static string Kind(Option option)
    {
        Type type = Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
        return type == typeof(double) ? "a number"
            : type == typeof(int) || type == typeof(long) ? "a whole number"
            : type == typeof(ulong) || type == typeof(uint) ? "a whole number that is not negative"
            : "another value";
    }

    private static string Found(IEnumerable<string> tokens) => tokens.FirstOrDefault() is { } token ? $"'{token}'" : "nothing";
}
