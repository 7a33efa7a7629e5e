// expect: none
// Two threads of ten steps each: what the speed of the explorer is measured with.
const box = { a: 0 };

function work() {
  for (let i = 0; i < 5; i++)
    box.a = box.a + 1;
}

const thread = new Thread(work);
work();
thread.join();
