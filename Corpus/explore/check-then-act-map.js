// expect: error
// Each operation on a Map is atomic; looking and then putting is not.
const counts = new Map();

function count(word) {
  if (counts.has(word)) counts.set(word, counts.get(word) + 1);
  else counts.set(word, 1);
}

const thread = new Thread(count, 'a');
count('a');
thread.join();
if (counts.get('a') !== 2) throw new Error(`expected 2, found ${counts.get('a')}`);
