/* A parallel map over 100,000 objects. Threads take tickets with Atomics.add and write into one results array: each element is a
 * location of its own, so nobody needs a lock.
 * @prints 100000 results, all right
 */
const people = Array.from({ length: 100_000 }, (_, i) => ({ id: i, first: "first" + i % 100, last: "last" + i % 1000 }));
const greet = person => ({ id: person.id, text: `Hello, ${person.first} ${person.last}` });

function parallelMap(list, fn, threads) {
  const results = new Array(list.length);
  const ticket = { next: 0 };
  const chunk = 256;
  const work = () => {
    for (;;) {
      const start = Atomics.add(ticket, "next", chunk);
      if (start >= list.length) return;
      const end = Math.min(start + chunk, list.length);
      for (let i = start; i < end; i++) results[i] = fn(list[i], i);
    }
  };
  const workers = Array.from({ length: threads - 1 }, () => new Thread(work));
  work();
  for (const worker of workers) worker.join();
  return results;
}

const results = parallelMap(people, greet, 2);
const right = results.every((r, i) => r.id === i && r.text === `Hello, first${i % 100} last${i % 1000}`);
console.log(`${results.length} results, ${right ? "all right" : "some wrong"}`);
