using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ConcurrentJs.Sanitizer.Tests.Reports;

/// <summary>JSON Schema, as far as our schemas and SARIF's use it (draft 7 and 2020-12). A keyword it does not know is an error, not a pass.</summary>
internal sealed class SchemaCheck(JsonNode schema)
{
    private static readonly HashSet<string> s_notes =
        ["$schema", "$id", "id", "title", "description", "default", "$defs", "definitions", "examples", "$comment", "format"];

    private readonly List<string> _wrong = [];

    /// <summary>What is wrong with a document, each with its place.</summary>
    public IReadOnlyList<string> Problems(JsonNode? document)
    {
        _wrong.Clear();
        Check(document, (JsonObject)schema, "$");
        return [.. _wrong];
    }

    private bool Fits(JsonNode? value, JsonObject rules)
    {
        int before = _wrong.Count;
        Check(value, rules, "");
        bool fits = _wrong.Count == before;
        _wrong.RemoveRange(before, _wrong.Count - before);
        return fits;
    }

    private void Check(JsonNode? value, JsonObject rules, string at)
    {
        foreach ((string keyword, JsonNode? rule) in rules)
        {
            switch (keyword)
            {
                case "$ref":
                    Check(value, Resolve(rule!.GetValue<string>()), at);
                    break;
                case "type":
                    if (!(rule is JsonArray types ? types.Any(type => IsOf(value, type!.GetValue<string>())) : IsOf(value, rule!.GetValue<string>())))
                        Wrong(at, $"expected {rule!.ToJsonString()}, found {Kind(value)}");
                    break;
                case "const":
                    if (!JsonNode.DeepEquals(value, rule))
                        Wrong(at, $"expected {rule!.ToJsonString()}, found {value?.ToJsonString()}");
                    break;
                case "enum":
                    if (!((JsonArray)rule!).Any(one => JsonNode.DeepEquals(value, one)))
                        Wrong(at, $"expected one of {rule!.ToJsonString()}, found {value?.ToJsonString()}");
                    break;
                case "anyOf":
                    if (!((JsonArray)rule!).Any(one => Fits(value, (JsonObject)one!)))
                        Wrong(at, "fits none of anyOf");
                    break;
                case "oneOf":
                    if (((JsonArray)rule!).Count(one => Fits(value, (JsonObject)one!)) != 1)
                        Wrong(at, "does not fit exactly one of oneOf");
                    break;
                case "allOf":
                    foreach (JsonNode? one in (JsonArray)rule!)
                        Check(value, (JsonObject)one!, at);
                    break;
                case "not":
                    if (Fits(value, (JsonObject)rule!))
                        Wrong(at, "fits what it must not fit");
                    break;
                default:
                    if (!CheckObject(value as JsonObject, keyword, rule, rules, at) && !CheckArray(value as JsonArray, keyword, rule, at)
                        && !CheckScalar(value as JsonValue, keyword, rule, at) && !s_notes.Contains(keyword))
                        throw new NotSupportedException($"{at}: this check does not know the keyword '{keyword}'");
                    break;
            }
        }
    }

    private bool CheckObject(JsonObject? value, string keyword, JsonNode? rule, JsonObject rules, string at)
    {
        switch (keyword)
        {
            case "required":
                foreach (JsonNode? name in (JsonArray)rule!)
                {
                    if (value is not null && !value.ContainsKey(name!.GetValue<string>()))
                        Wrong(at, $"expected the property {name}, found none");
                }
                return true;
            case "properties":
                foreach ((string name, JsonNode? inner) in (JsonObject)rule!)
                {
                    if (value is not null && value.TryGetPropertyValue(name, out JsonNode? property))
                        Check(property, (JsonObject)inner!, $"{at}.{name}");
                }
                return true;
            case "additionalProperties":
                foreach ((string name, JsonNode? property) in value ?? [])
                {
                    if (rules["properties"] is JsonObject known && known.ContainsKey(name))
                        continue;
                    if (rule is JsonObject inner)
                        Check(property, inner, $"{at}.{name}");
                    else if (!rule!.GetValue<bool>())
                        Wrong(at, $"expected no property {name}, found one");
                }
                return true;
            default:
                return false;
        }
    }

    private bool CheckArray(JsonArray? value, string keyword, JsonNode? rule, string at)
    {
        switch (keyword)
        {
            case "items":
                for (int i = 0; i < (value?.Count ?? 0); i++)
                    Check(value![i], (JsonObject)rule!, $"{at}[{i}]");
                return true;
            case "minItems":
                if (value is not null && value.Count < rule!.GetValue<int>())
                    Wrong(at, $"expected at least {rule} elements, found {value.Count}");
                return true;
            case "uniqueItems":
                if (value is not null && rule!.GetValue<bool>() && value.Select(static one => one?.ToJsonString()).Distinct().Count() != value.Count)
                    Wrong(at, "expected different elements, found equal ones");
                return true;
            default:
                return false;
        }
    }

    private bool CheckScalar(JsonValue? value, string keyword, JsonNode? rule, string at)
    {
        switch (keyword)
        {
            case "pattern":
                if (value is not null && value.TryGetValue(out string? text) && !Regex.IsMatch(text, rule!.GetValue<string>()))
                    Wrong(at, $"expected text like {rule}, found '{text}'");
                return true;
            case "minimum" or "maximum":
                if (value is not null && value.TryGetValue(out double number) && (keyword == "minimum" ? number < rule!.GetValue<double>() : number > rule!.GetValue<double>()))
                    Wrong(at, $"expected {keyword} {rule}, found {number}");
                return true;
            case "minLength":
                if (value is not null && value.TryGetValue(out string? part) && part.Length < rule!.GetValue<int>())
                    Wrong(at, $"expected at least {rule} characters, found {part.Length}");
                return true;
            default:
                return false;
        }
    }

    private JsonObject Resolve(string reference)
    {
        JsonNode? at = schema;
        foreach (string part in reference.TrimStart('#', '/').Split('/'))
            at = at![part];
        return (JsonObject)at!;
    }

    private static bool IsOf(JsonNode? value, string type) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == System.Text.Json.JsonValueKind.String,
        "boolean" => value?.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False,
        "number" => value?.GetValueKind() == System.Text.Json.JsonValueKind.Number,
        "integer" => value?.GetValueKind() == System.Text.Json.JsonValueKind.Number && Math.Floor(value.AsValue().GetValue<double>()) == value.AsValue().GetValue<double>(),
        _ => throw new NotSupportedException($"this check does not know the type '{type}'"),
    };

    private static string Kind(JsonNode? value) => value is null ? "null" : value.GetValueKind().ToString().ToLowerInvariant();

    private void Wrong(string at, string what) => _wrong.Add($"{at}: {what}");
}
