// What another module needs, and another thread imports by itself.
export const box = { n: 1 };
