// expect: none
// A thread ends while another one joins it (H1): the value is there, and the waiting ends.
const thread = new Thread(() => 'value');
const how = thread.join();
if (how !== 'value' || thread.join() !== 'value') throw new Error(`found ${how}`);
