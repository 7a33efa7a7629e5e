// expect: error
// A linked queue (after the unsynchronised two-ended queue of SCTBench's "queue"): two threads append to the same last node.
const queue = { head: { next: null, item: -1 }, tail: null };
queue.tail = queue.head;

function enqueue(item) {
  const node = { next: null, item };
  queue.tail.next = node;
  queue.tail = node;
}

const thread = new Thread(() => enqueue(1));
enqueue(2);
thread.join();
let length = 0;
for (let node = queue.head.next; node !== null; node = node.next) length++;
if (length !== 2) throw new Error(`expected 2 items, found ${length}`);
