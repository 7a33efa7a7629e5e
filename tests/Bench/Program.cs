using BenchmarkDotNet.Running;

namespace ConcurrentJs.Bench;

/// <summary>Micro-benchmarks of single operations: dotnet run -c Release --project tests/Bench -- --filter '*Heap*'</summary>
internal static class Program
{
    public static void Main(string[] args) => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
