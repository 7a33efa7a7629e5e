// A tour of lodash: collections, deep equality, templates, string cases, memoising, chaining, debounce with timers.
const _ = require("lodash");

const people = [
  { name: "Ada", born: 1815, tags: ["maths", "engines"] },
  { name: "Grace", born: 1906, tags: ["compilers", "navy"] },
  { name: "Alan", born: 1912, tags: ["maths", "machines"] },
  { name: "Barbara", born: 1939, tags: ["compilers", "types"] },
];

console.log(JSON.stringify(_.groupBy(people, person => Math.floor(person.born / 100))));
console.log(_.chain(people).flatMap("tags").countBy().toPairs().sortBy([1, 0]).value());
console.log(_.orderBy(people, [p => p.tags.length, "name"], ["desc", "asc"]).map(p => p.name));
console.log(_.keyBy(people, "name").Ada.born, _.find(people, { tags: ["types"] }).name);
console.log(_.partition(_.range(20), n => n % 3 === 0));

const deep = { a: [1, { b: new Map([[1, new Set([1, 2])]]), d: new Date(0) }], r: /x/gi, t: new Uint8Array([1, 2, 3]) };
const copy = _.cloneDeep(deep);
console.log(_.isEqual(deep, copy), deep.a[1] === copy.a[1], copy.a[1].b.get(1).size, copy.r.flags, copy.d);
copy.a[1].b.get(1).add(3);
console.log(_.isEqual(deep, copy));
console.log(_.merge({ a: { b: 1, c: [1, 2] } }, { a: { c: [, 3], d: null } }));
console.log(_.get(deep, "a[1].b.size", "none"), _.get(deep, ["a", 9, "z"], "none"), _.set({}, "x.y[2].z", 1));

console.log(["fooBar", "foo bar", "--FOO-BAR--", "fóòBàr2baz"].map(s => [_.camelCase(s), _.kebabCase(s), _.snakeCase(s), _.startCase(s), _.deburr(s)]));
console.log(_.template("<% _.forEach(items, function (i) { %><li><%- i %></li><% }); %>${ items.length }")({ items: ["a", "<b>", "&"] }));
console.log(_.words("fred, barney, & pebbles"), _.truncate("hi-diddly-ho there, neighborino", { length: 24, separator: /,? +/ }), _.pad("abc", 8, "_-"));
console.log(_.escape("fred, barney, & 'pebbles' <a>"), _.unescape("&lt;p&gt; &amp;amp;"));

const slowSquare = _.memoize(n => { calls++; return n * n; });
let calls = 0;
console.log([3, 3, 4, 3].map(slowSquare), calls);
console.log(_.curry((a, b, c) => [a, b, c])(1)(_, 3)(2), _.flow([_.add, n => n * n])(1, 2), _.partialRight(Math.max, 5)(1, 2));
console.log(_.sortBy(_.shuffle(_.range(50))).join() === _.range(50).join(), _.sampleSize(_.range(10), 3).length);
console.log(_.xorWith([{ x: 1 }, { x: 2 }], [{ x: 2 }, { x: 3 }], _.isEqual), _.zipObjectDeep(["a.b[0].c", "a.b[1].d"], [1, 2]));
console.log(_.isPlainObject(Object.create(null)), _.isPlainObject(new (class A {})()), _.isArguments((function () { return arguments; })()), _.isTypedArray(deep.t), _.isError(new TypeError("x")));
console.log(_.toPath("a[0].b['c.d']"), _.inRange(-3, -2, -6), _.clamp(12, -5, 5), _.round(4060.127, 2), _.sumBy(people, "born"));

let fired = 0;
const debounced = _.debounce(() => { fired++; }, 5);
debounced();
debounced();
const throttled = _.throttle(() => "now", 50);
console.log(throttled(), throttled());
setTimeout(() => { console.log("debounced", fired); throttled.cancel(); }, 60);
