// expect: race
// D12: arr['1'] is arr[1].
const a = [0, 0];
const t = new Thread(() => {
  a[1] = 1;
});
a['1'] = 2;
t.join();
