// Its evaluation changes what the program shares.
globalThis.shared.n = 2;
export const done = true;
