// Persistent collections at a size where the trees have several levels; laziness, records, equality, printing.
import { List, Map, OrderedMap, OrderedSet, Range, Record, Repeat, Seq, Set, Stack, fromJS, is, merge, setIn, updateIn } from "immutable";

let list = List();
for (let i = 0; i < 5000; i++) list = list.push(i * 7 % 1009);
console.log(list.size, list.get(4321), list.reduce((a, b) => a + b, 0), list.sort().slice(0, 10).toJS(), list.toSet().size);
const shorter = list.setSize(33).unshift(-1).insert(5, "x").splice(10, 3, "y");
console.log(shorter.toArray().join(), list.size);

let map = Map();
for (let i = 0; i < 3000; i++) map = map.set("key" + i, i).set(i, "n" + i);
for (let i = 0; i < 2900; i++) map = map.delete("key" + i);
console.log(map.size, map.get("key2950"), map.get(17), map.has("key3"), map.filter(v => typeof v === "number").keySeq().sort().first());
console.log(map.withMutations(m => { for (let i = 0; i < 3000; i++) m.delete(i); }).size, map.size);

console.log(is(fromJS({ a: [1, { b: 2 }] }), fromJS({ a: [1, { b: 2 }] })), Map([[NaN, 1]]).get(NaN), is(Set([1, 2, 3]), Set([3, 2, 1])));
console.log(fromJS({ a: { b: [1, 2] } }).setIn(["a", "b", 1], 9).updateIn(["a", "c"], 0, n => n + 1).toJS());
console.log(String(OrderedMap([["z", 1], ["a", List([1, 2])]])), String(Stack.of(1, 2, 3)), String(OrderedSet(["q", "p"])), String(Repeat("x", 3)));
console.log(setIn({ x: { y: 1 } }, ["x", "z"], 2), updateIn({ n: [1, 2] }, ["n", 0], n => n * 10), merge({ a: 1 }, { b: 2 }));

let touched = 0;
const lazy = Range(1, Infinity).map(n => { touched++; return n * n; }).filter(n => n % 2).skip(3).take(4);
console.log(touched, lazy.toArray(), touched);
console.log(Seq({ a: 1, b: 2, c: 3 }).flip().mapKeys(k => k * 2).toObject(), Range(0, 20, 5).interpose(-1).join(" "));
console.log(List([3, 1, 2]).sortBy(n => -n).zipWith((a, b) => a + b, Range(0, 10)).groupBy(n => n % 2).map(l => l.toJS()).toJS());

const Point = Record({ x: 0, y: 0 }, "Point");
class Vector extends Record({ x: 0, y: 0 }) { get length() { return Math.hypot(this.x, this.y); } }
const p = Point({ x: 3 });
console.log(String(p.set("y", 4)), p.y, new Vector({ x: 3, y: 4 }).length, is(Point({ x: 3 }), p), p.toJS());
try { p.x = 5; } catch (error) { console.log(error.message); }
console.log(map.hashCode() === Map(map).hashCode(), fromJS([1, [2, [3]]]).flatten().toJS(), JSON.stringify(fromJS({ s: new globalThis.Set([1]), d: [1, null] })));
