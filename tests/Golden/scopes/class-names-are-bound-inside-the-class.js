let A = class B {
  static s = B;
  #p;
  m() { return B + this.#p; }
};
for (let i = 0; i < 2; i++) setTimeout(() => i);
try { } catch ({ e, ...r }) { () => e; }
