// expect: error
// Two withdrawals check the balance and then take from it. After Joshi, Naik, Sen, Park: "CalFuzzer" (2009), as many textbooks.
const account = { balance: 100 };

function withdraw(amount) {
  if (account.balance >= amount) {
    account.balance = account.balance - amount;
    return true;
  }
  return false;
}

const thread = new Thread(() => withdraw(80));
const mine = withdraw(80);
const theirs = thread.join();
if (mine && theirs)
  throw new Error(`both withdrawals of 80 were made from 100, the balance is ${account.balance}`);
