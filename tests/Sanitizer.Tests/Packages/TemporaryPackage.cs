using ConcurrentJs.Sanitizer.Packages;

namespace ConcurrentJs.Sanitizer.Tests.Packages;

/// <summary>A package named "made" that is there for one test.</summary>
internal sealed class TemporaryPackage : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cjs-package").FullName;

    public TemporaryPackage(string main, string text, string more = "")
    {
        File("package.json", $$"""{ "name": "made", "version": "1.0.0", "main": "{{main}}"{{more}} }""");
        File(main, text);
    }

    public TemporaryPackage File(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
        return this;
    }

    public PackageFolder Find() => PackageFolder.Find(_folder, Environment.CurrentDirectory);

    public PackageReport Check(PackageOptions? options = null) => PackageCheck.Run(Find(), options ?? new PackageOptions()).Report;

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
