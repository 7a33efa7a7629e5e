using System.Collections.Concurrent;

namespace ConcurrentJs.Parsing.Unicode;

/// <summary>Reads UnicodeData.bin, facts of the Unicode Character Database, version 17.0 (the format is described in
/// generate.mjs, which writes it). The file is loaded once; each property is decoded on first use and then kept.</summary>
internal static class UnicodeData
{
    private static readonly Lazy<File> s_file = new(Load);
    private static readonly ConcurrentDictionary<string, CodePointSet> s_ranges = new();
    private static readonly ConcurrentDictionary<string, int[][]> s_strings = new();

    /// <summary>The ranges of an entry, or null when there is none of that name.</summary>
    public static CodePointSet? Ranges(string entry)
    {
        if (s_ranges.TryGetValue(entry, out CodePointSet? set))
            return set;
        return TryOpen(entry, out Reader reader) ? s_ranges.GetOrAdd(entry, ReadRanges(reader)) : null;
    }

    /// <summary>The strings of a property of strings, each as its code points.</summary>
    public static int[][] Strings(string entry)
    {
        if (s_strings.TryGetValue(entry, out int[][]? strings))
            return strings;
        return TryOpen(entry, out Reader reader) ? s_strings.GetOrAdd(entry, ReadStrings(reader)) : [];
    }

    public static CaseMap Map(string entry)
    {
        TryOpen(entry, out Reader reader);
        return new CaseMap(ref reader);
    }

    /// <summary>A mapping of one code point to several.</summary>
    public static Dictionary<int, string> Special(string entry)
    {
        TryOpen(entry, out Reader reader);
        var map = new Dictionary<int, string>();
        for (int count = reader.Next(); count > 0; count--)
        {
            int source = reader.Next();
            string target = "";
            for (int length = reader.Next(); length > 0; length--)
                target += char.ConvertFromUtf32(reader.Next());
            map.Add(source, target);
        }
        return map;
    }

    private static CodePointSet ReadRanges(Reader reader)
    {
        var edges = new List<int>();
        int at = 0;
        while (!reader.AtEnd)
        {
            at += reader.Next();
            edges.Add(at);
        }
        return CodePointSet.FromEdges([.. edges]);
    }

    private static int[][] ReadStrings(Reader reader)
    {
        var strings = new int[reader.Next()][];
        int codePoint = 0;
        for (int i = 0; i < strings.Length; i++)
        {
            strings[i] = new int[reader.Next()];
            for (int j = 0; j < strings[i].Length; j++)
                strings[i][j] = codePoint += reader.NextSigned();
        }
        return strings;
    }

    private static bool TryOpen(string entry, out Reader reader)
    {
        File file = s_file.Value;
        bool found = file.Entries.TryGetValue(entry, out (int Start, int Length) place);
        reader = new Reader(file.Bytes, place.Start, place.Start + place.Length);
        return found;
    }

    private static File Load()
    {
        using Stream stream = typeof(UnicodeData).Assembly.GetManifestResourceStream("UnicodeData.bin")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var reader = new Reader(bytes, 0, bytes.Length);
        var entries = new (string Name, int Length)[reader.Next()];
        for (int i = 0; i < entries.Length; i++)
            entries[i] = (reader.NextName(), reader.Next());
        var places = new Dictionary<string, (int, int)>();
        int start = reader.Position;
        foreach ((string name, int length) in entries)
        {
            places.Add(name, (start, length));
            start += length;
        }
        return new File(bytes, places);
    }

    private sealed record File(byte[] Bytes, Dictionary<string, (int Start, int Length)> Entries);

    internal struct Reader(byte[] bytes, int position, int end)
    {
        public int Position { get; private set; } = position;

        public readonly bool AtEnd => Position >= end;

        public int Next()
        {
            int value = 0;
            for (int shift = 0; ; shift += 7)
            {
                byte b = bytes[Position++];
                value |= (b & 127) << shift;
                if (b < 128)
                    return value;
            }
        }

        public int NextSigned()
        {
            int value = Next();
            return (value & 1) != 0 ? -((value + 1) >> 1) : value >> 1;
        }

        public string NextName()
        {
            int length = Next();
            Position += length;
            return System.Text.Encoding.ASCII.GetString(bytes, Position - length, length);
        }
    }
}
