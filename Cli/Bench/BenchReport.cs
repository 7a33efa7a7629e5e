using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace ConcurrentJs.Cli.Bench;

/// <summary>The table and the JSON of a whole run. The first engine is ours; ratios are its time over another's.</summary>
internal sealed class BenchReport(IReadOnlyList<EngineCommand> engines, IReadOnlyList<(Benchmark Benchmark, Measurement[] ByEngine)> rows)
{
    public void WriteTable(TextWriter output)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("benchmark");
        table.AddColumn(new TableColumn(Markup.Escape(engines[0].Label)).RightAligned());
        table.AddColumn(new TableColumn("MB an iteration").RightAligned());
        foreach (EngineCommand other in engines.Skip(1))
        {
            table.AddColumn(new TableColumn(Markup.Escape(other.Label)).RightAligned());
            table.AddColumn(new TableColumn("ratio").RightAligned());
        }

        foreach ((Benchmark benchmark, Measurement[] byEngine) in rows)
        {
            var cells = new List<string> { $"{benchmark.Suite} {benchmark.Name}", Time(byEngine[0]), Format(byEngine[0].MedianBytes / 1e6, "F2", "") };
            foreach (Measurement other in byEngine.Skip(1))
            {
                cells.Add(Time(other));
                cells.Add(Format(Ratio(byEngine[0], other), "F2", "×"));
            }

            table.AddRow([.. cells.Select(cell => Markup.Escape(cell))]);
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = Math.Max(console.Profile.Width, 120);
        console.Write(table);
        for (int i = 1; i < engines.Count; i++)
        {
            if (GeometricMean(i) is { } mean)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"geometric mean against {engines[i].Label}: {mean:F3} (below 1 is faster)"));
        }

        foreach ((Benchmark benchmark, Measurement[] byEngine) in rows)
        {
            for (int i = 0; i < engines.Count; i++)
            {
                if (byEngine[i].Error is { } error)
                    output.WriteLine($"{benchmark.Suite} {benchmark.Name} in {engines[i].Label}: {error}");
            }
        }
    }

    public void WriteJson(Stream output)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteStartArray("engines");
        foreach (EngineCommand engine in engines)
            json.WriteStringValue(engine.Label);
        json.WriteEndArray();
        json.WriteStartArray("geometricMeans");
        for (int i = 1; i < engines.Count; i++)
            WriteNumber(json, null, GeometricMean(i));
        json.WriteEndArray();
        json.WriteStartArray("benchmarks");
        foreach ((Benchmark benchmark, Measurement[] byEngine) in rows)
        {
            json.WriteStartObject();
            json.WriteString("suite", benchmark.Suite);
            json.WriteString("name", benchmark.Name);
            json.WriteStartArray("byEngine");
            foreach (Measurement measurement in byEngine)
            {
                json.WriteStartObject();
                WriteNumber(json, "medianMs", measurement.MedianMilliseconds);
                WriteNumber(json, "medianBytes", measurement.MedianBytes);
                json.WriteString("error", measurement.Error);
                json.WriteStartArray("ms");
                foreach (double time in measurement.Milliseconds)
                    json.WriteNumberValue(Math.Round(time, 4));
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private double? GeometricMean(int engine)
    {
        double[] ratios = [.. rows.Select(row => Ratio(row.ByEngine[0], row.ByEngine[engine])).OfType<double>()];
        return ratios.Length == 0 ? null : Math.Exp(ratios.Average(Math.Log));
    }

    private static double? Ratio(Measurement ours, Measurement other) => ours.MedianMilliseconds / other.MedianMilliseconds;

    private static string Time(Measurement measurement) => measurement.Error is null ? Format(measurement.MedianMilliseconds, "F2", " ms") : "failed";

    private static string Format(double? number, string format, string unit) =>
        number is { } value ? value.ToString(format, CultureInfo.InvariantCulture) + unit : "-";

    private static void WriteNumber(Utf8JsonWriter json, string? name, double? value)
    {
        if (name is not null)
            json.WritePropertyName(name);
        if (value is { } number)
            json.WriteNumberValue(number);
        else
            json.WriteNullValue();
    }
}
