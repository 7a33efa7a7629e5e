// expect: deadlock
// Two transfers in opposite directions take the locks of the accounts in opposite orders.
const a = { lock: new Lock(), balance: 100 }, b = { lock: new Lock(), balance: 100 };

function transfer(from, to, amount) {
  from.lock.hold(() => {
    to.lock.hold(() => {
      from.balance -= amount;
      to.balance += amount;
    });
  });
}

const thread = new Thread(() => transfer(a, b, 10));
transfer(b, a, 20);
thread.join();
