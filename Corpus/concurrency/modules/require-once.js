/* Several threads require the same CommonJS module at the same time: one evaluation, one exports object (M8).
 */
const results = together(4, () => require("./_parts/shared.cjs"));
for (const exports of results) same(exports, results[0], "one exports object");
same(globalThis.cjsEvaluations, 1, "evaluations");
