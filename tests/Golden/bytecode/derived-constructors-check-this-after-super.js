class B extends A {
  #p = 1;
  constructor(x) {
    if (x)
      super(x);
    else
      super();
    this.q = this.#p;
  }
}
class C extends B { }
