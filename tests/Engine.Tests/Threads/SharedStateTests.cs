using System.Reflection;
using System.Runtime.CompilerServices;
using ConcurrentJs.Heap;
using Xunit;

namespace ConcurrentJs.Engine.Tests.Threads;

/// <summary>Engine/THREADS.md lists every piece of mutable state of the engine, and how it is kept safe. This is the test that keeps the list whole.</summary>
public sealed class SharedStateTests
{
    private static readonly Assembly s_engine = typeof(HeapCell).Assembly;

    /// <summary>Rooms that hold no state of a running program: what they make belongs to one call, or is immutable once made.</summary>
    private static readonly string[] s_pureRooms = ["ConcurrentJs.Parsing", "ConcurrentJs.Numeric", "ConcurrentJs.Bytecode.Generation", "ConcurrentJs.Diagnostics", "ConcurrentJs.Heap.Verification"];

    private static readonly string[] s_ways = ["thread", "locked", "once", "immutable", "word", "atomic", "unpublished", "start", "owner"];

    private sealed record Row(int Line, string Type, string Way, string[] Fields);

    private static readonly Lazy<Row[]> s_rows = new(Read);

    [Fact]
    public void Every_static_field_that_may_change_is_in_the_table() =>
        AssertNone(from type in Types(all: true)
                   from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                   where MayChange(field) && !IsListed(field)
                   select Missing(field, "static "));

    [Fact]
    public void Every_instance_field_that_may_change_is_in_the_table() =>
        AssertNone(from type in Types(all: false)
                   from field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                   where MayChange(field) && !IsListed(field)
                   select Missing(field, ""));

    [Fact]
    public void Every_row_names_something_that_exists_and_a_way_that_is_explained() =>
        AssertNone(s_rows.Value.SelectMany(static row => Wrong(row)));

    [Fact]
    public void Every_invariant_that_the_table_cites_is_on_the_page()
    {
        string page = Page();
        IEnumerable<string> cited = TableLines(page).SelectMany(static line => line.Text.Split((char[])[' '], StringSplitOptions.RemoveEmptyEntries)[2].Split(','));
        AssertNone(cited.Distinct().Where(id => !page.Contains($"**{id}**", StringComparison.Ordinal)).Select(static id => $"THREADS.md: the table cites {id}, which the page does not explain."));
    }

    private static IEnumerable<Type> Types(bool all) => s_engine.GetTypes().Where(type =>
        type.Namespace is { } space && space.StartsWith("ConcurrentJs", StringComparison.Ordinal)
        && !type.IsEnum && !IsCompilerMade(type)
        && (all || (!type.IsValueType && !s_pureRooms.Any(room => space.StartsWith(room, StringComparison.Ordinal)))));

    private static bool IsCompilerMade(Type? type) =>
        type is not null && (type.Name.Contains('<') || type.IsDefined(typeof(CompilerGeneratedAttribute), false) || IsCompilerMade(type.DeclaringType));

    private static bool MayChange(FieldInfo field)
    {
        if (field.IsLiteral)
            return false;
        // A parameter of a primary constructor that is kept: nothing assigns it later.
        bool isKept = field.IsInitOnly || (field.Name.StartsWith('<') && field.Name.EndsWith(">P", StringComparison.Ordinal));
        return !isKept || IsMutable(field.FieldType);
    }

    /// <summary>A readonly field of such a type still holds something that can be changed. Cells look after themselves.</summary>
    private static bool IsMutable(Type type)
    {
        if (type.IsArray)
            return true;
        if (type.IsPrimitive || type.IsEnum || type == typeof(string) || type.IsPointer || type.IsFunctionPointer || typeof(Delegate).IsAssignableFrom(type))
            return false;
        if (type.Assembly == s_engine)
            return false;
        return type.IsGenericType && !type.IsValueType && type.Name is var name && (name.StartsWith("List", StringComparison.Ordinal) || name.StartsWith("Dictionary", StringComparison.Ordinal)
            || name.StartsWith("HashSet", StringComparison.Ordinal) || name.StartsWith("Queue", StringComparison.Ordinal) || name.StartsWith("Stack", StringComparison.Ordinal)
            || name.StartsWith("Concurrent", StringComparison.Ordinal) || name.StartsWith("Conditional", StringComparison.Ordinal) || name.StartsWith("LinkedList", StringComparison.Ordinal)
            || name.StartsWith("PriorityQueue", StringComparison.Ordinal) || name.StartsWith("Sorted", StringComparison.Ordinal));
    }

    private static bool IsListed(FieldInfo field)
    {
        string name = NameOf(field);
        for (Type? type = field.DeclaringType; type is not null; type = type.DeclaringType)
        {
            foreach (Row row in s_rows.Value)
            {
                bool fits = row.Fields is ["*"] ? NameOf(type) == row.Type : ReferenceEquals(type, field.DeclaringType) && NameOf(type) == row.Type && row.Fields.Contains(name);
                if (fits)
                    return true;
            }
        }
        return false;
    }

    private static string NameOf(FieldInfo field)
    {
        string name = field.Name;
        return name.StartsWith('<') ? name[1..name.IndexOf('>')] : name;
    }

    /// <summary>As the page writes it: nested ones behind their outer class, without the number of type parameters.</summary>
    private static string NameOf(Type type)
    {
        string own = type.Name.Split('`')[0];
        return type.DeclaringType is { } outer ? $"{NameOf(outer)}.{own}" : own;
    }

    private static string Missing(FieldInfo field, string kind) =>
        $"{NameOf(field.DeclaringType!)} {NameOf(field)} ({kind}{(field.IsInitOnly ? "readonly " : "")}{field.FieldType.Name}): not in the table of Engine/THREADS.md. Say there how several threads may touch it.";

    private static IEnumerable<string> Wrong(Row row)
    {
        if (!s_ways.Contains(row.Way))
            yield return $"THREADS.md:{row.Line}: expected one of {string.Join(", ", s_ways)}, found '{row.Way}'.";
        Type[] types = [.. s_engine.GetTypes().Where(type => NameOf(type) == row.Type)];
        if (types.Length == 0)
        {
            yield return $"THREADS.md:{row.Line}: there is no class {row.Type}.";
            yield break;
        }
        if (row.Fields is ["*"])
            yield break;
        HashSet<string> names = [.. types.SelectMany(static type => type.GetFields(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)).Select(NameOf)];
        foreach (string field in row.Fields.Where(field => !names.Contains(field)))
            yield return $"THREADS.md:{row.Line}: {row.Type} has no field {field}.";
    }

    private static Row[] Read() => [.. TableLines(Page()).Select(static line =>
    {
        string[] parts = line.Text.Split((char[])[' '], StringSplitOptions.RemoveEmptyEntries);
        return new Row(line.Number, parts[0], parts[1], parts[3..]);
    })];

    private static IEnumerable<(int Number, string Text)> TableLines(string page)
    {
        bool inside = false;
        int number = 0;
        foreach (string line in page.Split('\n'))
        {
            number++;
            if (line.StartsWith("```", StringComparison.Ordinal))
                inside = line == "```state";
            else if (inside && line.Length > 0 && !line.StartsWith('#'))
                yield return (number, line);
        }
    }

    private static string Page()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ConcurrentJs.sln")))
            folder = folder.Parent;
        return File.ReadAllText(Path.Combine(folder!.FullName, "Engine", "THREADS.md"));
    }

    private static void AssertNone(IEnumerable<string> wrong)
    {
        string[] lines = [.. wrong.Order(StringComparer.Ordinal)];
        Assert.True(lines.Length == 0, string.Join('\n', lines));
    }
}
