// expect: none
// The storage grows while another thread writes an element that is there (G1, M4).
const a = [0, 1, 2, 3];
const thread = new Thread(() => { a[4] = 'grown'; });
a[3] = 'written';
thread.join();
if (a.length !== 5 || a[3] !== 'written' || a[4] !== 'grown') throw new Error(`found ${JSON.stringify(a)}`);
