// Beside the programs that import it: its evaluation stops in the middle.
export const state = { n: 1 };
await new Promise((resolve) => setTimeout(resolve, 5));
state.n = 2;
export const late = { n: state.n };
