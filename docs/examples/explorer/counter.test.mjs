// cjs test docs/examples/explorer/counter.test.mjs
import assert from 'node:assert';
import { explore, race } from 'cjs:test';

class Counter {
  #lock = new Lock();
  n = 0;
  add() { this.#lock.hold(() => { this.n++; }); }
  addUnlocked() { this.n++; }
}

function twice(step) {
  const counter = new Counter();
  const thread = new Thread(() => step(counter));
  step(counter);
  thread.join();
  return counter.n;
}

// All schedules that threads can tell apart.
explore.every('increments under a lock are not lost', () => {
  assert.equal(twice(counter => counter.add()), 2);
});

// No schedule fails, and none has a race.
race.test('a locked counter is quiet', { time: 1 }, () => {
  twice(counter => counter.add());
});

// The mistake, as a test: some schedule loses an increment, and the detector sees why.
explore.fails('increments without a lock are lost', () => {
  assert.equal(twice(counter => counter.addUnlocked()), 2);
});

race.expect('increments without a lock race', { on: 'this.n' }, () => {
  twice(counter => counter.addUnlocked());
});
