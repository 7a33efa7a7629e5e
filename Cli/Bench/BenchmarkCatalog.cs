namespace ConcurrentJs.Cli.Bench;

/// <summary>One benchmark: which suite's checkout it comes from, its files there, and how much work one iteration is.</summary>
/// <param name="Inner">Repetitions inside an iteration, chosen so that an interpreter takes some tens of milliseconds or the
/// suite's own smallest checked size where it takes more.</param>
internal sealed record Benchmark(string Suite, string Name, int Inner, params string[] Files);

/// <summary>Every benchmark there is.</summary>
internal static class BenchmarkCatalog
{
    public const string Awfy = "awfy";

    public const string Octane = "octane";

    public static IReadOnlyList<Benchmark> All { get; } =
    [
        new(Awfy, "Bounce", 50),
        new(Awfy, "CD", 10),
        new(Awfy, "DeltaBlue", 1000),
        new(Awfy, "Havlak", 1),
        new(Awfy, "Json", 10),
        new(Awfy, "List", 100),
        new(Awfy, "Mandelbrot", 500),
        new(Awfy, "NBody", 250_000),
        new(Awfy, "Permute", 50),
        new(Awfy, "Queens", 100),
        new(Awfy, "Richards", 2),
        new(Awfy, "Sieve", 100),
        new(Awfy, "Storage", 100),
        new(Awfy, "Towers", 50),

        new(Octane, "Richards", 20, "richards"),
        new(Octane, "DeltaBlue", 10, "deltablue"),
        new(Octane, "Crypto", 1, "crypto"),
        new(Octane, "RayTrace", 3, "raytrace"),
        new(Octane, "EarleyBoyer", 1, "earley-boyer"),
        new(Octane, "RegExp", 1, "regexp"),
        new(Octane, "Splay", 50, "splay"),
        new(Octane, "NavierStokes", 1, "navier-stokes"),
        new(Octane, "PdfJS", 1, "pdfjs"),
        new(Octane, "Gameboy", 1, "gbemu-part1", "gbemu-part2"),
        new(Octane, "CodeLoad", 5, "code-load"),
        new(Octane, "Box2D", 1, "box2d"),
        new(Octane, "zlib", 1, "zlib", "zlib-data"),
        new(Octane, "Typescript", 1, "typescript", "typescript-input", "typescript-compiler"),
    ];
}
