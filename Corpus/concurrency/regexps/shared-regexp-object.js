/* One stateless regular expression object on all threads: test, match, replace with functions, split.
 * Forbidden: another thread's captures (scratch space is not shared).
 */
const re = /(\w+)@(\w+)\.(com|org)/, words = /\b(\w)(\w*)\b/g;
together(4, t => {
  for (let i = 0; i < 120; i++) {
    const m = re.exec(`mail user${t}x${i}@host${t}.org now`);
    sameList([...m], [`user${t}x${i}@host${t}.org`, `user${t}x${i}`, "host" + t, "org"], "captures");
    same(`one t${t} i${i}`.replace(/\b(\w)(\w*)\b/g, (_, a, b) => a.toUpperCase() + b), `One T${t} I${i}`, "replace with a function");
    same(`k${t}=v${i};`.split(/[=;]/).join(), `k${t},v${i},`, "split");
    same(re.test("nothing"), false, "test");
  }
});
