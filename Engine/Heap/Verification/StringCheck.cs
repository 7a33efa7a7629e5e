using ConcurrentJs.Heap.Strings;

namespace ConcurrentJs.Heap.Verification;

/// <summary>Ropes, hashes, atoms.</summary>
internal sealed class StringCheck : IHeapCheck
{
    private readonly Dictionary<string, JsString> _atoms = [];

    public void Check(object thing, HeapReport report)
    {
        if (thing is not JsString text)
            return;
        if (text.FaultOfRope() is { } fault)
        {
            report.Fail("R2", fault);
            return;
        }
        if (!text.IsFlat)
            return;
        string flat = text.ToString();
        report.Expect(flat.Length == text.Length, "R1", $"expected {text.Length} characters, found {flat.Length}");
        if (text.HashOfAtom != 0)
            report.Expect(text.HashOfAtom == Atoms.HashOf(flat), "R1", $"expected the hash of the text '{Shown(flat)}', found another");
        if (text.Atom is { } atom)
            report.Expect(atom.IsAtom && atom.ToString() == flat, "A1", $"expected the atom of '{Shown(flat)}', found that of '{Shown(atom.ToString())}'");
        if (!text.IsAtom)
            return;
        report.Expect(ReferenceEquals(text.Atom, text), "A1", $"expected an atom to be its own, found another one behind '{Shown(flat)}'");
        report.Expect(_atoms.TryAdd(flat, text) || ReferenceEquals(_atoms[flat], text), "A1", $"expected one atom of '{Shown(flat)}', found two");
    }

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
