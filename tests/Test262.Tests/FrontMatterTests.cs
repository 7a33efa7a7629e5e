using Xunit;

namespace ConcurrentJs.Test262.Tests;

/// <summary>The runner reads what tests say about themselves.</summary>
public sealed class FrontMatterTests
{
    [Fact]
    public void Lists_in_brackets_and_lists_of_dashes_are_read()
    {
        FrontMatter matter = FrontMatter.Parse("""
            // Copyright
            /*---
            esid: sec-x
            description: >
              flags: [not, these]
            includes: [a.js, b.js]
            flags:
              - module
              - async
            features:
            - Symbol.iterator
            - BigInt # why
            ---*/
            code();
            """);
        Assert.Equal(["a.js", "b.js"], matter.Includes);
        Assert.Equal(["module", "async"], matter.Flags.OrderByDescending(flag => flag));
        Assert.Equal(["Symbol.iterator", "BigInt"], matter.Features);
        Assert.False(matter.IsNegative);
    }

    [Fact]
    public void A_negative_test_names_its_phase_and_type()
    {
        FrontMatter matter = FrontMatter.Parse("/*---\nnegative:\n  phase: parse\n  type: SyntaxError\nflags: [onlyStrict]\n---*/");
        Assert.Equal(("parse", "SyntaxError"), (matter.NegativePhase, matter.NegativeType));
        Assert.Equal([Mode.Strict], TestCase.ModesOf(matter));
    }

    [Fact]
    public void A_file_without_flags_runs_sloppy_and_strict() =>
        Assert.Equal([Mode.Sloppy, Mode.Strict], TestCase.ModesOf(FrontMatter.None));
}
