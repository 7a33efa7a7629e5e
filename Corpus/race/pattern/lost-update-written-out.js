// expect: race account.money
// pattern: lost update
const account = { money: 100 };
function pay(sum) {
  account.money = account.money - sum;
}
const ts = [new Thread(pay, 10), new Thread(pay, 20)];
for (const t of ts) t.join();
