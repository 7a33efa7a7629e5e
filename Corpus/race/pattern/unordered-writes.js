// expect: race log.last
// pattern: unordered writes
const log = { last: '' };
function note(text) {
  log.last = text;
}
const ts = [new Thread(note, 'a'), new Thread(note, 'b')];
for (const t of ts) t.join();
