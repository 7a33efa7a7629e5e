// expect: deadlock
// Dijkstra's philosophers: everybody takes the left fork first.
const count = 3, forks = Array.from({ length: count }, () => new Lock());
let meals = 0;

function eat(seat) {
  forks[seat].hold(() => forks[(seat + 1) % count].hold(() => { meals++; }));
}

const table = [];
for (let seat = 0; seat < count; seat++) table.push(new Thread(eat, seat));
for (const philosopher of table) philosopher.join();
