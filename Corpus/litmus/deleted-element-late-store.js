/* A plain store to an element against deleting it and refusing new ones, in both orders.
 * Allowed: the store came before the delete, or between the two as an add. Forbidden: an element that was seen absent on an object that refuses
 * new ones, and is there afterwards (O8). Found by Corpus/explore/engine/delete-then-prevent.js and prevent-then-delete.js.
 */
for (const make of [() => ({ 0: "old" }), () => ["old"], () => ["old", "next"]]) {
  litmus({
    make, allowed: ["w false false", "w true true"], ms: 60,
    bodies: [
      s => { s[0] = "late"; return "w"; },
      s => { delete s[0]; Object.preventExtensions(s); return 0 in s; },
    ],
    final: s => 0 in s,
  });
  litmus({
    make, allowed: ["w false false"], ms: 60,
    bodies: [
      s => { s[0] = "late"; return "w"; },
      s => { Object.preventExtensions(s); delete s[0]; return 0 in s; },
    ],
    final: s => 0 in s,
  });
}
