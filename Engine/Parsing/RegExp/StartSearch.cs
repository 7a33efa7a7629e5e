using System.Buffers;
using System.Text;
using ConcurrentJs.Parsing.Unicode;

namespace ConcurrentJs.Parsing.RegExp;

/// <summary>Where a match may start: skips, with vectorised searches where possible, positions at which the pattern
/// certainly fails.</summary>
internal abstract class StartSearch
{
    private const int Near = 16;

    /// <summary>The first position from <paramref name="from"/> on where a match may start, or -1.</summary>
    public abstract int Next(ReadOnlySpan<char> input, int from);

    public static StartSearch? For(RegExpNode root, PatternFacts facts)
    {
        RegExpNode elsewhere = StartFacts.AwayFromStart(root);
        if (ReferenceEquals(elsewhere, root))
            return ForPlain(root, facts);
        return new StartOr(StartFacts.IsNever(elsewhere) ? null : ForPlain(elsewhere, facts), StartFacts.IsNever(elsewhere));
    }

    private static StartSearch? ForPlain(RegExpNode root, PatternFacts facts)
    {
        if (root is AssertionNode { Kind: AssertionKind.LineStart }
            or SequenceNode { Items: [AssertionNode { Kind: AssertionKind.LineStart }, ..] })
            return new AtLineStart();
        if (facts.CanBeEmpty(root))
            return null;
        StartFacts.Prefixes prefixes = StartFacts.PrefixesOf(root);
        if (prefixes.Texts.TrueForAll(static text => text.Length >= 2))
            return prefixes.Texts.Count == 1 ? new OfText(prefixes.Texts[0], 0, 0) : new OfTexts([.. prefixes.Texts]);
        StartSearch? byFirst = OfFirst(root, facts, out int members);
        // A text that must stand at a known distance says more than a large set of first characters.
        if (StartFacts.FixedText(root, facts) is { } ahead && (ahead.Text.Length > 1 || members > 8))
            return new OfText(ahead.Text, ahead.Min, ahead.Max);
        return byFirst;
    }

    private static StartSearch? OfFirst(RegExpNode root, PatternFacts facts, out int members)
    {
        members = int.MaxValue;
        if (StartFacts.FirstCharacters(root, facts) is not { } set)
            return null;
        members = CharClass.SizeOf(set);
        return members == 1 ? new OfText(((char)set.Edges[0]).ToString(), 0, 0) : new OfCharacters(set);
    }

    /// <summary>At the start of the input, or where another search says (never, when there is none).</summary>
    private sealed class StartOr(StartSearch? elsewhere, bool never) : StartSearch
    {
        public override int Next(ReadOnlySpan<char> input, int from)
        {
            if (from == 0)
                return 0;
            return never ? -1 : elsewhere == null ? from : elsewhere.Next(input, from);
        }
    }

    private sealed class AtLineStart : StartSearch
    {
        public override int Next(ReadOnlySpan<char> input, int from)
        {
            if (from == 0)
                return 0;
            int found = input[(from - 1)..].IndexOfAny("\n\r\u2028\u2029");
            return found < 0 ? -1 : from + found;
        }
    }

    /// <summary>A text that stands between min and max units behind the start.</summary>
    private sealed class OfText(string text, int min, int max) : StartSearch
    {
        public override int Next(ReadOnlySpan<char> input, int from)
        {
            if (from + min > input.Length)
                return -1;
            ReadOnlySpan<char> rest = input[(from + min)..];
            int found = text.Length == 1 ? rest.IndexOf(text[0]) : rest.IndexOf(text);
            return found < 0 ? -1 : from + Math.Max(0, found - (max - min));
        }
    }

    /// <summary>Near the start, one by one by the first two units; further on, all texts at once.</summary>
    private sealed class OfTexts : StartSearch
    {
        private readonly CharClass _first;
        private readonly CharClass _second;
        private readonly Lazy<SearchValues<string>> _texts;

        public OfTexts(string[] texts)
        {
            _first = ClassOf(texts, 0);
            _second = ClassOf(texts, 1);
            // Variants of case are searched as one text. That may find too much (never too little): the matcher decides.
            string[] folded = [.. texts.Select(static text => text.ToLowerInvariant()).Distinct()];
            bool variants = folded.Length < texts.Length && Array.TrueForAll(texts, static text => Ascii.IsValid(text));
            // Preparing this search is dear, so it waits until it is needed.
            _texts = new(() => variants
                ? SearchValues.Create(folded, StringComparison.OrdinalIgnoreCase)
                : SearchValues.Create(texts, StringComparison.Ordinal));
        }

        public override int Next(ReadOnlySpan<char> input, int from)
        {
            int i = from;
            for (int near = Math.Min(from + Near * 2, input.Length - 1); i < near; i++)
            {
                if (_first.Contains(input[i]) && _second.Contains(input[i + 1]))
                    return i;
            }
            if (i >= input.Length)
                return -1;
            int found = input[i..].IndexOfAny(_texts.Value);
            return found < 0 ? -1 : i + found;
        }

        private static CharClass ClassOf(string[] texts, int at)
        {
            var builder = new CodePointSet.Builder();
            foreach (string text in texts)
                builder.Add(text[at]);
            return new CharClass(builder.Build(), false);
        }
    }

    /// <summary>A set of first units: near the start one by one, then vectorised where the set is small, or all but small.</summary>
    private sealed class OfCharacters(CodePointSet set) : StartSearch
    {
        private readonly CharClass _first = new(set, false);
        private readonly Lazy<SearchValues<char>?> _members = new(() => CharClass.SearchFor(set));
        private readonly Lazy<SearchValues<char>?> _others =
            new(() => CharClass.SearchFor(CodePointSet.Range(0, 0xFFFF).Subtract(set)));

        public override int Next(ReadOnlySpan<char> input, int from)
        {
            int i = from;
            for (int near = Math.Min(from + Near, input.Length); i < near; i++)
            {
                if (_first.Contains(input[i]))
                    return i;
            }
            if (i >= input.Length)
                return -1;
            int found;
            if (_members.Value is { } members)
                found = input[i..].IndexOfAny(members);
            else if (_others.Value is { } others)
                found = input[i..].IndexOfAnyExcept(others);
            else
            {
                while (i < input.Length && !_first.Contains(input[i]))
                    i++;
                return i < input.Length ? i : -1;
            }
            return found < 0 ? -1 : i + found;
        }
    }
}
