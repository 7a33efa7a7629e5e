// expect: none
// A global appears while another thread remembers that it is absent (N1, N2): the memory does not outlive the change.
const look = () => typeof late;
const thread = new Thread(() => { globalThis.late = 1; });
const seen = look();
thread.join();
if ((seen !== 'undefined' && seen !== 'number') || look() !== 'number') throw new Error(`found ${seen}, then ${look()}`);
