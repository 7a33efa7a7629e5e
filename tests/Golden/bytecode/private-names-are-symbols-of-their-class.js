class A {
  #field = 1;
  static #count = 0;
  #method() { return this.#field; }
  get #accessor() { return 2; }
  static has(o) { return #field in o; }
  use(other) { other.#field += 1; A.#count++; return other.#method() + other.#accessor; }
}
