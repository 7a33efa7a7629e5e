// expect: race
// Deleting an element against reading it.
const a = [1, 2, 3];
const t = new Thread(() => {
  delete a[1];
});
a[1];
t.join();
