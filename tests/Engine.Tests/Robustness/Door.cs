using System.Reflection;

namespace ConcurrentJs.Engine.Tests.Robustness;

/// <summary>How a door's program may end. A RangeError that nothing caught always is a good end.</summary>
public enum DoorEnd
{
    /// <summary>By itself.</summary>
    Finishes,

    /// <summary>By the time limit: it would run for ever.</summary>
    TimeLimit,

    /// <summary>By itself, or by the time limit when the machine is slow.</summary>
    FinishesOrTimeLimit,

    /// <summary>By the memory limit.</summary>
    MemoryLimit,

    /// <summary>By itself, or by the memory limit, which is low.</summary>
    FinishesOrMemoryLimit,
}

/// <summary>A way into recursion or excess: a program that tries it.</summary>
/// <remarks>
/// The programs lie in Doors/*.js. A line <c>//# name</c> begins one; <c>: stops</c>, <c>: optional</c>, <c>: memory</c> or <c>: limited</c> after
/// the name says how it ends. Doors/prelude.js is run before each.
/// </remarks>
public sealed record Door(string Room, string Name, DoorEnd End, string Source)
{
    private const string Head = "//# ";

    /// <summary>The functions that doors use.</summary>
    public static string Prelude { get; } = Read("prelude");

    /// <summary>The doors of one file.</summary>
    public static IReadOnlyList<Door> In(string room)
    {
        var doors = new List<Door>();
        foreach (string part in Read(room).Split('\n' + Head))
        {
            string text = part.StartsWith(Head, StringComparison.Ordinal) ? part[Head.Length..] : part;
            int line = text.IndexOf('\n');
            string title = text[..line];
            int colon = title.LastIndexOf(": ", StringComparison.Ordinal);
            DoorEnd end = colon < 0 ? DoorEnd.Finishes : title[(colon + 2)..] switch
            {
                "stops" => DoorEnd.TimeLimit,
                "optional" => DoorEnd.FinishesOrTimeLimit,
                "memory" => DoorEnd.MemoryLimit,
                "limited" => DoorEnd.FinishesOrMemoryLimit,
                var other => throw new FormatException($"{room}.js: '{other}' is none of stops, optional, memory, limited"),
            };
            doors.Add(new Door(room, colon < 0 ? title : title[..colon], end, text[(line + 1)..]));
        }

        return doors;
    }

    public override string ToString() => $"{Room}: {Name}";

    private static string Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"doors/{name}.js")
            ?? throw new FileNotFoundException($"Doors/{name}.js");
        return new StreamReader(stream).ReadToEnd();
    }
}
