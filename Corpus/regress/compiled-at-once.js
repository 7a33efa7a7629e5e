/* Functions that several threads call for the first time at once run the code they were written with. (M1, M4)
 * Once two compilations of one source wrote register numbers into the tree that they share.
 */
race({
  make: () => new Function(`
    const list = [];
    for (let i = 0; i < 6; i++) {
      const f = new Function("a", "b = a + 1", "...rest", \`let x = a + \${i}, y = b; const inner = () => x + y + rest.length; { let z = inner(); x = z; } return [x, y, inner()].join();\`);
      list.push(f);
    }
    return list;`)(),
  bodies: [
    list => list.map(f => f(1, 2, 3)).join(";"),
    list => list.map(f => f(1, 2, 3)).join(";"),
  ],
  check: (list, results) => {
    const expected = list.map((f, i) => [1 + i + 2 + 1, 2, 1 + i + 2 + 1 + 2 + 1].join()).join(";");
    for (const found of results) same(found, expected, "what the functions answer");
  },
  rounds: 20, batch: 40,
});
