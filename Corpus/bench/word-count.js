/* Words of 16 long texts counted: split, Map, strings as keys; each unit has a Map of its own. They are merged by one thread at the end, which must stay a small part. */
const words = "the quick brown fox jumps over a lazy dog while seven wizards box with jolly dwarves and nobody knows why it went on".split(" ");
let seed = 7;
const random = n => (seed = seed * 1103515245 + 12345 & 0x7fffffff) % n;
const texts = Array.from({ length: 16 }, () => Array.from({ length: 40000 }, () => words[random(words.length)] + (random(10) === 0 ? random(50) : "")).join(" "));
scaling(threads => {
  const maps = inUnits(threads, texts.length, i => {
    const counts = new Map();
    for (const word of texts[i].split(" ")) counts.set(word, (counts.get(word) ?? 0) + 1);
    return counts;
  });
  const total = new Map();
  for (const counts of maps) counts.forEach((n, word) => total.set(word, (total.get(word) ?? 0) + n));
  return total.size * 1e6 + total.get("fox");
});
