// expect: race o.done
// D19: equal values are a race all the same.
const o = { done: false };
const t = new Thread(() => {
  o.done = true;
});
o.done = true;
t.join();
