class A extends (B, C) {
  static #p = 1;
  static async *[gen]() { }
  get x() { return this.#p; }
  static { }
  'constructor'() { super(); }
  async;
  get;
}
