// Compiles JSON schemas to functions (new Function) and validates good and bad data.
const Ajv = require("ajv");

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
ajv.addKeyword({ keyword: "even", type: "number", validate: (wanted, n) => (n % 2 === 0) === wanted, errors: false });
ajv.addFormat("word", /^\w+$/);

const schema = {
  $id: "order",
  type: "object",
  required: ["id", "items", "customer"],
  additionalProperties: false,
  properties: {
    id: { type: "integer", minimum: 1, even: true },
    customer: { $ref: "#/$defs/person" },
    items: { type: "array", minItems: 1, uniqueItems: true, items: { $ref: "#/$defs/item" } },
    note: { type: ["string", "null"], maxLength: 5, format: "word" },
  },
  patternProperties: { "^x-": { type: "string" } },
  if: { properties: { id: { const: 4 } } },
  then: { required: ["note"] },
  $defs: {
    person: { type: "object", properties: { name: { type: "string", pattern: "^\\p{Lu}" }, friends: { type: "array", items: { $ref: "#/$defs/person" } } }, required: ["name"] },
    item: { oneOf: [{ type: "string" }, { type: "object", required: ["sku"], properties: { sku: { enum: ["a", "b"] }, n: { multipleOf: 0.5 } } }] },
  },
};
const validate = ajv.compile(schema);
const cases = [
  { id: 2, customer: { name: "Ada", friends: [{ name: "Bob" }] }, items: ["x", { sku: "a", n: 1.5 }], "x-k": "v" },
  { id: 3, customer: { name: "ada", friends: [{}] }, items: [], extra: 1 },
  { id: 4, customer: { name: "Émile" }, items: ["x", "x", { sku: "c" }] },
  { id: "2", customer: null, items: [{ sku: "b", n: 0.3 }], note: "two words" },
  [],
];
for (const data of cases) {
  console.log(validate(data), JSON.stringify((validate.errors || []).map(e => [e.instancePath, e.keyword, e.message, e.params]), null, 1));
}
console.log(ajv.errorsText(validate.errors, { dataVar: "order" }));

const coerce = new Ajv({ coerceTypes: true, useDefaults: true, removeAdditional: "all" });
const loose = { n: "12", b: "true", gone: 1 };
console.log(coerce.validate({ type: "object", properties: { n: { type: "number" }, b: { type: "boolean" }, d: { type: "string", default: "x" } } }, loose), loose);
try {
  ajv.compile({ type: "objekt" });
} catch (error) {
  console.log(error.message);
}
try {
  ajv.compile({ $ref: "missing" });
} catch (error) {
  console.log(error.constructor.name, error.message);
}
