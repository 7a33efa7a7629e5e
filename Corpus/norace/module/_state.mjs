// Beside the programs that import it.
export const state = { n: 1, list: [1, 2] };
export let count = 0;
export function bump() {
  count++;
}
state.n = 2;
