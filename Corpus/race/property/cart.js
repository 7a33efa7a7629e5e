// expect: race cart.total
// The README's example: two threads add up one total without a lock: a lost update.
const cart = { items: [{ price: 3 }, { price: 4 }, { price: 5 }], total: 0 };

function addUp(from, to) {
  for (let i = from; i < to; i++) cart.total = cart.total + cart.items[i].price;
}

const helper = new Thread(() => addUp(0, 2));
addUp(2, 3);
helper.join();
