class A {
  x = 1;
  ['y' + 1] = this.x;
  static s = 2;
  static { this.t = A.s; }
  m() { return super.toString(); }
  get g() { return 1; }
  set g(v) { }
}
