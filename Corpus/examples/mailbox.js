/* A mailbox: a queue with a Lock, and a Condition for those who wait until there is something in it.
 * @prints received 300 messages, 100 from each sender, each sender's in order
 */
class Mailbox {
  #messages = [];
  #lock = new Lock();
  #arrived = new Condition();

  send(message) {
    this.#lock.hold(() => {
      this.#messages.push(message);
      this.#arrived.notify();
    });
  }

  receive() {
    return this.#lock.hold(() => {
      // A loop, not an if: a waiter may wake up and find that somebody else took the message.
      while (this.#messages.length === 0) this.#arrived.wait(this.#lock);
      return this.#messages.shift();
    });
  }
}

const box = new Mailbox();
const receiver = new Thread(() => {
  const received = [];
  while (received.length < 300) received.push(box.receive());
  return received;
});
const senders = [0, 1, 2].map(from => new Thread(() => {
  for (let n = 0; n < 100; n++) box.send({ from, n });
}));
for (const sender of senders) sender.join();
const received = receiver.join();
const bySender = [0, 1, 2].map(from => received.filter(message => message.from === from));
const ordered = bySender.every(list => list.every((message, i) => message.n === i));
console.log(`received ${received.length} messages, ${bySender.map(list => list.length).every(n => n === 100) ? 100 : "not 100"} from each sender, each sender's ${ordered ? "in order" : "out of order"}`);
