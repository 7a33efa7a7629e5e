globalThis.evaluations = (globalThis.evaluations ?? 0) + 1;
let n = 0;
export const increment = () => ++n;
export const get = () => n;
export default "default of counter";
