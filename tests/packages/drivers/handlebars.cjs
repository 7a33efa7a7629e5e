// Compiles templates to JavaScript and runs them: blocks, partials, helpers, whitespace control, errors, precompile.
const Handlebars = require("handlebars");

Handlebars.registerHelper("shout", text => String(text).toUpperCase() + "!");
Handlebars.registerHelper("list", (items, options) => "<ul>" + items.map((item, i) => "<li>" + options.fn(item, { data: { ...options.data, nth: i + 1 } }) + "</li>").join("") + "</ul>");
Handlebars.registerHelper("link", (text, { hash }) => new Handlebars.SafeString(`<a href="${Handlebars.escapeExpression(hash.href)}">${Handlebars.escapeExpression(text)}</a>`));
Handlebars.registerPartial("person", "{{name}} ({{#if born}}{{born}}{{else}}unknown{{/if}}){{> @partial-block}}");

const template = Handlebars.compile(`
{{#each people as |p i|}}
  {{i}}: {{#> person p}} of {{../place}}{{/person}} {{shout p.name}} {{@first}}/{{@last}}
{{else}}
  nobody
{{/each}}
{{#list tags}}{{@nth}}:{{this}}{{/list}}
{{link "a & b" href="x?y=1&z=2"}} {{{raw}}} {{raw}} {{lookup map "k"}} {{map.[odd key]}}
{{~#unless hidden~}}   shown   {{~/unless~}}
{{#with map}}{{k}}-{{../place}}{{/with}} {{!-- comment --}}
`);
const data = { people: [{ name: "Ada", born: 1815 }, { name: "<Bob>" }], place: "Earth", tags: ["x", "y"], raw: "<b>&</b>", map: { k: "v", "odd key": 7 } };
console.log(template(data));
console.log(template({ people: [], tags: [], map: {} }));
console.log(Handlebars.precompile("{{#if a}}{{b}}{{/if}}").length > 200, Handlebars.precompile("{{a}}"));
console.log(JSON.stringify(Handlebars.parse("{{#foo a=1}}{{bar \"x\"}}{{/foo}}").body[0].hash));

for (const source of ["{{#if a}}{{/each}}", "{{nothing 1 2}}", "{{> missing}}", "{{a", "{{#each}}{{/each}}"]) {
  try {
    console.log(Handlebars.compile(source)({}));
  } catch (error) {
    console.log(error.name, error.message);
  }
}

let text = "";
const row = Handlebars.compile("{{id}}-{{#if even}}e{{else}}o{{/if}};");
for (let i = 0; i < 2000; i++) text += row({ id: i, even: i % 2 === 0 });
console.log(text.length, text.slice(-20));
