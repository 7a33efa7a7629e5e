/* Key listings while properties come and go.
 * Allowed: any set of keys that existed at one moment. Here a pair is added in order and deleted in reverse order by one thread, so
 * "second" without "first" never exists at any moment (M5: key listing happens as a whole). Object.keys looks at each listed key once more
 * (7.3.23), and may meet "second" after "first" went and came: it is held to less.
 */
const s = { base: 1 };
storm([
  i => { s.first = i; s.second = i; delete s.second; delete s.first; },
  () => {
    for (let i = 0; i < 10; i++) {
      same(Object.keys(s)[0], "base", "the first key");
      for (const keys of [Reflect.ownKeys(s), Object.getOwnPropertyNames(s)]) {
        same(keys[0], "base", "the first key");
        holds(!keys.includes("second") || keys.includes("first"), "second without first: " + keys);
        same(new Set(keys).size, keys.length, "number of different keys in " + keys);
      }
      for (const key in s) oneOf(key, ["base", "first", "second"], "a key of for-in");
    }
  },
]);
