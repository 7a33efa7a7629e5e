// expect: race seat.state
// pattern: check-then-act
const seat = { state: 'free' };
function book(name) {
  if (seat.state === 'free') {
    seat.state = name;
  }
}
const ts = [new Thread(book, 'ann'), new Thread(book, 'bob')];
for (const t of ts) t.join();
