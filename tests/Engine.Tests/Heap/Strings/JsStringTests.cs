using System.Text;
using ConcurrentJs.Engine.Tests.Threads;
using ConcurrentJs.Heap.Strings;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Heap.Strings;

/// <summary>R1 and R2 of JsString: a rope has one content, before, while and after it becomes flat.</summary>
public sealed class JsStringTests
{
    private sealed record Subject(JsString Rope, JsString Part, string Expected);

    [Fact]
    public void The_beginning_of_a_rope_is_read_without_flattening_it()
    {
        string a = new('a', 50), b = new('b', 50), c = new('c', 50), d = new('d', 50);
        JsString left = JsString.Concat(JsString.Create(a), JsString.Create(b)), right = JsString.Concat(JsString.Create(c), JsString.Create(d));
        JsString rope = JsString.Concat(left, right);
        for (int most = 0; most <= 210; most += 7)
            Assert.Equal((a + b + c + d)[..Math.Min(200, most)], rope.Beginning(most));
        Assert.False(rope.IsFlat);
        Assert.False(left.IsFlat);
        Assert.Equal(a + b + c + d, rope.ToString());
        Assert.Equal(a, rope.Beginning(50));
    }

    [Fact]
    public void Threads_that_look_at_a_rope_at_once_see_one_text() => Race.Rounds(
        static round => Random(new Random(round)),
        static subject =>
        {
            Assert.True(subject.Rope.IsFlat);
            Assert.Equal(subject.Expected, subject.Rope.ToString());
        },
        Look, Look,
        static subject =>
        {
            // A part of the rope becomes flat, and part of another one, while the whole does.
            string part = subject.Part.ToString();
            Require(part == JsString.Concat(subject.Part, JsString.Create("!")).ToString()[..^1]);
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_rope_as_deep_as_it_is_long_becomes_flat_without_recursion(bool growsToTheRight)
    {
        // Longer than what begins to grow in place.
        JsString rope = JsString.Create(new string('b', 2000));
        for (int i = 0; i < 200_000; i++)
            rope = growsToTheRight ? JsString.Concat(rope, JsString.Create("x")) : JsString.Concat(JsString.Create("x"), rope);
        Assert.False(rope.IsFlat);
        Assert.Equal(202_000, rope.ToString().Length);
        Assert.Equal('x', rope[growsToTheRight ? 201_999 : 0]);
    }

    [Fact]
    public void Every_beginning_of_a_text_that_grows_keeps_its_content()
    {
        var random = new Random(3);
        var kept = new List<(JsString Text, string Expected)> { (JsString.Create("begin with more than twenty characters"), "begin with more than twenty characters") };
        for (int i = 0; i < 5000; i++)
        {
            // Mostly on from the newest; sometimes from one before, whose characters behind are another's.
            (JsString text, string expected) = random.Next(10) == 0 ? kept[random.Next(kept.Count)] : kept[^1];
            string more = i % 50 == 0 ? expected[..Math.Min(expected.Length, 300)] : new string((char)('a' + i % 26), random.Next(1, 4));
            JsString right = i % 7 == 0 ? JsString.Concat(JsString.Create(more), JsString.Create(more)) : JsString.Create(more);
            kept.Add((JsString.Concat(text, right), expected + (i % 7 == 0 ? more + more : more)));
        }

        foreach ((JsString text, string expected) in kept)
        {
            Assert.Null(text.FaultOfRope());
            Assert.Equal(expected.Length, text.Length);
            Assert.True(text.Span.SequenceEqual(expected));
            Assert.Equal(expected[^1], text[text.Length - 1]);
            Assert.Equal(JsString.Create(expected).ContentHash(), text.ContentHash());
        }

        Assert.All(kept, static pair => Assert.Equal(pair.Expected, pair.Text.ToString()));
        Assert.All(kept, static pair => Assert.Equal(pair.Expected, Atoms.Intern(pair.Text).ToString()));
    }

    [Fact]
    public void Threads_that_go_on_from_one_text_do_not_see_each_others() => Race.Rounds(
        static round =>
        {
            JsString text = JsString.Create(new string('t', 20 + round % 40));
            for (int i = 0; i < 4; i++)
                text = JsString.Concat(text, JsString.Create("."));
            return new Subject(text, text, text.Span.ToString());
        },
        static subject => Assert.Equal(subject.Expected, subject.Rope.ToString()),
        static subject => GoOn(subject, "a"), static subject => GoOn(subject, "bc"), static subject => GoOn(subject, "def"));

    private static void GoOn(Subject subject, string more)
    {
        JsString text = subject.Rope;
        string expected = subject.Expected;
        for (int i = 0; i < 30; i++)
        {
            text = JsString.Concat(text, JsString.Create(more));
            expected += more;
            Require(text.Span.SequenceEqual(expected));
        }
    }

    [Fact]
    public void Equal_texts_are_equal_and_hash_alike_however_they_were_built()
    {
        JsString whole = JsString.Create("one half and the other half of it"), rope = JsString.Concat(JsString.Create("one half and the "), JsString.Create("other half of it"));
        Assert.Equal(whole.ContentHash(), rope.ContentHash());
        Assert.True(JsString.Equals(whole, rope));
        Assert.True(JsString.Equals(Atoms.Intern(whole), rope));
        Assert.False(JsString.Equals(whole, JsString.Create("one half and the other half of IT")));
    }

    [Fact]
    public void A_part_is_what_it_was_cut_from_however_often_it_is_cut()
    {
        string whole = string.Concat(Enumerable.Range(0, 3000).Select(static i => $"{i},"));
        var random = new Random(1);
        for (int round = 0; round < 200; round++)
        {
            JsString text = JsString.Create(whole);
            string expected = whole;
            while (text.Length > 0)
            {
                int start = random.Next(Math.Min(text.Length, 400) + 1), end = text.Length - random.Next(Math.Min(text.Length - start, 300) + 1);
                text = JsString.Part(text, start, end);
                expected = expected[start..end];
                Assert.Equal(expected.Length, text.Length);
                Assert.Null(text.FaultOfRope());
                Assert.True(text.Span.SequenceEqual(expected));
                if (text.Length > 0)
                    Assert.Equal(expected[^1], text[text.Length - 1]);
                if (round % 3 == 0)
                    Assert.Equal(expected, text.ToString());
                Assert.Equal(JsString.Create(expected).ContentHash(), text.ContentHash());
                Assert.True(JsString.Concat(text, JsString.Create("end of a rope that is long enough")).Span.StartsWith(expected));
            }
        }
    }

    private static Subject Random(Random random)
    {
        var parts = new List<(JsString Rope, string Text)>();
        for (int i = 0; i < 60; i++)
        {
            string text = new((char)('a' + i % 26), random.Next(1, 30));
            parts.Add((JsString.Create(text), text));
        }

        while (parts.Count > 2)
        {
            int at = random.Next(parts.Count - 1);
            (JsString left, string leftText) = parts[at];
            (JsString right, string rightText) = parts[at + 1];
            parts[at] = (JsString.Concat(left, right), leftText + rightText);
            parts.RemoveAt(at + 1);
        }

        return new Subject(JsString.Concat(parts[0].Rope, parts[1].Rope), parts[0].Rope, new StringBuilder(parts[0].Text).Append(parts[1].Text).ToString());
    }

    private static void Look(Subject subject)
    {
        Require(subject.Rope.Length == subject.Expected.Length);
        Require(subject.Rope[subject.Expected.Length / 2] == subject.Expected[subject.Expected.Length / 2]);
        Require(subject.Rope.ContentHash() == JsString.Create(subject.Expected).ContentHash());
        Require(subject.Rope.ToString() == subject.Expected);
    }

    private static void Require(bool condition)
    {
        if (!condition)
            throw new InvalidOperationException("a thread saw another text");
    }
}
