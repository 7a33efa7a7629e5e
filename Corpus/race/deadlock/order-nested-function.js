// expect: deadlock lock order
// Two accounts, each locked while money goes to the other.
class Account {
  constructor(money) { this.money = money; this.lock = new Lock(); }
  pay(other, sum) { this.lock.hold(() => { other.lock.hold(() => { this.money -= sum; other.money += sum; }); }); }
}
const a = new Account(10), b = new Account(10);
new Thread(() => a.pay(b, 1)).join();
new Thread(() => b.pay(a, 1)).join();
