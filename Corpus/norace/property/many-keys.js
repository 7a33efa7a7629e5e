// expect: quiet
// D8: a dictionary: other keys are not touched.
const o = {};
for (let i = 0; i < 2000; i++) o["k" + i] = i;
const t = new Thread(() => {
  for (let i = 0; i < 1000; i++) o["k" + i] = 1;
});
for (let i = 1000; i < 2000; i++) o["k" + i] = 2;
t.join();
