// expect: none
// An element is there before the length that covers it (G3, M7).
const a = [0];
const thread = new Thread(() => { a[1] = 'new'; });
const length = a.length, last = a[length - 1];
thread.join();
if (last !== (length === 1 ? 0 : 'new')) throw new Error(`found ${String(last)} at the end of ${length}`);
