/* Splay trees under churn: nodes with payloads are inserted and removed; garbage of middling age. One tree a unit. */
class Node { constructor(key, value) { this.key = key; this.value = value; this.left = null; this.right = null; } }
class SplayTree {
  constructor() { this.root = null; }
  splay(key) {
    if (this.root === null) return;
    const dummy = new Node(0, null);
    let left = dummy, right = dummy, current = this.root;
    for (;;) {
      if (key < current.key) {
        if (current.left === null) break;
        if (key < current.left.key) { const t = current.left; current.left = t.right; t.right = current; current = t; if (current.left === null) break; }
        right.left = current; right = current; current = current.left;
      } else if (key > current.key) {
        if (current.right === null) break;
        if (key > current.right.key) { const t = current.right; current.right = t.left; t.left = current; current = t; if (current.right === null) break; }
        left.right = current; left = current; current = current.right;
      } else break;
    }
    left.right = current.left; right.left = current.right; current.left = dummy.right; current.right = dummy.left;
    this.root = current;
  }
  insert(key, value) {
    const node = new Node(key, value);
    if (this.root !== null) {
      this.splay(key);
      if (this.root.key === key) return;
      if (key > this.root.key) { node.left = this.root; node.right = this.root.right; this.root.right = null; }
      else { node.right = this.root; node.left = this.root.left; this.root.left = null; }
    }
    this.root = node;
  }
  remove(key) {
    this.splay(key);
    if (this.root.key !== key) return;
    if (this.root.left === null) { this.root = this.root.right; return; }
    const right = this.root.right;
    this.root = this.root.left;
    this.splay(key);
    this.root.right = right;
  }
}
scaling(threads => inUnits(threads, 16, unit => {
  const tree = new SplayTree(), keys = [];
  let seed = unit + 1;
  for (let i = 0; i < 1600; i++) {
    seed = seed * 1103515245 + 12345 & 0x7fffffff;
    keys.push(seed);
    tree.insert(seed, { array: [seed, i, unit], text: "key " + i });
    if (i >= 400) tree.remove(keys[i - 400]);
  }
  return tree.root.key % 1000;
}).reduce((a, b) => a + b, 0));
