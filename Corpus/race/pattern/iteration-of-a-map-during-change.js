// expect: race entries
// pattern: iteration during change
const users = new Map([[1, 'ann']]);
const t = new Thread(() => {
  users.set(2, 'bob');
});
for (const id of users.keys()) id + 1;
t.join();
