// expect: error
// The work-stealing queue of Cilk's THE protocol (Frigo, Leiserson, Randall 1998), with the lock left out where the last item is taken:
// owner and thief both get it.
const queue = { head: 0, tail: 0, items: [] }, lock = new Lock(), taken = [0, 0];

function push(item) {
  queue.items[queue.tail] = item;
  queue.tail++;
}

function pop() {
  queue.tail--;
  const tail = queue.tail;
  if (queue.head > tail) {
    queue.tail++;
    return undefined;
  }
  return queue.items[tail];
}

function steal() {
  return lock.hold(() => {
    const head = queue.head;
    if (head >= queue.tail) return undefined;
    queue.head = head + 1;
    return queue.items[head];
  });
}

push(0);
push(1);
const thief = new Thread(() => {
  for (let i = 0; i < 2; i++) {
    const item = steal();
    if (item !== undefined) Atomics.add(taken, item, 1);
  }
});
for (let i = 0; i < 2; i++) {
  const item = pop();
  if (item !== undefined) Atomics.add(taken, item, 1);
}
thief.join();
if (taken[0] > 1 || taken[1] > 1) throw new Error(`an item was taken twice: ${taken.join(', ')}`);
