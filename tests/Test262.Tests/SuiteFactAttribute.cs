namespace ConcurrentJs.Test262.Tests;

/// <summary>A test that needs the suite; it is shown as skipped where there is none.</summary>
internal sealed class SuiteFactAttribute : Xunit.FactAttribute
{
    public SuiteFactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("TEST262_DIR")))
            Skip = "TEST262_DIR is not set: set it to a checkout of tc39/test262";
    }
}
