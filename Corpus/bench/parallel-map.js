/* 100,000 objects mapped to 100,000 others, all in one results array. */
const people = Array.from({ length: 100_000 }, (_, i) => ({ id: i, age: i % 90, first: "first" + i % 100, last: "last" + i % 1000 }));
scaling(threads => {
  const results = new Array(people.length), chunk = 1000;
  inUnits(threads, people.length / chunk, n => {
    for (let i = n * chunk; i < (n + 1) * chunk; i++) {
      const p = people[i];
      results[i] = { id: p.id, name: p.first + " " + p.last, adult: p.age >= 18, born: 2024 - p.age };
    }
  });
  let adults = 0;
  for (let i = 0; i < results.length; i += 100) adults += results[i].adult ? results[i].name.length : 0;
  return adults;
});
