// expect: error
// stringbuffer (Flanagan, Qadeer; JDK 1.4's StringBuffer.append): the length of the other buffer is asked for under its lock, the text under
// the lock again, and in between it may get shorter.
class Buffer {
  constructor(text) {
    this.text = text;
    this.lock = new Lock();
  }

  length() {
    return this.lock.hold(() => this.text.length);
  }

  slice(end) {
    return this.lock.hold(() => {
      if (end > this.text.length) throw new RangeError(`expected at most ${this.text.length} characters, found ${end}`);
      return this.text.slice(0, end);
    });
  }

  clear() {
    this.lock.hold(() => { this.text = ''; });
  }

  append(other) {
    this.lock.hold(() => {
      const length = other.length();
      this.text += other.slice(length);
    });
  }
}

const source = new Buffer('abc'), target = new Buffer('');
const thread = new Thread(() => source.clear());
target.append(source);
thread.join();
