using ConcurrentJs.Engine.Tests.Threads;
using ConcurrentJs.Heap.Strings;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Heap.Strings;

/// <summary>A1 of Atoms: one atom per content, whoever asks, and whatever the collector took in between.</summary>
public sealed class AtomsTests
{
    private const int Names = 300;

    private sealed record Subject(int Round, JsString[][] Found);

    [Fact]
    public void Threads_that_ask_at_once_get_the_same_atoms() => Race.Rounds(
        static round => new Subject(round, [new JsString[Names], new JsString[Names], new JsString[Names]]),
        static subject =>
        {
            for (int i = 0; i < Names; i++)
            {
                Assert.Same(subject.Found[0][i], subject.Found[1][i]);
                Assert.Same(subject.Found[0][i], subject.Found[2][i]);
                Assert.Equal(Text(subject.Round, i), subject.Found[0][i].ToString());
                Assert.Same(subject.Found[0][i], Atoms.Intern(JsString.Create(Text(subject.Round, i))));
            }
        },
        static subject => Intern(subject, 0), static subject => Intern(subject, 1), static subject => Intern(subject, 2));

    [Fact]
    public void An_atom_that_is_alive_outlives_collections_and_growth()
    {
        JsString[] kept = [.. Enumerable.Range(0, 500).Select(static i => Atoms.Intern($"kept{i}"))];
        for (int i = 0; i < 20_000; i++)
            Atoms.Intern($"dropped{i}");
        GC.Collect();
        for (int i = 0; i < 20_000; i++)
            Atoms.Intern($"dropped again {i}");
        for (int i = 0; i < kept.Length; i++)
            Assert.Same(kept[i], Atoms.Intern($"kept{i}"));
    }

    [Fact]
    public void Array_indices_are_no_atoms() => Assert.False(Atoms.Literal("17").IsAtom);

    private static string Text(int round, int i) => $"atom {round} {i}";

    private static void Intern(Subject subject, int thread)
    {
        for (int i = 0; i < Names; i++)
        {
            int name = thread == 1 ? Names - 1 - i : i;
            subject.Found[thread][name] = Atoms.Intern(Text(subject.Round, name));
        }
    }
}
